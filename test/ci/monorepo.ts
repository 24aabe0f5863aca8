import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { git } from "../cli/git-project.ts";
import { makeProject, type Project, playerSchema } from "../cli/keyslot-project.ts";
import { ciEnvironment, installKeyslot, safeSchema } from "./installed-project.ts";

const docs = fileURLToPath(new URL("../../docs/ci", import.meta.url));
const contracts = "packages/contracts";
const schemaFile = `${contracts}/schemas/player.schema.ts`;

export interface TaskRun {
  readonly passed: boolean;
  readonly log: string;
  /** How many tasks there were, and how many of them came from the cache. */
  readonly tasks: number;
  readonly cached: number;
}

/** What runs the scripts of a monorepo: its file in the documentation, and how a task is run with it. */
export interface TaskRunner {
  readonly config: string;
  prepare(project: Project): void;
  run(project: Project, task: string, env: Readonly<Record<string, string>>): TaskRun;
}

/** A package with schemas, as documented, and one that is built after it. What is ignored is not committed either. */
function makeMonorepo(runner: TaskRunner, ignored: string): Project {
  const app = { name: "app", version: "1.0.0", dependencies: { contracts: "*" }, scripts: { build: "node build.mjs" } };
  const project = makeProject({
    "package.json": `${JSON.stringify({ name: "shop", private: true, packageManager: "npm@10.8.2", workspaces: ["packages/*"] })}\n`,
    "package-lock.json": lockfile(),
    ".gitignore": `node_modules\ndist\n.nx\n.turbo\n${ignored}\n`,
    [`${contracts}/package.json`]: readFileSync(join(docs, "contracts-package.json"), "utf8"),
    [`${contracts}/keyslot.config.json`]: "{}\n",
    [schemaFile]: playerSchema,
    "packages/app/package.json": JSON.stringify(app),
    "packages/app/build.mjs":
      'import { cpSync } from "node:fs";\ncpSync("../contracts/generated", "dist", { recursive: true });\n',
  });
  cpSync(join(docs, runner.config), join(project.root, runner.config));
  installKeyslot(project.root);
  runner.prepare(project);
  git(project.root, "init", "-q");
  const { code, stderr } = project.keyslot(["build"], { cwd: contracts });
  if (code !== 0) throw new Error(stderr);
  git(project.root, "add", ".");
  git(project.root, "commit", "-q", "-m", "A start");
  return project;
}

/** Runners read from it which package depends on which. */
function lockfile(): string {
  const packages = {
    "": { name: "shop", workspaces: ["packages/*"] },
    "node_modules/app": { resolved: "packages/app", link: true },
    "node_modules/contracts": { resolved: contracts, link: true },
    "packages/app": { version: "1.0.0", dependencies: { contracts: "*" } },
    [contracts]: {},
  };
  return JSON.stringify({ name: "shop", lockfileVersion: 3, requires: true, packages });
}

/** What is the same comes from the cache, whatever else changed; what the result depends on does not. */
export function checkCaching(runner: TaskRunner): void {
  // Turbo takes generated files that are committed for inputs as well, so that those that are gone are made anew.
  const project = makeMonorepo(runner, "generated");
  const local = { CI: "false" };
  const build = () => runner.run(project, "build", local);
  const schemas = (env: Readonly<Record<string, string>> = local) => runner.run(project, "schemas", env);
  const all = { passed: true, tasks: 2, cached: 2 };
  const none = { passed: true, tasks: 2, cached: 0 };
  const generated = contents(project);
  expect(build(), "the first run").toMatchObject(none);
  expect(build(), "a second run").toMatchObject(all);

  project.write("README.md", "Words.\n");
  expect(build(), "a file of no package").toMatchObject(all);
  // Of the task that depends on it, every file may be an input.
  project.write(`${contracts}/README.md`, "Words.\n");
  expect(schemas(), "a file that is no input").toMatchObject({ passed: true, tasks: 1, cached: 1 });
  project.remove(`${contracts}/README.md`);
  project.remove(`${contracts}/generated`);
  expect(build(), "generated files that are gone").toMatchObject(all);
  expect(contents(project)).toEqual(generated);

  project.write(`${contracts}/keyslot.config.json`, '{ "evolution": { "mode": "full" } }\n');
  expect(build(), "another config").toMatchObject(none);
  project.write(schemaFile, safeSchema);
  expect(build(), "another schema").toMatchObject(none);
  expect(project.read(`${contracts}/schemas/schema.lock.json`)).toContain("motto");
  expect(build(), "the lockfile that this wrote").toMatchObject(none);
  expect(build(), "nothing else").toMatchObject(all);
  expect(schemas({ CI: "true" }), "a frozen build").toMatchObject({ passed: true, tasks: 1, cached: 0 });
}

/** A failure is no result that is kept, and what a cache would put right is seen all the same. */
export function checkFailures(runner: TaskRunner): void {
  const project = makeMonorepo(runner, "");
  const run = (task: string, CI = "false") => runner.run(project, task, { CI });
  const file = project.list(contracts).find((path) => path.endsWith("player.ts")) ?? "";
  project.write(file, `${project.read(file)}// by hand\n`);
  expect(run("check-schemas", "true"), "what is not as generated").toMatchObject({
    passed: false,
    cached: 0,
    log: expect.stringContaining("by hand"),
  });
  expect(run("schemas"), "what is generated is put back").toMatchObject({ passed: true });
  expect(run("check-schemas")).toMatchObject({ passed: true, cached: 0 });

  project.write(schemaFile, playerSchema.replace("int32;", "int33;"));
  for (const again of ["fails", "fails again"])
    expect(run("build"), again).toMatchObject({ passed: false, cached: 0, log: expect.stringContaining("KS1") });
}

function contents(project: Project): Readonly<Record<string, string>> {
  const files = project.list(contracts).filter((path) => /\/generated\/|\.lock\.json$/.test(path));
  return Object.fromEntries(files.map((path) => [path, project.read(path)]));
}

export function runTool(
  project: Project,
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) {
  const { status, stdout, stderr } = spawnSync(tool, args, {
    cwd: project.root,
    encoding: "utf8",
    env: ciEnvironment(env),
  });
  return { passed: status === 0, log: `${stdout}${stderr}` };
}

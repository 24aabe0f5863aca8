import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { emptyFolder, type GitProject, git } from "../cli/git-project.ts";
import { ciTool } from "./ci-tool.ts";
import { breakingSchema, build, ciEnvironment, makeReleasedProject, safeSchema } from "./installed-project.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const hook = join(root, "docs/ci/pre-commit");
const lefthook = ciTool({ packages: ["lefthook@2.2.2"], bin: "lefthook" });
const husky = ciTool({ packages: ["husky@9.1.7"], bin: "husky" });
const preCommit = spawnSync("pre-commit", ["--version"]).status === 0;
const schemaFile = "schemas/player.schema.ts";

vi.setConfig({ testTimeout: 240_000 });

test.runIf(process.env.CI === "true")("what runs hooks is there", () =>
  expect({ lefthook, husky, preCommit }).toEqual({
    lefthook: expect.any(String),
    husky: expect.any(String),
    preCommit: true,
  }),
);

test("a commit that breaks someone is refused, a safe one is made, and what does not concern the schemas is not looked at", () => {
  const project = makeReleasedProject();
  installHook(project);
  project.write(schemaFile, breakingSchema);
  expect(commitAll(project)).toMatchObject({ made: false, log: expect.stringContaining("KS2104") });
  // Not even with a lockfile that knows nothing of the release.
  project.remove("schemas/schema.lock.json");
  build(project);
  expect(commitAll(project)).toMatchObject({ made: false, log: expect.stringContaining("KS2104") });
  project.git("checkout", "-q", "HEAD", "--", ".");
  project.write(schemaFile, safeSchema);
  expect(commitAll(project)).toMatchObject({ made: false, log: expect.stringContaining("schema.lock.json") });
  build(project);
  expect(commitAll(project)).toMatchObject({ made: true });
  expect(project.git("status", "--porcelain", "--ignored", "--", ":!node_modules")).toBe("");
});

test("what is staged counts, not what lies in the work tree", () => {
  const project = makeReleasedProject();
  installHook(project);
  project.write(schemaFile, safeSchema);
  build(project);
  project.git("add", ".");
  project.write(schemaFile, breakingSchema);
  project.write("schemas/draft.schema.ts", "This is no schema yet.\n");
  expect(commit(project)).toMatchObject({ made: true });
  expect(project.read(schemaFile)).toBe(breakingSchema);
  project.git("add", schemaFile);
  project.write(schemaFile, safeSchema);
  expect(commit(project)).toMatchObject({ made: false, log: expect.stringContaining("KS2104") });
});

test("the first commit of a project in a folder, and one of another folder", () => {
  const project = makeReleasedProject("packages/contracts");
  project.git("update-ref", "-d", "HEAD");
  installHook(project, "packages/contracts");
  expect(commit(project)).toMatchObject({ made: true });
  project.write(`packages/contracts/${schemaFile}`, breakingSchema);
  project.write("README.md", "Words.\n");
  project.git("add", "README.md");
  expect(commit(project)).toMatchObject({ made: true, log: expect.not.stringContaining("keyslot") });
});

test.skipIf(!lefthook)("lefthook runs the same", () => {
  const project = makeReleasedProject();
  addScript(project);
  copyFileSync(join(root, "docs/ci/lefthook.yml"), join(project.root, "lefthook.yml"));
  run(project, lefthook ?? "", ["install"]);
  expectGuarded(project, { LEFTHOOK_BIN: lefthook ?? "" });
});

test.skipIf(!husky)("husky runs the same", () => {
  const project = makeReleasedProject();
  addScript(project);
  run(project, husky ?? "", []);
  copyFileSync(join(root, "docs/ci/husky-pre-commit"), join(project.root, ".husky/pre-commit"));
  expectGuarded(project);
});

test.skipIf(!preCommit)("pre-commit runs the same", () => {
  const project = makeReleasedProject();
  addScript(project);
  copyFileSync(join(root, "docs/ci/pre-commit-config.yaml"), join(project.root, ".pre-commit-config.yaml"));
  run(project, "pre-commit", ["install"]);
  expectGuarded(project, { PRE_COMMIT_HOME: emptyFolder() });
});

test.skipIf(!preCommit)("pre-commit takes the hook from this repository", () => {
  const source = emptyFolder();
  for (const file of [".pre-commit-hooks.yaml", "docs/ci/pre-commit"]) {
    mkdirSync(dirname(join(source, file)), { recursive: true });
    cpSync(join(root, file), join(source, file));
  }
  git(source, "init", "-q");
  git(source, "add", ".");
  git(source, "commit", "-q", "-m", "Hooks");
  const project = makeReleasedProject();
  const tried = () =>
    run(project, "pre-commit", ["try-repo", source, "keyslot", "--verbose"], { PRE_COMMIT_HOME: emptyFolder() });
  expect(tried()).toMatchObject({ code: 0 });
  project.write(schemaFile, breakingSchema);
  project.git("add", ".");
  expect(tried()).toMatchObject({ code: 1, log: expect.stringContaining("KS2104") });
});

/** Whoever guards a project lets its files be committed, and refuses what breaks someone. */
function expectGuarded(project: GitProject, env: Readonly<Record<string, string>> = {}): void {
  project.git("add", ".");
  expect(commit(project, env)).toMatchObject({ made: true });
  project.write(schemaFile, breakingSchema);
  project.git("add", ".");
  expect(commit(project, env)).toMatchObject({ made: false, log: expect.stringContaining("KS2104") });
}

function addScript(project: GitProject): void {
  mkdirSync(join(project.root, "scripts"));
  copyFileSync(hook, join(project.root, "scripts/keyslot-pre-commit"));
}

function installHook(project: GitProject, folder?: string): void {
  const path = join(project.root, ".git/hooks/pre-commit");
  mkdirSync(dirname(path), { recursive: true });
  if (folder === undefined) copyFileSync(hook, path);
  else writeFileSync(path, `#!/bin/sh\nexec sh '${hook}' ${folder}\n`);
  chmodSync(path, 0o755);
}

function commitAll(project: GitProject) {
  project.git("add", "-A", ".");
  return commit(project);
}

function commit(project: GitProject, env: Readonly<Record<string, string>> = {}) {
  const { code, log } = run(project, "git", ["commit", "-m", "A step"], env);
  return { made: code === 0, log };
}

function run(
  project: GitProject,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: project.root,
    encoding: "utf8",
    env: ciEnvironment({ CI: "false", ...env }),
  });
  return { code: status, log: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}` };
}

import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type GitProject, git, gitEnvironment, inRepository } from "../cli/git-project.ts";
import { makeProject, playerSchema } from "../cli/keyslot-project.ts";

const compiler = fileURLToPath(new URL("../../compiler", import.meta.url));

/** What `npm ci` would do in a project that has the compiler as a dependency. */
export function installKeyslot(folder: string): void {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  mkdirSync(join(modules, "@keyslot"), { recursive: true });
  symlinkSync(compiler, join(modules, "@keyslot/compiler"));
  symlinkSync(join(compiler, "bin/keyslot.mjs"), join(modules, ".bin/keyslot"));
}

/**
 * A repository in which the tool is installed, and in which a first release is committed with its lockfile and generated code; at
 * its top, or in a folder of it.
 */
export function makeReleasedProject(folder = "."): GitProject {
  const at = (path: string) => (folder === "." ? path : `${folder}/${path}`);
  const project = makeProject({
    ".gitignore": "node_modules\n",
    [at("schemas/player.schema.ts")]: playerSchema,
    [at("keyslot.config.json")]: "{}\n",
  });
  installKeyslot(join(project.root, folder));
  git(project.root, "init", "-q");
  build(project, folder);
  const inGit = inRepository(project);
  inGit.commit();
  return inGit;
}

export function build(project: Pick<GitProject, "keyslot">, cwd = "."): void {
  const { code, stdout, stderr } = project.keyslot(["build", "--no-frozen"], { cwd });
  if (code !== 0) throw new Error(`keyslot build: ${stdout}${stderr}`);
}

/** Old readers of the changed document fail on what new writers store. */
export const breakingSchema = playerSchema
  .replace("hp: int32", "hp: int16")
  .replace("{ int32, Uuid }", "{ int16, Uuid }");

export const safeSchema = playerSchema.replace("hp: int32;\n", "hp: int32;\n  /** @key(3) */\n  motto?: string;\n");

/** What a CI system sets, and nothing of the one that runs these tests. */
export function ciEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(CI|GIT|GITHUB|GITLAB|RUNNER|KEYSLOT|NX|TURBO|npm)(_|$)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    ...gitEnvironment,
    CI: "true",
    NO_COLOR: "1",
    FORCE_COLOR: undefined,
    NODE_OPTIONS: "",
    // Nothing is asked of the network here.
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
    ...variables,
  };
}

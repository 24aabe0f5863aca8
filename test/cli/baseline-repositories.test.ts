import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyFolder, type GitProject, git, gitEnvironment, makeGitProject } from "./git-project.ts";
import { playerSchema } from "./keyslot-project.ts";
import { build, openBaselinesOf } from "./open-baselines-of.ts";

const schema = "schemas/player.schema.ts";
const lock = "schemas/schema.lock.json";

beforeEach(() => {
  for (const [name, value] of Object.entries(gitEnvironment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

/** Two commits; the first is tagged. */
async function released(files?: Readonly<Record<string, string>>, folder = "."): Promise<GitProject> {
  const project = makeGitProject(files);
  await build({ cwd: join(project.root, folder) });
  project.commit("v1");
  project.write("notes.md", "More.\n");
  project.commit();
  return project;
}

/** Name, place of the lockfile, and whether its schemas could be read. */
async function openedAt(cwd: string, ...against: readonly string[]) {
  const { baselines, findings } = await openBaselinesOf({ cwd }, ...against);
  expect(findings).toEqual([]);
  return baselines.map(({ name, origin, model }) => [name, origin.lockfile, model !== undefined]);
}

async function refusedAt(cwd: string, ...against: readonly string[]): Promise<readonly string[]> {
  const { baselines, findings } = await openBaselinesOf({ cwd }, ...against);
  expect(baselines).toEqual([]);
  return findings.map((each) => `${each.rule}: ${each.message} ${each.advice}`);
}

const here = [["v1", `v1:${lock}`, true]];

test("the project may be a folder of the repository, with blanks and letters beyond ASCII in its name", async () => {
  const folder = "games/my game ö\u0301 \u65e5\u672c";
  const project = await released(
    { [`${folder}/${schema}`]: playerSchema, [`${folder}/keyslot.config.json`]: "{}" },
    folder,
  );
  expect(await openedAt(join(project.root, folder), "v1")).toEqual([["v1", `v1:${folder}/${lock}`, true]]);
  expect(await openedAt(join(project.root, folder, "schemas"), "v1:./schema.lock.json")).toEqual([
    ["v1:./schema.lock.json", `v1:${folder}/${lock}`, true],
  ]);
});

test("a work tree of a repository has all its refs", async () => {
  const project = await released();
  const other = join(emptyFolder(), "other tree");
  project.git("worktree", "add", "-q", other, "HEAD");
  expect(await openedAt(other, "v1")).toEqual(here);
});

test("in a submodule, the submodule's own refs count", async () => {
  const project = await released();
  const outer = makeGitProject({ "readme.md": "Outside.\n" });
  outer.git("submodule", "add", "-q", pathToFileURL(project.root).href, "contracts");
  outer.git("commit", "-q", "-m", "With contracts");
  expect(await openedAt(join(outer.root, "contracts"), "v1")).toEqual(here);
  const [refused] = await refusedAt(outer.root, "HEAD");
  expect(refused).toContain("baseline/nothing-released");
  const flags = { schemas: ["contracts/schemas"] };
  const { findings } = await openBaselinesOf({ cwd: outer.root, flags }, "HEAD");
  expect(findings.map((each) => each.message)).toEqual([expect.stringContaining("lies in the submodule `contracts`")]);
});

test.each<readonly [name: string, gitFolder: (root: string) => string, cwd: string]>([
  ["absolute", (root) => join(root, ".git"), "."],
  ["absolute, from a folder", (root) => join(root, ".git"), "game"],
  ["relative, as hooks have it", () => ".git", "game"],
])("GIT_DIR may be set: %s", async (_, gitFolder, folder) => {
  const inFolder = folder === "." ? "" : `${folder}/`;
  const project = await released(
    { [`${inFolder}${schema}`]: playerSchema, [`${inFolder}keyslot.config.json`]: "{}" },
    folder,
  );
  vi.stubEnv("GIT_DIR", gitFolder(project.root));
  expect(await openedAt(join(project.root, folder), "v1")).toEqual([["v1", `v1:${inFolder}${lock}`, true]]);
});

test("GIT_DIR may name a bare repository from outside", async () => {
  const project = await released();
  const bare = join(emptyFolder(), "bare.git");
  project.git("clone", "-q", "--bare", ".", bare);
  const elsewhere = emptyFolder();
  git(elsewhere, "--git-dir", bare, "archive", "--output", "all.tar", "HEAD");
  const { spawnSync } = await import("node:child_process");
  spawnSync("tar", ["-xf", "all.tar"], { cwd: elsewhere });
  vi.stubEnv("GIT_DIR", bare);
  expect(await openedAt(elsewhere, "v1")).toEqual(here);
});

test("HEAD may be detached", async () => {
  const project = await released();
  project.git("checkout", "-q", "--detach", "v1");
  expect(await openedAt(project.root, "HEAD")).toEqual([["HEAD", `HEAD:${lock}`, true]]);
});

test("a checkout with CRLF is compared with what was committed", async () => {
  const project = await released();
  project.git("config", "core.autocrlf", "true");
  project.git("rm", "-q", "--cached", "-r", ".");
  project.git("reset", "-q", "--hard");
  expect(project.read(schema)).toContain("\r\n");
  expect(await openedAt(project.root, "v1")).toEqual(here);
  project.write(lock, project.read(lock).replaceAll("\n", "\r\n").replaceAll("\r\r", "\r"));
  project.git("config", "core.autocrlf", "false");
  project.commit("v2");
  expect(await openedAt(project.root, "v2")).toEqual([["v2", `v2:${lock}`, true]]);
});

test("a project whose folder was renamed finds its lockfile of then", async () => {
  const project = await released(
    { [`old name/${schema}`]: playerSchema, "old name/keyslot.config.json": "{}" },
    "old name",
  );
  project.git("mv", "old name", "packages");
  expect(await openedAt(join(project.root, "packages"), "v1")).toEqual([["v1", `v1:old name/${lock}`, true]]);
  project.commit();
  expect(await openedAt(join(project.root, "packages"), "v1")).toEqual([["v1", `v1:old name/${lock}`, true]]);
});

test("a rename is found among other projects, and through several steps", async () => {
  const others = { "b/keyslot.config.json": "{}", "b/schemas/thing.schema.ts": thing("thing", 12) };
  const files = { [`a/${schema}`]: playerSchema, "a/keyslot.config.json": "{}", ...others };
  const project = await released(files, "a");
  await build({ cwd: join(project.root, "b") });
  project.commit("v2");
  project.git("mv", "a", "c");
  project.commit();
  // All that was there is replaced in a later step, so that only the history tells.
  project.write(`c/${lock}`, '{\n  "lockfileVersion": 1\n, "types": {}\n, "accepted": {}\n}\n');
  project.write(`c/${schema}`, thing("other", 30));
  await build({ cwd: join(project.root, "c") });
  project.commit();
  expect(await openedAt(join(project.root, "c"), "v2")).toEqual([["v2", `v2:a/${lock}`, true]]);
});

function thing(name: string, slots: number): string {
  const lines = Array.from({ length: slots }, (_, key) => `  /** @key(${key}) */\n  ${name}${key}?: string;\n`);
  return `/** @document("${name}") */\nexport interface ${name.toUpperCase()} {\n${lines.join("")}}\n`;
}

test("a rename of schemas without a lockfile is followed too", async () => {
  const project = makeGitProject({ [`old/${schema}`]: playerSchema, "old/keyslot.config.json": "{}" });
  project.commit("v0");
  project.git("mv", "old", "new");
  project.commit();
  expect(await openedAt(join(project.root, "new"), "v0")).toEqual([["v0", undefined, true]]);
});

test.each<readonly [name: string, file: string, text: string]>([
  ["JSON", "keyslot.config.json", '{ "schemas": "types", "lock": "types/all.json" }'],
  [
    "TypeScript",
    "keyslot.config.ts",
    'import { defineConfig } from "@keyslot/compiler";\nexport default defineConfig({ schemas: ["types/*.schema.ts"], lock: "./types/all.json" });\n',
  ],
])("the config of then says where its lockfile was: %s", async (_, file, text) => {
  const project = await released({ "types/player.schema.ts": playerSchema, [file]: text });
  project.remove(file);
  project.remove("types");
  project.write("keyslot.config.json", "{}");
  project.write(schema, thing("other", 30));
  await build({ cwd: project.root });
  project.commit();
  expect(await openedAt(project.root, "v1")).toEqual([["v1", "v1:types/all.json", true]]);
});

test("the only lockfile of a release is its lockfile, wherever it was", async () => {
  const project = await released({ "deep/down/schemas/player.schema.ts": playerSchema }, "deep/down");
  project.remove("deep");
  project.write(schema, thing("other", 30));
  await build({ cwd: project.root });
  expect(await openedAt(project.root, "v1")).toEqual([["v1", `v1:deep/down/${lock}`, true]]);
});

test("links are no reason to lose the way", async () => {
  const project = await released({ [`game/${schema}`]: playerSchema, "game/keyslot.config.json": "{}" }, "game");
  const link = join(emptyFolder(), "link");
  symlinkSync(join(project.root, "game"), link);
  expect(await openedAt(link, "v1")).toEqual([["v1", `v1:game/${lock}`, true]]);
});

test("a shallow clone says what to fetch", async () => {
  const project = await released();
  project.git("tag", "v1.5");
  project.git("commit", "-q", "--allow-empty", "-m", "Later");
  const id = project.git("rev-parse", "v1");
  const clone = join(emptyFolder(), "clone");
  project.git("clone", "-q", "--depth=1", "--no-tags", pathToFileURL(project.root).href, clone);
  const commands: readonly (readonly [string, string])[] = [
    ["v1", "git fetch --depth=1 origin tag v1"],
    ["refs/tags/v1", "git fetch --depth=1 origin tag v1"],
    ["HEAD~2", "git fetch --deepen=2 origin"],
    ["origin/other", "git fetch --depth=1 origin other:refs/remotes/origin/other"],
    ["v*", "git fetch --depth=1 origin 'refs/tags/v*:refs/tags/v*'"],
    [id, `git fetch --depth=1 origin ${id}`],
  ];
  for (const [against, command] of commands) {
    const [refused] = await refusedAt(clone, against);
    expect(refused).toContain(`baseline/shallow: \`${against}\` is not in this clone`);
    expect(refused).toContain(`Run \`${command}\` first`);
  }
  git(clone, "fetch", "-q", "--depth=1", "origin", "tag", "v1");
  expect(await openedAt(clone, "v1")).toEqual(here);
  git(clone, "fetch", "-q", "--depth=1", "origin", "refs/tags/v*:refs/tags/v*");
  expect((await openedAt(clone, "v*")).map(([name]) => name)).toEqual(["v1", "v1.5"]);
  git(clone, "fetch", "-q", "--deepen=2", "origin");
  expect(await openedAt(clone, "HEAD~2")).toEqual([["HEAD~2", `HEAD~2:${lock}`, true]]);
});

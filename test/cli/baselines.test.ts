import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type GitProject, gitEnvironment, makeGitProject } from "./git-project.ts";
import { playerSchema } from "./keyslot-project.ts";
import { build, openBaselinesOf } from "./open-baselines-of.ts";

const schema = "schemas/player.schema.ts";
const lock = "schemas/schema.lock.json";

beforeEach(() => {
  for (const [name, value] of Object.entries(gitEnvironment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

/** Two releases under tags, and a third state that is committed but not tagged. */
async function released(): Promise<GitProject> {
  const project = makeGitProject();
  await build({ cwd: project.root });
  project.commit("v1.0.0");
  addSlot(project, 3, "title");
  await build({ cwd: project.root });
  project.commit("v1.1.0");
  addSlot(project, 4, "motto");
  await build({ cwd: project.root });
  project.commit();
  return project;
}

function addSlot(project: GitProject, key: number, name: string): void {
  const text = project.read(schema).replace(/}\n$/, `  /** @key(${key}) */\n  ${name}?: string;\n}\n`);
  project.write(schema, text);
}

function slotsOf(baseline: { readonly lockfile: { readonly types: readonly unknown[] } } | undefined): number {
  const [player] = baseline?.lockfile.types ?? [];
  const slots = typeof player === "object" && player !== null && "slots" in player ? player.slots : [];
  return Array.isArray(slots) ? slots.length : 0;
}

test.each<readonly [against: string, slots: number]>([
  ["v1.0.0", 3],
  ["refs/tags/v1.0.0", 3],
  ["v1.1.0", 4],
  ["HEAD", 5],
  ["HEAD~1", 4],
  ["HEAD^^", 3],
  ["main", 5],
  ["main~2", 3],
  ["v1.0.0^{commit}", 3],
  ["v1.0.0:schemas/schema.lock.json", 3],
  ["v1.0.0:./schemas/schema.lock.json", 3],
  ["v1.0.0:.", 3],
  ["v1.0.0:", 3],
])("%s is read from git", async (against, slots) => {
  const project = await released();
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, against);
  expect(findings).toEqual([]);
  expect(baselines.map((each) => [each.name, each.origin.kind, slotsOf(each)])).toEqual([[against, "git", slots]]);
  expect(baselines[0]?.origin.commit).toMatch(/^[0-9a-f]{40}$/);
  expect(baselines[0]?.origin.lockfile).toMatch(/^[^:]+:schemas\/schema\.lock\.json$/);
  expect(baselines[0]?.model?.types.map((type) => type.name)).toEqual(["Player"]);
});

test("a commit is named by its id, whole or short", async () => {
  const project = await released();
  const id = project.git("rev-parse", "v1.0.0");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, id.slice(0, 9), id);
  expect(findings).toEqual([]);
  expect(baselines.map((each) => [each.name, each.origin.commit])).toEqual([[id.slice(0, 9), id]]);
});

test("a branch of a remote is a ref", async () => {
  const project = await released();
  project.git("update-ref", "refs/remotes/origin/main", "v1.0.0");
  const { baselines } = await openBaselinesOf({ cwd: project.root }, "origin/main");
  expect(baselines.map(slotsOf)).toEqual([3]);
});

test("an annotated tag stands for its commit", async () => {
  const project = await released();
  project.git("tag", "-a", "-m", "The second", "second", "v1.1.0");
  const { baselines } = await openBaselinesOf({ cwd: project.root }, "second");
  expect(baselines.map(slotsOf)).toEqual([4]);
});

test("a pattern stands for every matching tag, by version, and what is named twice counts once", async () => {
  const project = await released();
  for (const tag of ["v1.10.0", "v1.2.0-rc.10", "v1.2.0-rc.9", "v1.2.0", "v1.9.0", "w1"]) {
    project.git("commit", "-q", "--allow-empty", "-m", tag);
    project.git("tag", tag);
  }
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v1.1.0", "v*");
  expect(findings).toEqual([]);
  expect(baselines.map((each) => each.name)).toEqual([
    "v1.1.0",
    "v1.0.0",
    "v1.2.0-rc.9",
    "v1.2.0-rc.10",
    "v1.2.0",
    "v1.9.0",
    "v1.10.0",
  ]);
  const some = await openBaselinesOf({ cwd: project.root }, "v1.[01].?");
  expect(some.baselines.map((each) => each.name)).toEqual(["v1.0.0", "v1.1.0"]);
});

test("a tag from before the first schema is left out of a pattern, with a note", async () => {
  const project = makeGitProject({ "readme.md": "Nothing yet.\n" });
  project.commit("v0.1.0");
  project.write(schema, playerSchema);
  await build({ cwd: project.root });
  project.commit("v1.0.0");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v*");
  expect(baselines.map((each) => each.name)).toEqual(["v1.0.0"]);
  expect(findings.map((each) => [each.rule, each.severity])).toEqual([["baseline/nothing-released", "note"]]);
});

test("places are those in the schemas of then, else in the lockfile", async () => {
  const project = await released();
  const [whole] = (await openBaselinesOf({ cwd: project.root }, "v1.0.0")).baselines;
  expect(whole?.placeOf({ type: "Player" })).toMatchObject({ file: `v1.0.0:${schema}`, line: 4, column: 18 });
  expect(whole?.placeOf({ type: "Player", member: 2 })).toMatchObject({
    file: `v1.0.0:${schema}`,
    line: 10,
    column: 3,
  });
  expect(whole?.placeOf({ type: "Nobody" })).toBeUndefined();

  project.git("tag", "-d", "v1.0.0");
  project.write(schema, "export interface Broken {");
  project.git("commit", "-q", "-a", "-m", "Broken");
  const [locked] = (await openBaselinesOf({ cwd: project.root }, "HEAD")).baselines;
  expect(locked?.model).toBeUndefined();
  const place = locked?.placeOf({ type: "Player", member: 2 });
  expect(place).toMatchObject({ file: `HEAD:${lock}`, column: 9 });
  const line = project.read(lock).split("\n")[(place?.line ?? 0) - 1] ?? "";
  expect(line).toContain('"2": { "name": "hp"');
  expect(project.read(lock).slice(place?.start, place?.end)).toBe(line.trim().replace(/^, /, ""));
});

test("a lockfile and a folder are taken by path, from the current folder", async () => {
  const project = await released();
  project.write("old/contracts.lock.json", project.git("show", `v1.0.0:${lock}`));
  project.write("copy/schemas/player.schema.ts", project.git("show", `v1.1.0:${schema}`));
  project.write("copy/schemas/schema.lock.json", project.git("show", `v1.1.0:${lock}`));
  const cwd = `${project.root}/old`;
  const { baselines, findings } = await openBaselinesOf(
    { cwd, flags: { lock: `../${lock}`, schemas: [`../${schema}`] } },
    "contracts.lock.json",
    ".",
    "../copy",
  );
  expect(findings).toEqual([]);
  expect(baselines.map((each) => [each.name, each.origin, slotsOf(each)])).toEqual([
    ["contracts.lock.json", { kind: "lockfile", lockfile: "contracts.lock.json" }, 3],
    [".", { kind: "folder", lockfile: "contracts.lock.json" }, 3],
    ["../copy", { kind: "folder", lockfile: "../copy/schemas/schema.lock.json" }, 4],
  ]);
  expect(baselines[2]?.placeOf({ type: "Player" })?.file).toBe("../copy/schemas/player.schema.ts");
});

test("a folder may be a project with a config of its own, or hold schemas alone", async () => {
  const project = await released();
  project.write("other/keyslot.config.ts", 'export default { schemas: "types/*.ts", lock: "types.json" };\n');
  project.write("other/types/player.ts", project.git("show", `v1.0.0:${schema}`));
  project.write("other/types.json", project.git("show", `v1.0.0:${lock}`));
  project.write("bare/schemas/player.schema.ts", project.git("show", `v1.1.0:${schema}`));
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "other", "bare/");
  expect(findings).toEqual([]);
  expect(baselines.map((each) => [each.origin.lockfile, slotsOf(each), each.model !== undefined])).toEqual([
    ["other/types.json", 3, true],
    [undefined, 4, true],
  ]);
});

test("a release without a lockfile is what its schemas lock", async () => {
  const project = makeGitProject();
  project.commit("v0");
  await build({ cwd: project.root });
  project.commit("v1");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v0");
  expect(findings).toEqual([]);
  expect(baselines.map((each) => [each.origin.lockfile, slotsOf(each)])).toEqual([[undefined, 3]]);
});

test("schemas that import packages and each other are read as they were", async () => {
  const project = makeGitProject({
    "schemas/player.schema.ts": playerSchema
      .replace(
        '"@keyslot/runtime/types";',
        '"@keyslot/runtime/types";\nimport type { Place } from "./parts/place.js";\nimport type { Coin } from "coins";',
      )
      .replace(/}\n$/, "  /** @key(3) */\n  place: Place;\n  /** @key(4) */\n  coins: Coin[];\n}\n"),
    "schemas/parts/place.ts": "export interface Place {\n  /** @key(0) */\n  x: number;\n}\n",
    "node_modules/coins/package.json": '{ "name": "coins", "types": "./coin.d.ts" }',
    "node_modules/coins/coin.d.ts": "export interface Coin {\n  /** @key(0) */\n  worth: number;\n}\n",
  });
  await build({ cwd: project.root });
  project.commit("v1");
  project.write("schemas/parts/place.ts", "export interface Place {\n  /** @key(0) */\n  y: number;\n}\n");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v1");
  expect(findings).toEqual([]);
  expect(baselines[0]?.model?.types.map((type) => type.name)).toEqual(["Coin", "Place", "Player"]);
  expect(baselines[0]?.placeOf({ type: "Place", member: 0 })).toMatchObject({
    file: "v1:schemas/parts/place.ts",
    line: 3,
  });

  project.remove("node_modules/coins");
  const without = await openBaselinesOf({ cwd: project.root }, "v1");
  expect(without.findings).toEqual([]);
  expect(without.baselines[0]?.model).toBeUndefined();
});

test("packages of a workspace and links are followed within the release", async () => {
  const project = makeGitProject({
    "schemas/player.schema.ts": playerSchema
      .replace(
        '"@keyslot/runtime/types";',
        '"@keyslot/runtime/types";\nimport type { Coin } from "@game/coins";\nimport type { Place } from "../linked/place.ts";',
      )
      .replace(/}\n$/, "  /** @key(3) */\n  coin: Coin;\n  /** @key(4) */\n  place: Place;\n}\n"),
    "packages/coins/package.json": '{ "name": "@game/coins", "types": "./coin.ts" }',
    "packages/coins/coin.ts": "export interface Coin {\n  /** @key(0) */\n  worth: number;\n}\n",
    "packages/places/place.ts": "export interface Place {\n  /** @key(0) */\n  x: number;\n}\n",
  });
  const { mkdirSync, symlinkSync } = await import("node:fs");
  mkdirSync(`${project.root}/node_modules/@game`);
  symlinkSync("../../packages/coins", `${project.root}/node_modules/@game/coins`);
  symlinkSync("packages/places", `${project.root}/linked`);
  await build({ cwd: project.root });
  project.commit("v1");
  project.write("packages/coins/coin.ts", "export interface Coin {\n  /** @key(0) */\n  value: string;\n}\n");
  project.write("packages/places/place.ts", "export interface Place {\n  /** @key(0) */\n  y: string;\n}\n");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v1");
  expect(findings).toEqual([]);
  expect(baselines[0]?.placeOf({ type: "Coin" })?.file).toBe("v1:packages/coins/coin.ts");
  expect(baselines[0]?.placeOf({ type: "Place" })?.file).toBe("v1:packages/places/place.ts");
});

test("the key changes when a ref moves, and nothing of the release is read for it", async () => {
  const project = await released();
  const first = await openBaselinesOf({ cwd: project.root }, "v1.0.0");
  expect((await openBaselinesOf({ cwd: project.root }, "v1.0.0")).found?.key).toBe(first.found?.key);
  project.git("tag", "-f", "v1.0.0", "v1.1.0");
  expect((await openBaselinesOf({ cwd: project.root }, "v1.0.0")).found?.key).not.toBe(first.found?.key);
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";
import { withoutCompiler } from "./without-compiler.ts";

const importing = `import type { Uuid } from "@keyslot/runtime/types";
import type { Rank } from "../shared/rank.ts";

/** @document("player") */
export interface Player {
  /** @key(0) @id */
  id: Uuid;
  /** @key(1) */
  rank: Rank;
}
`;
const rank = `export type Rank = "low" | "high";\n`;
const files = { "schemas/player.schema.ts": importing, "shared/rank.ts": rank };

test("a build that compiles loads the compiler, and then a second one does not", () => {
  const project = makeProject(files);
  const cold = project.keyslot(["build"], withoutCompiler(project));
  expect(cold.stderr).toContain("The compiler was loaded");
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  expect(project.keyslot(["build"], withoutCompiler(project))).toMatchObject({
    code: 0,
    stdout: "Everything is up to date: 5 files.\n",
    stderr: "",
  });
});

test("the same holds for a check", () => {
  const project = makeProject(files);
  expect(project.keyslot(["check"], withoutCompiler(project)).stderr).toContain("The compiler was loaded");
  const first = project.keyslot(["check"]);
  expect(first.code).toBe(0);
  expect(project.keyslot(["check"], withoutCompiler(project))).toEqual(first);
});

interface Row {
  readonly name: string;
  change(project: Project): void;
  readonly args?: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: "a schema",
    change: (project) => project.write("schemas/player.schema.ts", importing.replace("@key(1)", "@key(2)")),
  },
  { name: "an imported file", change: (project) => project.write("shared/rank.ts", rank.replace("low", "lowest")) },
  {
    name: "the list of schemas",
    change: (project) => project.write("schemas/more.schema.ts", playerSchema.replaceAll("layer", "erson")),
  },
  {
    name: "a generated file",
    change: (project) => project.write("generated/typescript/player.ts", "// by @keyslot/compiler. Do not edit"),
  },
  { name: "a deleted generated file", change: (project) => project.remove("generated/typescript/index.ts") },
  {
    name: "a stale generated file",
    change: (project) =>
      project.write("generated/typescript/old.ts", "// Generated from old.schema.ts by @keyslot/compiler. Do not edit"),
  },
  {
    name: "the lockfile",
    change: (project) => project.write("schemas/schema.lock.json", `${project.read("schemas/schema.lock.json")}\n`),
  },
  { name: "a deleted lockfile", change: (project) => project.remove("schemas/schema.lock.json") },
  { name: "the output folder", change: () => undefined, args: ["--out", "elsewhere"] },
  {
    name: "the extension of imports",
    change: (project) => project.write("keyslot.config.json", '{ "importExtension": "js" }'),
  },
  { name: "the cache", change: (project) => forEachEntry(project, (file) => writeFileSync(file, "{ half")) },
  {
    name: "the cache by one letter",
    change: (project) =>
      forEachEntry(project, (file) => writeFileSync(file, readFileSync(file, "utf8").replace("player", "Player"))),
  },
];

test.each(rows)("a build compiles again after a change of $name", ({ change, args = [] }) => {
  const project = makeProject(files);
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  change(project);
  expect(project.keyslot(["build", ...args], withoutCompiler(project)).stderr).toContain("The compiler was loaded");
});

test("a build compiles again when an import that was not found appears", () => {
  const project = makeProject({ "schemas/player.schema.ts": importing });
  expect(project.keyslot(["check"]).code).toBe(1);
  project.write("shared/rank.ts", rank);
  expect(project.keyslot(["check"])).toMatchObject({ code: 0 });
});

test("findings that were remembered are printed again", () => {
  const project = makeProject({ "schemas/player.schema.ts": importing });
  const first = project.keyslot(["check", "--format", "json"]);
  expect(JSON.parse(first.stdout).findings).toHaveLength(1);
  expect(project.keyslot(["check", "--format", "json"])).toEqual(first);
});

test.each([
  { name: "another mode", args: ["--mode", "none"], code: 0 },
  { name: "another baseline", args: ["--against", "released/schema.lock.json"], code: 0 },
])("a check in $name is judged for itself, and so is the next one", ({ args, code }) => {
  const project = makeProject();
  project.keyslot(["build"]);
  project.write("schemas/player.schema.ts", playerSchema.replace("hp: int32", "hp: string").replace("(100)", '("")'));
  project.write("released/schema.lock.json", '{ "lockfileVersion": 1, "types": {}, "accepted": {} }\n');
  for (const [given, expected] of [
    [[], 1],
    [args, code],
    [args, code],
    [[], 1],
    [[], 1],
  ] as const)
    expect(project.keyslot(["check", ...given])).toMatchObject({ code: expected });
});

// Node 22 and newer keep code themselves.
test.skipIf("enableCompileCache" in nodeModule).each([
  ["damaged", (bytes: Buffer) => bytes.fill(0, 5000, 9000)],
  ["cut short", (bytes: Buffer) => bytes.subarray(0, 5000)],
  ["empty", () => Buffer.alloc(0)],
])("kept code that is %s is not run, and is replaced", (_, damage) => {
  const project = makeProject(files);
  const kept = () => keptCode(project).map((path) => readFileSync(path));
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  // The first run may be the only one.
  expect(keptCode(project)).toEqual([]);
  expect(project.keyslot(["check"])).toMatchObject({ code: 0, stderr: "" });
  const [path = ""] = keptCode(project);
  writeFileSync(path, damage(readFileSync(path)));
  forEachEntry(project, (file) => rmSync(file));
  expect(project.keyslot(["build", "--frozen"])).toMatchObject({ code: 0, stderr: "" });
  expect(kept().map((bytes) => bytes.length > 100_000)).toEqual([true]);
  project.write("schemas/player.schema.ts", importing.replace("@key(1)", "@key(2)"));
  const replaced = kept();
  expect(project.keyslot(["check"]).code).toBe(1);
  expect(kept().map((bytes, at) => replaced[at]?.equals(bytes))).toEqual([true]);
});

test("after every edit a build writes what one without a cache writes", () => {
  const player = playerSchema.replace("Someone who plays.", "Who plays.");
  const project = makeProject({ ...files, "schemas/person.schema.ts": playerSchema.replaceAll("layer", "erson") });
  project.keyslot(["build"]);
  const edits: readonly [path: string, text: string][] = [
    ["schemas/person.schema.ts", player.replaceAll("layer", "erson")],
    ["shared/rank.ts", `/** How high. */\n${rank}`],
    ["generated/typescript/person.ts", "// by @keyslot/compiler. Do not edit"],
    ["schemas/person.schema.ts", `\n\n${player.replaceAll("layer", "erson")}`],
  ];
  for (const [path, text] of edits) {
    project.write(path, text);
    expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
    const entry = entries(project).map((file) => [file, readFileSync(file)] as const);
    forEachEntry(project, (file) => rmSync(file));
    expect(project.keyslot(["build", "--frozen"])).toMatchObject({ code: 0, stderr: "" });
    for (const [file, bytes] of entry) writeFileSync(file, bytes);
  }
});

test("the cache lies with the package, and without one not in the project", () => {
  const project = makeProject(files);
  project.keyslot(["build"]);
  expect(entries(project)).toHaveLength(1);
  rmSync(join(project.root, "node_modules"), { recursive: true });
  mkdirSync(join(project.root, "temporary"));
  const env = { TMPDIR: join(project.root, "temporary"), TEMP: join(project.root, "temporary") };
  expect(project.keyslot(["build"], { env })).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(join(project.root, "temporary"))).toContainEqual(expect.stringMatching(/^keyslot-/));
  expect(readdirSync(project.root)).not.toContain("node_modules");
});

function entries(project: Project): readonly string[] {
  const folder = join(project.root, "node_modules/.cache/keyslot");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name));
}

function keptCode(project: Project): readonly string[] {
  const folder = join(project.root, "node_modules/.cache/keyslot");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".bin"))
    .map((name) => join(folder, name));
}

function forEachEntry(project: Project, action: (file: string) => void): void {
  for (const file of entries(project)) action(file);
}

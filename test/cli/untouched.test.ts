import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isSettled, stampHolds, stampOf } from "../../compiler/src/cli/stamps.ts";
import { tellsTime } from "../../compiler/src/cli/untouched-run.ts";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";

const second = playerSchema.replaceAll("layer", "erson");

/** A project of which the last run has remembered that nothing was touched. */
function settledProject(): Project {
  const project = makeProject({ "schemas/player.schema.ts": playerSchema, "schemas/more/person.schema.ts": second });
  // What the first one writes is too new for the second one to be trusted by the third.
  for (let run = 0; run < 3; run++) expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  expect(phasesOf(project)).not.toContain("find schemas");
  return project;
}

function phasesOf(project: Project): readonly string[] {
  const { stderr } = project.keyslot(["build", "--frozen", "--profile", "json"]);
  const { phases }: { phases: { name: string }[] } = JSON.parse(stderr);
  return phases.map(({ name }) => name);
}

/** Rewrites a file as the worst editor would: as long as it was, and with the time that it had. */
function rewriteUnseen(project: Project, path: string, text: string): void {
  const file = join(project.root, path);
  const { mtimeMs, size } = statSync(file);
  writeFileSync(file, text);
  utimesSync(file, mtimeMs / 1000, mtimeMs / 1000);
  expect(statSync(file).size).toBe(size);
}

const schema = "schemas/player.schema.ts";
const output = "generated/typescript/player.ts";

test.each<[name: string, change: (project: Project) => void]>([
  [
    "a schema of the same size and time",
    (project) => rewriteUnseen(project, schema, playerSchema.replace("100", "101")),
  ],
  [
    "an output of the same size and time",
    (project) => rewriteUnseen(project, output, project.read(output).replace("Player", "Prayer")),
  ],
  [
    "a lockfile of the same size and time",
    (project) => {
      const text = project.read("schemas/schema.lock.json");
      rewriteUnseen(project, "schemas/schema.lock.json", text.replace("hp", "hq"));
    },
  ],
  [
    "a schema that another file has replaced",
    (project) => {
      const file = join(project.root, schema);
      const { mtimeMs } = statSync(file);
      writeFileSync(`${file}.new`, playerSchema.replace("100", "101"));
      utimesSync(`${file}.new`, mtimeMs / 1000, mtimeMs / 1000);
      renameSync(`${file}.new`, file);
    },
  ],
  [
    "a schema with a time in the past",
    (project) => {
      project.write(schema, playerSchema.replace("100", "101"));
      utimesSync(join(project.root, schema), 1, 1);
    },
  ],
  ["a new schema", (project) => project.write("schemas/new.schema.ts", playerSchema.replaceAll("layer", "lant"))],
  [
    "a new schema in a folder below",
    (project) => project.write("schemas/more/new.schema.ts", playerSchema.replaceAll("layer", "lant")),
  ],
  ["a removed schema", (project) => project.remove("schemas/more/person.schema.ts")],
  ["a removed output", (project) => project.remove(output)],
  ["a stale output", (project) => project.write("generated/typescript/old.ts", "// by @keyslot/compiler. Do not edit")],
  [
    "a stale output that was another file",
    (project) => project.write("generated/typescript/deep/old.ts", "// by @keyslot/compiler. Do not edit"),
  ],
  [
    "a folder of schemas that is a link now",
    (project) => {
      const moved = join(project.root, "elsewhere");
      renameSync(join(project.root, "schemas/more"), moved);
      writeFileSync(join(moved, "person.schema.ts"), second.replace("100", "101"));
      symlinkSync(moved, join(project.root, "schemas/more"), "junction");
    },
  ],
])("a build that had nothing to do sees %s", (_, change) => {
  const project = settledProject();
  change(project);
  expect(project.keyslot(["build", "--frozen"]).code).not.toBe(0);
  const built = project.keyslot(["build"]);
  expect(built.stdout).not.toContain("Everything is up to date");
});

test("a file of one's own among the outputs is left alone until it says that it was generated", () => {
  const project = settledProject();
  project.write("generated/typescript/own.ts", "export {};\n");
  for (let run = 0; run < 3; run++) expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  expect(phasesOf(project)).not.toContain("find schemas");
  project.write("generated/typescript/own.ts", "// by @keyslot/compiler. Do not edit");
  expect(project.keyslot(["build"]).stdout).toContain("removed generated/typescript/own.ts");
});

test("what was touched and is the same is read once, and then not again", () => {
  const project = settledProject();
  project.write(schema, playerSchema);
  expect(phasesOf(project)).toContain("find schemas");
  expect(project.keyslot(["build"]).stdout).toContain("Everything is up to date");
  for (let run = 0; run < 2; run++) project.keyslot(["build"]);
  expect(phasesOf(project)).not.toContain("find schemas");
});

test("another config is seen", () => {
  const project = settledProject();
  project.write("keyslot.config.json", '{ "importExtension": "js" }');
  expect(project.keyslot(["build", "--frozen"]).code).toBe(1);
});

test("a check remembers too, and a schema that breaks is still found", () => {
  const project = settledProject();
  const check = () => project.keyslot(["check", "--profile", "json"]);
  for (let run = 0; run < 2; run++) expect(check().code).toBe(0);
  expect(check().stderr).not.toContain("find schemas");
  rewriteUnseen(project, schema, playerSchema.replace("@key(1)", "@key(7)"));
  expect(check().code).toBe(1);
});

test("a schema that is reached through a link is always looked at", () => {
  const project = makeProject({ "shared/player.schema.ts": playerSchema });
  mkdirSync(join(project.root, "schemas"));
  symlinkSync(join(project.root, "shared/player.schema.ts"), join(project.root, schema));
  for (let run = 0; run < 3; run++) expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  project.write("shared/player.schema.ts", playerSchema.replace("100", "101"));
  expect(project.keyslot(["build", "--frozen"]).code).toBe(1);
});

test("a stamp is trusted only when a later change must give another one", () => {
  const stamp = (modified: number, changed: number) => [5, modified, changed, 1, 1] as const;
  const since = 1_700_000_000_123.5;
  expect(isSettled(stamp(since - 1000.25, since - 51.25), since)).toBe(true);
  // Within a tick of the clock of a file system, and later than that.
  expect(isSettled(stamp(since - 1000.25, since - 5), since)).toBe(false);
  expect(isSettled(stamp(since + 3600_000, since - 1000.25), since)).toBe(false);
  // Where whole seconds are kept, two of them may be one tick.
  const whole = 1_699_999_999_000;
  expect(isSettled(stamp(whole - 5000, whole), since)).toBe(false);
  expect(isSettled(stamp(whole - 5000, whole - 2000), since)).toBe(true);
});

test("a stamp says nothing of links and of what is not there", () => {
  const project = makeProject();
  const link = join(project.root, "link");
  symlinkSync(join(project.root, schema), link);
  expect(stampOf(link)).toBeUndefined();
  expect(stampOf(join(project.root, "nothing"))).toBeUndefined();
  const stamp = stampOf(join(project.root, schema));
  expect(stamp && stampHolds(join(project.root, schema), stamp)).toBe(true);
  rmSync(join(project.root, schema));
  expect(stamp && stampHolds(join(project.root, schema), stamp)).toBe(false);
});

test("where the file system's clock runs behind, or cannot be told, nothing is trusted for its time", () => {
  const now = Date.now();
  const began = performance.timeOrigin;
  const stamp = (time: number, device = 7) => [1, time, time, 1, device] as const;
  const older = stamp(began - 900);
  expect(tellsTime(stamp(now), [older], now)).toBe(true);
  expect(tellsTime(stamp(now - 10_000), [older], now)).toBe(false);
  expect(tellsTime(stamp(now - 10_000), [stamp(began - 20_000)], now)).toBe(true);
  expect(tellsTime(stamp(now + 10_000), [older, stamp(began - 5)], now)).toBe(false);
  expect(tellsTime(stamp(now), [older, stamp(began - 900, 8)], now)).toBe(false);
});

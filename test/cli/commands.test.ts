import { expect, test } from "vitest";
import { catalog } from "../../compiler/src/diagnostics/catalog.ts";
import { makeProject, playerSchema, type RunOptions } from "./keyslot-project.ts";

interface Row {
  readonly name: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: RunOptions;
  readonly code: number;
  readonly stdout?: readonly (string | RegExp)[];
  readonly stderr?: readonly (string | RegExp)[];
}

const player = { "schemas/player.schema.ts": playerSchema };
const broken = { "schemas/player.schema.ts": playerSchema.replace("@key(2) ", "") };

const rows: readonly Row[] = [
  {
    name: "help",
    args: ["--help"],
    code: 0,
    stdout: ["Usage: keyslot", "build", "check", "fix", "watch", "explain", "model", "init"],
  },
  { name: "help of a command", args: ["help", "build"], code: 0, stdout: ["--frozen", "--schemas", "--config"] },
  { name: "help by option", args: ["check", "--help"], code: 0, stdout: ["--format"] },
  { name: "nothing", args: [], code: 2, stderr: ["Usage: keyslot"] },
  { name: "version", args: ["--version"], code: 0, stdout: [/^\d+\.\d+\.\d+/] },
  {
    name: "version, from the sources",
    args: ["--version"],
    options: { fromSources: true },
    code: 0,
    stdout: [/^\d+\.\d+\.\d+/],
  },
  { name: "explain a code", args: ["explain", "KS3101"], code: 0, stdout: ["KS3101", "files/no-match"] },
  { name: "explain in small letters", args: ["explain", "ks3101"], code: 0, stdout: ["files/no-match"] },
  { name: "explain a rule", args: ["explain", "files/no-match"], code: 0, stdout: ["KS3101"] },
  {
    name: "model",
    args: ["model"],
    files: player,
    code: 0,
    stdout: ["schemas/player.schema.ts", /1 +displayName +string +required +name/],
  },
  { name: "model with errors", args: ["model"], files: broken, code: 1, stderr: [/error KS1\d{3}/] },
  { name: "check without a lockfile", args: ["check"], files: player, code: 0, stdout: ["No findings."] },
  {
    name: "check with errors",
    args: ["check"],
    files: broken,
    code: 1,
    stdout: [/schemas\/player\.schema\.ts:\d+:\d+ error KS1\d{3}/, "1 error"],
  },
  {
    name: "fix with nothing to fix",
    args: ["fix"],
    files: player,
    code: 0,
    stdout: ["Nothing can be fixed mechanically.", "Nothing is left to fix."],
  },
  {
    name: "colour",
    args: ["check"],
    files: broken,
    options: { env: { NO_COLOR: "", FORCE_COLOR: "1" } },
    code: 1,
    stdout: ["\u001B["],
  },
  {
    name: "colour in CI",
    args: ["check"],
    files: broken,
    options: { env: { NO_COLOR: "", CI: "true" } },
    code: 1,
    stdout: [/^schemas\/player\.schema\.ts:\d+:\d+ error KS/],
  },
];

test.each(rows)("$name: keyslot $args", ({ args, files = {}, options, code, stdout = [], stderr = [] }) => {
  const project = makeProject(files);
  const before = project.times();
  const run = project.keyslot(args, options);
  for (const fragment of stdout) expect(run.stdout).toMatch(fragment);
  for (const fragment of stderr) expect(run.stderr).toMatch(fragment);
  if (stdout.length === 0) expect(run.stdout).toBe("");
  if (stderr.length === 0) expect(run.stderr).toBe("");
  expect(run.code).toBe(code);
  expect(project.times()).toEqual(before);
});

test("explain lists every diagnostic, by code", () => {
  const { stdout, code } = makeProject({}).keyslot(["explain"]);
  const lines = stdout.trimEnd().split("\n");
  expect(lines.map((line) => line.split(/ +/)[1]).sort()).toEqual(Object.keys(catalog).sort());
  expect(lines).toEqual([...lines].sort());
  expect(code).toBe(0);
});

test("model --json prints the model", () => {
  const { stdout, code } = makeProject(player).keyslot(["model", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    files: [{ path: "schemas/player.schema.ts", outputName: "player" }],
    types: [{ kind: "record", name: "Player", slots: [{ key: 0 }, { key: 1 }, { key: 2, name: "hp", default: 100 }] }],
  });
  expect(code).toBe(0);
});

test("init writes a config and a schema that build cleanly, and overwrites nothing", () => {
  for (const options of [[], ["--ts"]]) {
    const project = makeProject({});
    const config = options.length === 0 ? "keyslot.config.json" : "keyslot.config.ts";
    const first = project.keyslot(["init", ...options]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("Next:");
    expect(project.list()).toEqual([config, "schemas/player.schema.ts"]);
    expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
    expect(project.keyslot(["build", "--frozen"])).toMatchObject({ code: 0, stderr: "" });
    const before = project.times();
    const second = project.keyslot(["init"]);
    expect(second.stdout).toContain(`kept ${config}\nkept schemas/player.schema.ts\n`);
    expect(second.code).toBe(0);
    expect(project.times()).toEqual(before);
  }
});

test("--profile tells on standard error where the time went, and changes no result", () => {
  const plain = makeProject(player);
  const expected = plain.keyslot(["build"]);
  const project = makeProject(player);
  const { stderr, ...result } = project.keyslot(["build", "--profile"]);
  expect({ ...result, stderr: "" }).toEqual(expected);
  for (const phase of ["start", "read schemas", "emit typescript", "write", "in all", "1  schema files"])
    expect(stderr).toContain(phase);
  const again = project.keyslot(["build", "--profile", "json"]);
  expect(again.stdout).toContain("Everything is up to date");
  const names = JSON.parse(again.stderr).phases.map((phase: { name: string }) => phase.name);
  expect(names).toContain("compare outputs with the last run");
  expect(names).not.toContain("compile");
  const report = project.keyslot(["check", "--profile", "json", "--format", "json"]);
  expect(JSON.parse(report.stdout).findings).toEqual([]);
  expect(JSON.parse(report.stderr)).toMatchObject({ counts: { "schema files": 1, types: 1 } });
});

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";

const reportSchema = readFileSync(new URL("../../compiler/report.schema.json", import.meta.url), "utf8");
const isReport = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(reportSchema));
const schema = "schemas/player.schema.ts";

test("an evolution finding in JSON says what broke, and the report is what its schema says", () => {
  const project = released();
  project.write(schema, playerSchema.replace("hp: int32", "hp: string").replace("@default(100)", '@default("100")'));
  const before = project.times();
  const { code, stdout, stderr } = project.keyslot(["check", "--format", "json"]);
  const report = JSON.parse(stdout);
  expect(problemsOf(report)).toBe(null);
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      code: expect.stringMatching(/^KS2\d{3}$/),
      breaks: expect.arrayContaining(["backward"]),
      site: "Player.hp",
      before: expect.stringContaining("int32"),
      after: expect.stringContaining("string"),
      file: schema,
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
      placeBefore: expect.objectContaining({ file: "schemas/schema.lock.json" }),
    }),
  );
  expect(stderr).toBe("");
  expect(code).toBe(1);
  expect(project.times()).toEqual(before);
});

test("a clean project has no findings in JSON", () => {
  const { code, stdout } = released().keyslot(["check", "--format=json"]);
  const report = JSON.parse(stdout);
  expect(problemsOf(report)).toBe(null);
  expect(report).toMatchObject({ findings: [], changes: [], baselines: [{ name: "schemas/schema.lock.json" }] });
  expect(code).toBe(0);
});

test("an evolution finding in text shows both sides and what breaks", () => {
  const project = released();
  project.write(schema, playerSchema.replace("hp: int32", "hp: string").replace("@default(100)", '@default("100")'));
  const { code, stdout } = project.keyslot(["check"]);
  expect(stdout).toMatch(/schemas\/player\.schema\.ts:\d+:\d+ error KS2\d{3}: /);
  expect(stdout).toMatch(/^ {2}before .*int32/m);
  expect(stdout).toMatch(/^ {2}after {2}.*string/m);
  expect(stdout).toMatch(/^ {2}breaks .*backward/m);
  expect(code).toBe(1);
});

test("a lockfile with conflict markers is a finding with its line", () => {
  const project = released();
  const lock = project.read("schemas/schema.lock.json").split("\n");
  project.write("schemas/schema.lock.json", ["<<<<<<< ours", ...lock].join("\n"));
  const { code, stdout } = project.keyslot(["check", "--format", "json"]);
  expect(JSON.parse(stdout).findings).toMatchObject([{ file: "schemas/schema.lock.json", line: 1 }]);
  expect(code).toBe(1);
});

test("places are named from the current folder in text, and from the project in JSON", () => {
  const project = makeProject({
    "keyslot.config.json": "{}",
    [schema]: playerSchema.replace("@key(2) ", ""),
    "tools/a.txt": "",
  });
  expect(project.keyslot(["check"], { cwd: "tools" }).stdout).toContain("../schemas/player.schema.ts:");
  const { stdout } = project.keyslot(["check", "--format", "json"], { cwd: "tools" });
  expect(JSON.parse(stdout).findings).toMatchObject([{ file: schema }]);
});

function problemsOf(report: unknown): unknown {
  isReport(report);
  return isReport.errors;
}

function released(): Project {
  const project = makeProject();
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  return project;
}

test("what a config prints does not mix with the result", () => {
  const project = makeProject();
  project.write("keyslot.config.ts", 'console.log("loading");\nexport default {};\n');
  const { stdout, stderr, code } = project.keyslot(["check", "--format", "json"]);
  expect(JSON.parse(stdout).findings).toEqual([]);
  expect(stderr).toBe("loading\n");
  expect(code).toBe(0);
});

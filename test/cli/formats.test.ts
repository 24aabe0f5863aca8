import { DOMParser } from "@xmldom/xmldom";
import { expect, test } from "vitest";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";

const schema = "schemas/player.schema.ts";

/** Every format, and what has to be true of any output in it. */
const formats: Readonly<Record<string, (text: string) => void>> = {
  json: (text) => expect(JSON.parse(text).version).toBe(1),
  github: (text) => expect(text).toMatch(/^(::(error|warning) .*\n)*[^:\n].*\n$/),
  gitlab: (text) => expect(JSON.parse(text)).toBeInstanceOf(Array),
  junit: (text) =>
    expect(new DOMParser().parseFromString(text, "text/xml").documentElement?.tagName).toBe("testsuites"),
  markdown: (text) => expect(text).toMatch(/^### Keyslot check (passed|failed)\n\n/),
  sarif: (text) => expect(JSON.parse(text).version).toBe("2.1.0"),
};
const rows = Object.entries(formats).map(([format, expectFormat]) => ({ format, expectFormat }));

test.each(rows)("$format: one document, whatever happens, on standard output or in a file beside text", (row) => {
  const project = released();
  const check = (...args: readonly string[]) => {
    const run = project.keyslot(["check", `--format=${row.format}`, ...args]);
    expect(run.stderr).toBe("");
    return run;
  };
  const clean = check();
  row.expectFormat(clean.stdout);
  expect(clean.code).toBe(0);

  breakHp(project);
  const broken = check();
  row.expectFormat(broken.stdout);
  expect(broken.code).toBe(1);

  // This run comes from the cache.
  const written = check("--output", "reports/a b.out");
  expect(project.list("reports")).toEqual(["reports/a b.out"]);
  expect(project.read("reports/a b.out")).toBe(broken.stdout);
  expect(written.stdout).toMatch(/schemas\/player\.schema\.ts:\d+:\d+ error KS2/);
  expect(written.code).toBe(1);

  const fault = check("--mode", "sideways");
  row.expectFormat(fault.stdout);
  expect(fault.stdout).toContain("KS3");
  expect(fault.code).toBe(2);
});

test("an output that cannot be written is an error of the call, and what was found is printed all the same", () => {
  const project = released();
  breakHp(project);
  const { code, stdout, stderr } = project.keyslot([
    "check",
    "--format",
    "sarif",
    "--output",
    `${schema}/results.sarif`,
  ]);
  expect(stdout).toContain("error KS2");
  expect(stderr).toMatch(/error KS3\d{3}: /);
  expect(code).toBe(2);
});

test.each([
  ["error", "@key(2)", "int16", { error: 1, warning: 1, none: 0 }],
  ["warning", "@key(2) @max(500)", "int32", { error: 0, warning: 1, none: 0 }],
])("with an %s found, --fail-on decides the exit code", (severity, tags, type, codes) => {
  const project = released();
  project.write(schema, playerSchema.replace("@key(2)", tags).replaceAll("int32", type));
  for (const [failOn, code] of Object.entries(codes)) {
    const run = project.keyslot(["check", "--fail-on", failOn]);
    expect([failOn, run.code, run.stdout]).toEqual([failOn, code, expect.stringContaining(`${severity} KS2`)]);
  }
});

test("nothing to be done is an error whatever fails the run", () => {
  expect(makeProject().keyslot(["check", "--fail-on", "none", "--config", "missing.json"]).code).toBe(2);
});

test("the text says what was compared with what", () => {
  const project = makeProject();
  expect(project.keyslot(["check"]).stdout).toBe("No findings. Nothing was compared: there is no release yet.\n");
  project.keyslot(["build"]);
  expect(project.keyslot(["check"]).stdout).toBe("No findings. Compared with schemas/schema.lock.json: no changes.\n");
  project.write(schema, playerSchema.replace(/}\n$/, "  /** @key(3) */\n  title?: string;\n}\n"));
  expect(project.keyslot(["check"]).stdout).toBe(
    "No findings. Compared with schemas/schema.lock.json: 1 safe change.\n",
  );
});

test("an accepted change is counted, and listed when it is asked for", () => {
  const project = released();
  breakHp(project);
  const [{ fingerprint }] = JSON.parse(project.keyslot(["check", "--format", "json"]).stdout).findings;
  const accepted = project.keyslot(["accept", fingerprint, "--reason", "Nobody has as many as that."]);
  expect(accepted).toMatchObject({ code: 0 });
  const { code, stdout } = project.keyslot(["check"]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/accepted.*`--verbose` lists what was accepted\.\n$/)]);
  expect(stdout).not.toContain("KS2");
  expect(project.keyslot(["check", "--verbose"]).stdout).toContain("Nobody has as many as that.");
});

test("every change is listed when it is asked for, the safe and the allowed ones too", () => {
  const project = released();
  project.write(
    schema,
    playerSchema.replaceAll("int32", "int16").replace(/}\n$/, "  /** @key(3) */\n  title?: string;\n}\n"),
  );
  const check = (...args: readonly string[]) => project.keyslot(["check", "--mode", "forward", ...args]).stdout;
  expect(check()).toMatch(
    /^No findings\. .*1 safe change, 1 allowed by the mode\. `--verbose` lists what was allowed\.\n$/,
  );
  const lines = check("--verbose").split("\n");
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {2}safe {5}slot-added-optional {4}Player\.title {2}@key\(3\) title\?: string/),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {2}allowed {2}slot-retyped-narrowed {2}Player\.hp {5}int32 → int16 \(breaks backward; /),
  );
  expect(check("--format", "markdown")).toContain("| safe slot-added-optional | <code>Player.title</code> |");
});

test.skipIf(process.platform !== "linux")("a report below a folder that nobody can make is refused", () => {
  const { code, stderr } = released().keyslot(["check", "--format", "json", "--output", "/proc/keyslot/a/report.json"]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/error KS3\d{3}: /)]);
});

test("paths are told from the root of the repository where the reader is its host", () => {
  const project = makeProject({
    ".git/HEAD": "ref: refs/heads/main\n",
    "packages/my contracts/keyslot.config.json": "{}",
    [`packages/my contracts/${schema}`]: playerSchema.replace("@key(2) ", ""),
  });
  const report = (format: string, env = {}) =>
    project.keyslot(["check", "--format", format], { cwd: "packages/my contracts", env }).stdout;
  const path = `packages/my contracts/${schema}`;
  expect(JSON.parse(report("gitlab"))[0].location.path).toBe(path);
  expect(report("github")).toContain(`::error file=${path},line=`);
  expect(report("junit")).toContain(`file="${path}"`);
  expect(report("sarif")).toContain(`"uri": "packages/my%20contracts/${schema}"`);
  expect(JSON.parse(report("json")).findings[0].file).toBe(schema);
  expect(report("github", { GITHUB_WORKSPACE: `${project.root}/packages` })).toContain("file=my contracts/");
});

test("the summary of a workflow run is added to, and a missing one is said and costs nothing", () => {
  const project = released();
  breakHp(project);
  project.write("summary.md", "before\n");
  const check = (path: string) =>
    project.keyslot(["check", "--format", "github"], { env: { GITHUB_STEP_SUMMARY: `${project.root}/${path}` } });
  check("summary.md");
  expect(project.read("summary.md")).toMatch(/^before\n### Keyslot check failed\n(.*\n)*\| error KS2/);
  const { code, stdout, stderr } = check("nowhere/summary.md");
  expect([code, stderr]).toEqual([1, expect.stringContaining("GITHUB_STEP_SUMMARY")]);
  expect(stdout).toContain("::error ");
});

test.each([
  [{ NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  [{ NO_COLOR: "", FORCE_COLOR: "1" }, true],
  [{ NO_COLOR: "", FORCE_COLOR: "0" }, false],
  [{ NO_COLOR: "", TERM: "dumb" }, false],
])("with %o in the environment and no terminal, colour is %s", (env, coloured) => {
  const project = makeProject({ [schema]: playerSchema.replace("@key(2) ", "") });
  const { code, stdout } = project.keyslot(["check", "--output", "report.txt"], { env });
  expect([code, stdout.includes("\u001b[")]).toEqual([1, coloured]);
  expect(project.read("report.txt")).not.toContain("\u001b[");
});

function released(): Project {
  const project = makeProject();
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  return project;
}

function breakHp(project: Project): void {
  project.write(schema, playerSchema.replaceAll("int32", "int16"));
}

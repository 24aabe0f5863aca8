import { expect, test } from "vitest";
import { type GitProject, gitEnvironment, makeGitProject } from "./git-project.ts";
import { playerSchema, type Run } from "./keyslot-project.ts";
import { build } from "./open-baselines-of.ts";
import { withoutCompiler } from "./without-compiler.ts";

const schema = "schemas/player.schema.ts";
const lock = "schemas/schema.lock.json";

/** v1 has `hp: int32`; v2 has a title besides; now `hp` is a text. */
async function released(): Promise<GitProject> {
  const project = makeGitProject();
  await build({ cwd: project.root });
  project.commit("v1");
  project.write(schema, playerSchema.replace(/}\n$/, "  /** @key(3) */\n  title?: string;\n}\n"));
  await build({ cwd: project.root });
  project.commit("v2");
  project.write(schema, project.read(schema).replace("hp: int32", "hp: string").replace("(100)", '("100")'));
  return project;
}

function check(project: GitProject, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  return project.keyslot(["check", ...args], { env: { ...gitEnvironment, ...env } });
}

test("a finding names the releases that it breaks, and where the first one has what changed", async () => {
  const project = await released();
  project.write("notes.txt", "Not committed.\n");
  const status = project.git("status", "--porcelain", "-uall");
  const before = project.times();
  const { code, stdout, stderr } = check(project, ["--against", "v*", "--format", "json"]);
  const report = JSON.parse(stdout);
  expect(report.baselines).toEqual([
    { name: "v1", kind: "git", commit: project.git("rev-parse", "v1"), lockfile: `v1:${lock}` },
    { name: "v2", kind: "git", commit: project.git("rev-parse", "v2"), lockfile: `v2:${lock}` },
  ]);
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toMatchObject({ site: "Player.hp", file: schema, baselines: ["v1", "v2"] });
  expect(JSON.stringify(report.findings[0])).toContain(`"v1:${schema}"`);
  expect([code, stderr]).toEqual([1, ""]);
  expect(project.times()).toEqual(before);
  expect(project.git("status", "--porcelain", "-uall")).toBe(status);
});

test("several releases of every kind are compared at once", async () => {
  const project = await released();
  project.write("kept.lock.json", project.git("show", `v1:${lock}`));
  const { stdout } = check(project, [
    "--against",
    "v2",
    "--against",
    "kept.lock.json",
    "--against",
    ".",
    "--format",
    "json",
  ]);
  const report = JSON.parse(stdout);
  expect(report.baselines.map((each: { name: string; kind: string }) => [each.name, each.kind])).toEqual([
    ["v2", "git"],
    ["kept.lock.json", "lockfile"],
    [".", "folder"],
  ]);
});

test("in text the place before is one that git shows", async () => {
  const { stdout } = check(await released(), ["--against", "v1"]);
  const [, place = ""] = /\((v1:schemas\/player\.schema\.ts):10:3\)/.exec(stdout) ?? [];
  expect(place).toBe(`v1:${schema}`);
  expect(stdout).toContain("Compared with v1");
});

test("what cannot be found is said in the format that was asked for, and is no finding about the schemas", async () => {
  const { code, stdout } = check(await released(), ["--against", "v3", "--format", "json"]);
  expect(JSON.parse(stdout).findings).toMatchObject([{ rule: "baseline/not-found", code: "KS3301" }]);
  expect(code).toBe(2);
});

test("the config says what to compare with, from its own folder", async () => {
  const project = await released();
  project.write("keyslot.config.json", '{ "evolution": { "against": ["released/kept.lock.json"] } }');
  project.write("released/kept.lock.json", project.git("show", `v1:${lock}`));
  const { stdout } = project.keyslot(["check", "--format", "json"], { cwd: "schemas", env: gitEnvironment });
  expect(JSON.parse(stdout).baselines).toEqual([
    { name: "released/kept.lock.json", kind: "lockfile", lockfile: "released/kept.lock.json" },
  ]);
});

test("a second check does not load the compiler, until a ref moves or a file changes", async () => {
  const project = await released();
  project.write("kept/schema.lock.json", project.git("show", `v1:${lock}`));
  project.write("kept/player.schema.ts", project.git("show", `v1:${schema}`));
  const args = ["--against", "v*", "--against", "./kept", "--format", "json"];
  const quick = withoutCompiler(project).env;
  expect(check(project, args, quick).stdout).toContain("The compiler was loaded");
  const first = check(project, args);
  expect(check(project, args, quick)).toEqual(first);

  project.git("tag", "-f", "v1", "v2");
  expect(check(project, args, quick).stdout).toContain("The compiler was loaded");
  expect(check(project, args).code).toBe(1);
  expect(check(project, args, quick)).toMatchObject({ code: 1 });
  project.write("kept/schema.lock.json", project.git("show", `v2:${lock}`));
  expect(check(project, args, quick).stdout).toContain("The compiler was loaded");
});

test("a warning about a release is told from the cache too", async () => {
  const project = await released();
  project.commit("v3");
  const args = ["--against", "v3", "--format", "json"];
  const first = check(project, args);
  expect(JSON.parse(first.stdout).findings.map((each: { rule: string }) => each.rule)).toContain(
    "baseline/stale-lockfile",
  );
  expect(check(project, args, withoutCompiler(project).env)).toEqual(first);
});

test("what is accepted where the config names older releases is taken in by the next build, and excuses it there too", async () => {
  const project = await released();
  project.write("keyslot.config.json", JSON.stringify({ evolution: { against: "v*" } }));
  const accept = (...args: readonly string[]) => project.keyslot(["accept", ...args], { env: gitEnvironment });
  const [fingerprint = ""] = /[0-9a-f]{12}/.exec(accept().stdout) ?? [];
  expect(accept(fingerprint, "--reason", "Nobody has one.").stdout).toContain("Raise the version of `Player` to 2.");
  expect(project.read(lock)).not.toContain('"recorded"');
  await build({ cwd: project.root });
  expect(project.read(lock)).toContain('"recorded": true');
  expect(check(project, [])).toMatchObject({ code: 0, stderr: "" });
});

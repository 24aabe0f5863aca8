import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";

const schema = "schemas/player.schema.ts";
const grown = playerSchema.replace("  hp: int32;\n", "  hp: int32;\n  email?: string;\n");

test("a member without a key gets the next free one, and nothing else changes", () => {
  const project = released();
  project.write(schema, grown);
  const { code, stdout } = project.keyslot(["fix"]);
  expect(stdout).toContain(`${schema}: `);
  expect(stdout).toContain("Nothing is left to fix.");
  expect(code).toBe(0);
  expect(project.read(schema)).toBe(grown.replace("  email?", "  /** @key(3) */\n  email?"));
});

test.each([
  { name: "CRLF", from: (text: string) => text.replaceAll("\n", "\r\n") },
  { name: "a byte order mark", from: (text: string) => `\uFEFF${text}` },
])("$name stays", ({ from }) => {
  const project = released();
  project.write(schema, from(grown));
  expect(project.keyslot(["fix"]).code).toBe(0);
  expect(project.read(schema)).toBe(from(grown.replace("  email?", "  /** @key(3) */\n  email?")));
});

test("types that only members without a key lead to are numbered in the same run", () => {
  const project = released();
  const text = `${grown.replace("email?: string", "emails?: Email[]")}export interface Email {\n  address: string;\n  more?: More;\n}\nexport interface More {\n  note?: string;\n}\n`;
  project.write(schema, text);
  expect(project.keyslot(["fix"])).toMatchObject({ code: 0 });
  const once = project.read(schema);
  expect(once.match(/@key/g)).toHaveLength(playerSchema.split("@key").length - 1 + 4);
  expect(project.keyslot(["fix"]).stdout).toContain("Nothing can be fixed mechanically.");
  expect(project.read(schema)).toBe(once);
  expect(project.keyslot(["build"]).code).toBe(0);
});

test("a dry run prints a diff that git applies, and writes nothing", () => {
  const project = released();
  project.write(schema, grown);
  const before = project.times();
  const { code, stdout } = project.keyslot(["fix", "--dry-run"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^--- a\/schemas\/player\.schema\.ts\n\+\+\+ b\/schemas\/player\.schema\.ts\n@@ /);
  expect(stdout).toContain("\n+  /** @key(3) */\n");
  expect(project.times()).toEqual(before);
  const applied = spawnSync("git", ["apply"], { cwd: project.root, input: stdout, encoding: "utf8" });
  expect(applied.stderr).toBe("");
  expect(project.read(schema)).toContain("/** @key(3) */\n  email?");
});

test("a removed slot is reserved", () => {
  const project = released();
  project.write(schema, playerSchema.replace("  /** @key(2) @default(100) */\n  hp: int32;\n", ""));
  expect(project.keyslot(["fix"]).code).toBe(0);
  expect(project.read(schema)).toContain('@reserved(2, "hp")');
});

test("a rename is only noted when it is confirmed", () => {
  const project = released();
  const renamed = playerSchema.replace("displayName", "title");
  project.write(schema, renamed);
  const plain = project.keyslot(["fix"]);
  expect(plain.stdout).toContain("Nothing can be fixed mechanically.");
  expect(plain.stdout).toMatch(/error KS2\d{3}/);
  expect(plain.code).toBe(1);
  expect(project.read(schema)).toBe(renamed);

  const confirmed = project.keyslot(["fix", "--rename", "Player.displayName=title"]);
  expect(confirmed.stdout).toContain("Nothing is left to fix.");
  expect(confirmed.code).toBe(0);
  expect(project.read(schema)).toContain('/** @key(1) @name @was("displayName") */');
  expect(project.keyslot(["fix", "--rename", "Player.displayName=title"]).code).toBe(0);
});

test("a version is raised on request", () => {
  const project = released();
  // That readers which are already out refuse the new schema id is left to a person to accept.
  expect(project.keyslot(["fix", "--raise-version", "Player"])).toMatchObject({ code: 1 });
  expect(project.read(schema)).toContain('@version(2) @schema("player.v2")');
});

test("a file that is not TypeScript is left alone, and told", () => {
  const project = released();
  const text = `${grown}export interface {`;
  project.write(schema, text);
  const { code, stdout } = project.keyslot(["fix"]);
  expect(stdout).toMatch(/error KS1\d{3}/);
  expect(code).toBe(1);
  expect(project.read(schema)).toBe(text);
});

test("a new meaning gets a key of its own", () => {
  const project = released();
  const renamed = playerSchema.replace("hp: int32", "mana: int32");
  project.write(schema, renamed);
  const confirmed = project.keyslot(["fix", "--new-meaning", "Player.mana"]);
  expect(confirmed.stdout).toContain("Nothing is left to fix.");
  expect(confirmed.code).toBe(0);
  expect(project.read(schema)).toContain('@reserved(2, "hp")');
  expect(project.read(schema)).toContain("@key(3) @default(100) */\n  mana");
  expect(project.keyslot(["fix", "--new-meaning", "Player.nobody"]).stderr).toContain("error KS3209");
});

test("without a terminal nothing is asked", () => {
  const project = released();
  const { code, stderr } = project.keyslot(["fix", "--interactive"]);
  expect(stderr).toContain("error KS3208");
  expect(code).toBe(2);
});

// `script` gives the tool a terminal of its own; other systems have another one of that name.
test.runIf(process.platform === "linux").each([
  { name: "a rename", keys: "\r", found: '/** @key(1) @name @was("displayName") */\n  title', code: 0 },
  { name: "a new meaning", keys: "\u001b[B\r", found: "/** @key(3) @name */\n  title", code: 1 },
  { name: "Ctrl-C", keys: "\u0003", found: "/** @key(1) @name */\n  title", code: 1 },
])("$name is answered in a terminal", async ({ keys, found, code }) => {
  const project = released();
  project.write(schema, playerSchema.replace("displayName", "title"));
  const run = await project.inTerminal(["fix", "--interactive"], keys);
  expect(run.stdout).toContain("displayName");
  expect(run.code).toBe(code);
  expect(project.read(schema)).toContain(found);
});

function released(): Project {
  const project = makeProject();
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  return project;
}

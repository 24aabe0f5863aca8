import { expect, test } from "vitest";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";

const schema = "schemas/player.schema.ts";
const lock = "schemas/schema.lock.json";
const narrowed = playerSchema.replace("int32, Uuid", "int16, Uuid").replace("hp: int32", "hp: int16");

/** A project whose first release is built, and whose schema then says something else. */
function changed(now = narrowed, released = playerSchema): Project {
  const project = makeProject({ [schema]: released });
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  project.write(schema, now);
  return project;
}

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly fingerprint: string | null;
}

function findings(project: Project, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { stdout, code } = project.keyslot(["check", "--format", "json", ...args], { env });
  const found: readonly Finding[] = JSON.parse(stdout).findings;
  return { code, rules: found.map(({ rule, severity }) => `${severity} ${rule}`), found };
}

function fingerprint(project: Project, rule: string, args: readonly string[] = []): string {
  return findings(project, args).found.find((each) => each.rule === rule)?.fingerprint ?? "none";
}

const because = ["--reason", "nobody has it yet"];

test("an accepted change raises the version, is a note until it is built, and is history from then on", () => {
  const project = changed();
  expect(findings(project)).toMatchObject({ code: 1, rules: ["error lock/slot-retyped"] });
  const print = fingerprint(project, "lock/slot-retyped");
  const accepted = project.keyslot(["accept", print, ...because]);
  expect(accepted).toMatchObject({ code: 0, stderr: "" });
  expect(accepted.stdout).toContain(`Accepted ${print}: \`Player.hp\` (lock/slot-retyped).`);
  expect(project.read(schema)).toContain('@version(2) @schema("player.v2")');
  expect(project.read(lock)).toContain(
    `"${print}": { "rule": "lock/slot-retyped", "site": "Player.hp", "breaks": ["backward"`,
  );
  const waived = findings(project);
  expect(waived.code).toBe(0);
  expect(waived.rules).toContain("note lock/slot-retyped");
  expect(waived.rules.filter((each) => each.startsWith("error"))).toEqual([]);

  expect(project.keyslot(["build"])).toMatchObject({ code: 0 });
  expect(project.read(lock)).toMatch(new RegExp(`"${print}": \\{ .*"recorded": true \\}`));
  expect(project.read(lock)).toContain('"formerVersions": {\n        "1": {');
  expect(findings(project)).toMatchObject({ code: 0, rules: [] });
  expect(project.keyslot(["build", "--frozen"])).toMatchObject({ code: 0 });
});

test("without a fingerprint the command lists what could be accepted", () => {
  const project = changed();
  const print = fingerprint(project, "lock/slot-retyped");
  expect(project.keyslot(["accept"])).toMatchObject({
    code: 0,
    stdout: `Not accepted yet:\n  ${print}  Player.hp  lock/slot-retyped  int32 → int16\n`,
  });
  const clean = changed(playerSchema);
  expect(clean.keyslot(["accept"])).toMatchObject({ code: 0, stdout: "There is nothing to accept.\n" });
});

test("the first digits are enough, and a dry run writes nothing", () => {
  const project = changed();
  const print = fingerprint(project, "lock/slot-retyped");
  const before = [project.read(lock), project.read(schema)];
  const dry = project.keyslot(["accept", print.slice(0, 6), ...because, "--dry-run"]);
  expect(dry.code).toBe(0);
  expect(dry.stdout).toContain('+/** Someone who plays. @document("player") @version(2) @schema("player.v2") */');
  expect(dry.stdout).toContain(`"${print}"`);
  expect([project.read(lock), project.read(schema)]).toEqual(before);
});

test("a waiver whose change was undone is an error until it is removed", () => {
  const project = changed();
  const print = fingerprint(project, "lock/slot-retyped");
  project.keyslot(["accept", print, ...because]);
  project.write(schema, playerSchema);
  expect(findings(project)).toMatchObject({ code: 1, rules: ["error waiver/unused"] });
  expect(project.keyslot(["build"])).toMatchObject({ code: 1 });
  expect(project.keyslot(["accept", "--remove", print])).toMatchObject({
    code: 0,
    stdout: `Removed the waiver ${print} for \`Player.hp\`.\n`,
  });
  expect(findings(project)).toMatchObject({ code: 0, rules: [] });
});

/** Noon of a day, as a clock for the compiler. */
function on(day: string) {
  return { SOURCE_DATE_EPOCH: String(Date.parse(`${day}T12:00:00Z`) / 1000) };
}

test("a waiver holds to its last day, and is an error on the next, recorded or not", () => {
  const project = changed();
  const print = fingerprint(project, "lock/slot-retyped");
  const env = on("2026-01-15");
  expect(project.keyslot(["accept", print, ...because, "--expires", "2026-01-31"], { env })).toMatchObject({ code: 0 });
  expect(findings(project, [], on("2026-01-31")).code).toBe(0);
  const late = findings(project, [], on("2026-02-01"));
  expect(late.code).toBe(1);
  expect(late.rules).toContain("error waiver/expired");
  expect(late.rules).toContain("error lock/slot-retyped");
  expect(project.keyslot(["build"], { env })).toMatchObject({ code: 0 });
  expect(findings(project, [], env)).toMatchObject({ code: 0 });
  expect(findings(project, [], on("2026-02-01"))).toMatchObject({ code: 1, rules: ["error waiver/expired"] });
});

test.each([
  ["more than was agreed to", '"breaks": ["backward"', '"breaks": ["index"', "error waiver/mismatch"],
  ["another place", '"site": "Player.hp"', '"site": "Player.id"', "error waiver/mismatch"],
  ["less than it excuses", '"breaks": ["backward"', '"breaks": ["backward", "index"', "error waiver/over-broad"],
])("a waiver for %s excuses nothing", (_, from, to, rule) => {
  const project = changed();
  project.keyslot(["accept", fingerprint(project, "lock/slot-retyped"), ...because]);
  project.write(lock, project.read(lock).replace(from, to));
  const { code, rules } = findings(project);
  expect(code).toBe(1);
  expect(rules).toContain(rule);
  expect(rules).toContain("error lock/slot-retyped");
});

test("a waiver for what the mode allows by now is history once a build has taken the change in", () => {
  const project = changed();
  const print = fingerprint(project, "lock/slot-retyped");
  project.keyslot(["accept", print, ...because]);
  project.write("keyslot.config.json", '{ "evolution": { "mode": "none" } }\n');
  expect(project.keyslot(["build"])).toMatchObject({ code: 0 });
  expect(project.read(lock)).toMatch(new RegExp(`"${print}": \\{ .*"recorded": true \\}`));
  expect(findings(project)).toMatchObject({ code: 0, rules: [] });
});

test("what gives a released key a second meaning is never accepted", () => {
  const project = changed(
    playerSchema.replace("@key(1) @name */\n  displayName: string", "@key(1) */\n  loggedIn: boolean"),
  );
  const print = fingerprint(project, "lock/key-reused");
  const before = project.read(lock);
  const { code, stderr } = project.keyslot(["accept", print, ...because]);
  expect(stderr).toContain("KS2505");
  expect(code).toBe(1);
  expect(project.read(lock)).toBe(before);
  const row = { rule: "lock/key-reused", site: "Player.loggedIn", breaks: ["backward", "forward"], reason: "by hand" };
  project.write(lock, before.replace('"accepted": {}', `"accepted": {\n    "${print}": ${JSON.stringify(row)}\n  }`));
  expect(findings(project).rules).toEqual(
    expect.arrayContaining(["error lock/key-reused", "error waiver/not-waivable"]),
  );
});

test("stored bytes that were accepted to break ask for a version and a schema id of their own", () => {
  const project = changed();
  project.keyslot(["accept", fingerprint(project, "lock/slot-retyped"), ...because]);
  const versioned = project.read(schema);
  for (const missing of [' @schema("player.v2")', " @version(2)"]) {
    project.write(schema, versioned.replace(missing, ""));
    const { code, rules } = findings(project);
    expect(code).toBe(1);
    expect(rules).toContain("error waiver/version-not-raised");
  }
});

test("a change inside a record raises the version of every document that stores it, and of no other", () => {
  const item = "/** Counted. */\nexport interface Item {\n  /** @key(0) */\n  count: int32;\n}\n";
  const chest = (name: string, slot: string) =>
    `/** @document("${name.toLowerCase()}") */\nexport interface ${name} {\n  /** @key(0) @id */\n  id: string;\n  /** @key(1) */\n  ${slot};\n}\n`;
  const text = [
    'import type { int16, int32 } from "@keyslot/runtime/types";\n',
    item,
    chest("Chest", "items: Item[]"),
    chest("Shop", "stock: Map<string, Item>"),
    chest("Rock", "size?: int32"),
  ].join("\n");
  const now = text.replace("count: int32", "count: int16");
  const project = changed(now, text.replace("int16, int32", "int32"));
  project.keyslot(["accept", fingerprint(project, "lock/slot-retyped"), ...because]);
  const versions = project.read(schema).match(/@schema\("[^"]+"\)/g);
  expect(versions).toEqual(['@schema("chest.v2")', '@schema("shop.v2")']);
  expect(findings(project).code).toBe(0);
});

test("what breaks no bytes is accepted without a new version", () => {
  const indexed = playerSchema.replace("@key(2)", "@key(2) @index");
  const project = changed(playerSchema, indexed);
  project.keyslot(["accept", fingerprint(project, "lock/index-removed"), ...because]);
  expect(project.read(schema)).toBe(playerSchema);
  expect(findings(project, ["--fail-on", "warning"])).toMatchObject({ code: 0, rules: ["note lock/index-removed"] });
});

test("a recorded waiver excuses the change to older releases, and not a change that is made once more", () => {
  const project = changed();
  project.write("old.lock.json", project.read(lock));
  const print = fingerprint(project, "lock/slot-retyped");
  project.keyslot(["accept", print, ...because]);
  expect(project.keyslot(["build"])).toMatchObject({ code: 0 });
  const older = findings(project, ["--against", "old.lock.json"]);
  expect(older.code).toBe(0);
  expect(older.rules).toContain("note lock/slot-retyped");

  const unaware = changed();
  unaware.write("old.lock.json", unaware.read(lock));
  unaware.write(
    lock,
    project
      .read(lock)
      .replace(/"[0-9a-f]{12}": .*/g, "")
      .replace(/"accepted": \{\s*,?\s*\}/, '"accepted": {}'),
  );
  unaware.write(schema, project.read(schema));
  expect(findings(unaware, ["--against", "old.lock.json"]).code).toBe(1);
  const late = ["accept", print, ...because, "--against", "old.lock.json"];
  expect(unaware.keyslot(late)).toMatchObject({ code: 0 });
  expect(unaware.read(lock)).toMatch(new RegExp(`"${print}": \\{ .*"recorded": true \\}`));
  expect(findings(unaware)).toMatchObject({ code: 0, rules: [] });
});

test.each([
  ["a reason", ["0123456789ab"], "KS3214"],
  ["a reason that says something", ["0123456789ab", "--reason", "  "], "KS3214"],
  ["a fingerprint", ["Player.hp", ...because], "KS3211"],
  ["a fingerprint that is reported", ["0123456789ab", ...because], "KS3212"],
  ["a day of the calendar", ["0123456789ab", ...because, "--expires", "2026-02-30"], "KS3215"],
  ["a day to come", ["0123456789ab", ...because, "--expires", "2020-01-01"], "KS3215"],
  ["a waiver to remove", ["--remove", "0123456789ab"], "KS3212"],
])("accepting needs %s", (_, args, code) => {
  const project = changed();
  const before = [project.read(lock), project.read(schema)];
  const run = project.keyslot(["accept", ...args]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(code);
  expect([project.read(lock), project.read(schema)]).toEqual(before);
});

test("accepting needs a release, and schemas that can be judged", () => {
  const fresh = makeProject({ [schema]: playerSchema });
  expect(fresh.keyslot(["accept"])).toMatchObject({ code: 2, stderr: expect.stringContaining("KS3216") });
  const broken = changed("export interface {");
  expect(broken.keyslot(["accept"])).toMatchObject({ code: 2, stderr: expect.stringContaining("KS3217") });
});

test("a waiver that is history gets a later day without a release to compare with", () => {
  const project = changed();
  const print = fingerprint(project, "lock/slot-retyped");
  project.keyslot(["accept", print, ...because, "--expires", "2999-01-31"]);
  project.keyslot(["build"]);
  const later = { SOURCE_DATE_EPOCH: String(Date.UTC(2999, 2, 1) / 1000) };
  expect(findings(project, [], later)).toMatchObject({ code: 1, rules: ["error waiver/expired"] });
  const args = ["accept", print.slice(0, 4), "--reason", "the last client follows", "--expires", "2999-06-30"];
  const renewed = project.keyslot(args, { env: later });
  expect([renewed.code, renewed.stdout]).toEqual([0, `Renewed the waiver ${print} for \`Player.hp\`.\n`]);
  expect(project.read(lock)).toMatch(/"reason": "the last client follows", "expires": "2999-06-30", "recorded": true/);
  expect(findings(project, [], later)).toMatchObject({ code: 0, rules: [] });
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { TypeDefinition } from "../../compiler/src/model/schema-model.ts";
import { document, enumOf, model, record, slot, union } from "./build-model.ts";
import { randomModel } from "./random-model.ts";
import { parsed, released } from "./released.ts";

const game = [
  document(
    "Player",
    [slot(0, "id: uuid"), slot(3, "nickname?: string"), slot(5, "hp: int32 = 100"), slot(6, "items: list<Item>")],
    {
      idKeys: [0],
      nameKey: 3,
      reserved: { keys: [4], names: ["email"] },
    },
  ),
  record("Item", [slot(0, "kind: Kind"), slot(1, "shape!: Shape")]),
  enumOf("Kind", { Sword: 1, Shield: -2 }, { open: true }),
  union("Shape", { Circle: 1 }),
  record("Circle", [slot(0, "radius: float64")], { discriminator: { property: "kind", value: "circle" } }),
];

test("the text of any chain of releases parses to the same lockfile", () => {
  fc.assert(
    fc.property(fc.array(randomModel, { minLength: 1, maxLength: 3 }), (releases) => {
      let lockfile = nextLockfile(releases[0] ?? model(), undefined);
      for (const next of releases.slice(1)) lockfile = nextLockfile(next, lockfile);
      const text = printLockfile(lockfile);
      expect(text.endsWith("}\n")).toBe(true);
      expect(() => JSON.parse(text)).not.toThrow();
      const again = parsed(text);
      expect(printLockfile(again)).toBe(text);
      expect(again).toEqual(lockfile);
    }),
    { seed: 2002, numRuns: 300 },
  );
});

test("the order of types, slots and members in the model changes nothing", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(game, { minLength: game.length }), fc.boolean(), (types, reversed) => {
      const shuffled = types.map((type) => (reversed ? reverse(type) : type));
      const text = printLockfile(nextLockfile({ ...model(), types: shuffled }, undefined));
      expect(text).toBe(printLockfile(nextLockfile(model(...game), undefined)));
    }),
    { seed: 2003, numRuns: 50 },
  );
});

function reverse(type: TypeDefinition): TypeDefinition {
  if (type.kind === "record") return { ...type, slots: type.slots.toReversed() };
  if (type.kind === "enum") return { ...type, members: type.members.toReversed() };
  return { ...type, members: type.members.toReversed() };
}

test("a lockfile has one line a slot, sorted by type and key", () => {
  const lines = printLockfile(released(model(...game))).split("\n");
  const slots = lines.filter((line) => line.includes('"presence"'));
  expect(slots.map((line) => /"name": "(\w+)"/.exec(line)?.[1])).toEqual([
    "radius",
    "kind",
    "shape",
    "id",
    "nickname",
    "hp",
    "items",
  ]);
});

test("nothing changed: the next lockfile is the same text", () => {
  const text = printLockfile(released(model(...game)));
  expect(printLockfile(nextLockfile(model(...game), parsed(text)))).toBe(text);
});

test("a new slot adds one line and touches no other", () => {
  const before = printLockfile(released(model(...game))).split("\n");
  const [player, ...others] = game;
  if (player?.kind !== "record") throw new Error("The player is a record.");
  const grown = { ...player, slots: [...player.slots, slot(9, "guild?: string")] };
  const after = printLockfile(nextLockfile(model(grown, ...others), released(model(...game)))).split("\n");
  expect(after.filter((line) => !before.includes(line))).toEqual([
    '      , "9": { "name": "guild", "type": "string", "presence": "optional" }',
  ]);
  expect(after.length).toBe(before.length + 1);
});

test("a raised version keeps the former shape with all that it reached", () => {
  const before = model(document("Player", [slot(0, "item: Item")]), record("Item", [slot(0, "count: int32")]));
  const after = model(
    document("Player", [slot(0, "item: Item"), slot(1, "hp?: int32")], { version: 2, schemaId: "player.v2" }),
    record("Item", [slot(0, "count: int32")]),
  );
  const player = released(before, after).types.find((type) => type.name === "Player");
  if (player?.kind !== "record") throw new Error("The player is a record.");
  const [former] = player.formerVersions;
  expect(former).toMatchObject({ version: 1, schemaId: "player", name: "Player" });
  expect(former?.types.map((type) => type.name)).toEqual(["Item", "Player"]);
  expect(former?.types.flatMap((type) => (type.kind === "record" ? type.slots.map((each) => each.name) : []))).toEqual([
    "count",
    "item",
  ]);
});

test("a removed slot and a removed type stay for ever, with last name and type", () => {
  const first = model(
    document("Player", [slot(0, "id: uuid"), slot(3, "nickname?: string")]),
    record("Item", [slot(0, "count: int32")]),
  );
  const later = model(document("Player", [slot(0, "id: uuid")], { reserved: { keys: [3], names: ["nickname"] } }));
  const text = printLockfile(released(first, later, later));
  expect(text).toContain('"3": { "name": "nickname", "type": "string", "presence": "optional", "retired": true }');
  expect(text).toMatch(/"Item": \{\n {6}"kind": "record"\n {4}, "retired": true/);
});

test("a renamed slot and a renamed type keep their former names", () => {
  const first = model(
    document("Player", [slot(0, "id: uuid"), slot(1, "item: Item")]),
    record("Item", [slot(0, "count: int32")]),
  );
  const later = model(
    document("Player", [slot(0, "id: uuid"), slot(1, "thing: Thing", { formerNames: ["item"] })]),
    record("Thing", [slot(0, "count: int32")], { formerNames: ["Item"] }),
  );
  const forgotten = model(
    document("Player", [slot(0, "id: uuid"), slot(1, "thing: Thing")]),
    record("Thing", [slot(0, "count: int32")]),
  );
  const text = printLockfile(released(first, later, forgotten));
  expect(text).toContain('"1": { "name": "thing", "type": "Thing", "presence": "required", "formerNames": ["item"] }');
  expect(text).toMatch(/"Thing": \{\n {6}"kind": "record"\n {4}, "formerNames": \["Item"\]/);
  expect(text).not.toContain('"Item": {');
});

test("accepted changes are kept as they are", () => {
  const text = printLockfile({
    types: [],
    accepted: [
      {
        fingerprint: "0123456789ab",
        rule: "lock/slot-retyped",
        site: "Player.hp",
        breaks: ["backward"],
        reason: "nobody has it",
        expires: "2027-01-31",
        recorded: false,
      },
    ],
  });
  expect(printLockfile(nextLockfile(model(), parsed(text)))).toBe(text);
});

test("the lockfile in the documentation is one", () => {
  const page = readFileSync(new URL("../../docs/lockfile.md", import.meta.url), "utf8");
  const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? "";
  expect(printLockfile(parsed(example))).toBe(example);
});

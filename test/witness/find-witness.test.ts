import { expect, test } from "vitest";
import { compareToLockfile } from "../../compiler/src/lock/compare-to-lockfile.ts";
import { lockModel } from "../../compiler/src/lock/lock-model.ts";
import type { SchemaModel, TypeDefinition } from "../../compiler/src/model/schema-model.ts";
import type { Witness } from "../../compiler/src/model/witness.ts";
import { findWitness } from "../../compiler/src/witness/find-witness.ts";
import { document, enumOf, model, record, slot, union } from "../lock/build-model.ts";
import { released } from "../lock/released.ts";

interface Row {
  readonly name: string;
  readonly before: readonly TypeDefinition[];
  readonly after: readonly TypeDefinition[];
  /** Site of the change that is asked about. */
  readonly site: string;
  readonly direction: Witness["direction"];
  /** Root, bytes, what was written, what is read. */
  readonly shows: readonly [root: string, bytes: string, written: string, read: string];
}

const item = (text: string) => record("Item", [slot(0, "id: int8"), slot(1, text)]);
const bag = (text: string) => document("Bag", [slot(0, "size: int8"), slot(1, text)]);

const circle = [record("Circle", [slot(0, "radius: int8")], { discriminator: { property: "kind", value: "circle" } })];
const square = [record("Square", [slot(0, "side: int8")], { discriminator: { property: "kind", value: "square" } })];

const rows: readonly Row[] = [
  {
    name: "the smallest number that does not fit",
    before: [bag("n: int32")],
    after: [bag("n: int16")],
    site: "Bag.n",
    direction: "backward",
    shows: ["Bag", "92 … cd 80 00", "n = 32768", "DecodeError wire/out-of-range at Bag.n"],
  },
  {
    name: "a number within the writer's limits",
    before: [document("Bag", [slot(0, "n: int32", { constraints: { min: 70_000, max: 80_000 } })])],
    after: [document("Bag", [slot(0, "n: int16")])],
    site: "Bag.n",
    direction: "backward",
    shows: ["Bag", "91 ce 00 01 11 70", "n = 70000", "DecodeError wire/out-of-range at Bag.n"],
  },
  {
    name: "a number beyond limits that leave nothing to show, since they may be gone in the next release",
    before: [document("Bag", [slot(0, "n: int32", { constraints: { min: 1, max: 110 } })])],
    after: [document("Bag", [slot(0, "n: int8", { constraints: { min: 1, max: 110 } })])],
    site: "Bag.n",
    direction: "backward",
    shows: ["Bag", "91 cc 80", "n = 128", "DecodeError wire/out-of-range at Bag.n"],
  },
  {
    name: "a number of another type, although the limits that it had are none for that",
    before: [document("Bag", [slot(0, "n?: float64", { constraints: { min: -1.5, max: 100 } })])],
    after: [document("Bag", [slot(0, "n?: uint64")])],
    site: "Bag.n",
    direction: "backward",
    shows: ["Bag", "91 cb 00 00 00 00 00 00 00 00", "n = 0", "DecodeError wire/type-mismatch at Bag.n"],
  },
  {
    name: "a value in a slot that both releases have, where another that held it is gone",
    before: [
      enumOf("Color", { Blue: 12 }, { open: true }),
      document("Bag", [slot(0, "all: set<Color>"), slot(1, "one: Color")]),
    ],
    after: [enumOf("Color", { Blue: 11 }, { open: true }), document("Bag", [slot(0, "all: set<Color>")])],
    site: "Color.Blue",
    direction: "backward",
    shows: ["Bag", "92 … 0c …", "all[0] = Blue (12)", "all[0] = 12"],
  },
  {
    name: "a text that the pattern of another slot leaves room for",
    before: [
      document("Bag", [slot(0, "code: string", { constraints: { pattern: "^[A-Z]{2}-\\d+$" } }), slot(1, "n: int16")]),
    ],
    after: [
      document("Bag", [slot(0, "code: string", { constraints: { pattern: "^[A-Z]{2}-\\d+$" } }), slot(1, "n: uint16")]),
    ],
    site: "Bag.n",
    direction: "backward",
    shows: ["Bag", "92 … ff", "n = -1", "DecodeError wire/out-of-range at Bag.n"],
  },
  {
    name: "the nearest document, and the way to the slot",
    before: [bag("items: list<Item>"), item("n: int16")],
    after: [bag("items: list<Item>"), item("n: int8")],
    site: "Item.n",
    direction: "backward",
    shows: ["Bag", "92 … cc 80", "items[0].n = 128", "DecodeError wire/out-of-range at Bag.items[0].n"],
  },
  {
    name: "a type that no document holds",
    before: [item("n: int16")],
    after: [item("n: int8")],
    site: "Item.n",
    direction: "backward",
    shows: ["Item", "92 … cc 80", "n = 128", "DecodeError wire/out-of-range at Item.n"],
  },
  {
    name: "two elements of a set that become one",
    before: [
      bag("items: set<Item>"),
      record("Item", [slot(0, "id: int8"), slot(1, "label?: string"), slot(2, "n: int8")]),
    ],
    after: [
      bag("items: set<Item>"),
      record("Item", [slot(0, "id: int8"), slot(2, "n: int8")], { reserved: { keys: [1], names: ["label"] } }),
    ],
    site: "Item.label",
    direction: "backward",
    shows: [
      "Bag",
      "92 … 92 93 00 a0 00 93 00 c0 00",
      'items = set({ id: 0, label: "", n: 0 }, { id: 0, n: 0 })',
      "DecodeError wire/duplicate-element at Bag.items[1]",
    ],
  },
  {
    name: "what an old reader drops when it writes the document back",
    before: [document("Bag", [slot(0, "n: int8"), slot(2, "m: int8")])],
    after: [document("Bag", [slot(0, "n: int8"), slot(1, "label?: string"), slot(2, "m: int8")])],
    site: "Bag.label",
    direction: "forward",
    shows: ["Bag", "93 … a0 …", 'label = ""', "writes it back with label absent"],
  },
  {
    name: "a default that bytes without the slot are read with",
    before: [bag("hp: int32 = 100")],
    after: [bag("hp: int32 = 50")],
    site: "Bag.hp",
    direction: "backward",
    shows: ["Bag", "92 … c0", "hp = 100 by default", "hp = 50"],
  },
  {
    name: "members that changed their numbers",
    before: [bag("team: Team"), enumOf("Team", { Red: 1, Blue: 2 })],
    after: [bag("team: Team"), enumOf("Team", { Red: 2, Blue: 1 })],
    site: "Team.Red",
    direction: "backward",
    shows: ["Bag", "92 … 01", "team = Red (1)", "team = Blue (1)"],
  },
  {
    name: "one slot of two that were renamed",
    before: [document("Bag", [slot(0, "a: int8"), slot(1, "b: int8")])],
    after: [document("Bag", [slot(0, "c: int8"), slot(1, "d: int8")])],
    site: "Bag.d",
    direction: "backward",
    shows: ["Bag", "92 … 00", "b = 0", "d = 0"],
  },
  {
    name: "a record in another's place that differs far inside, in types that hold each other",
    before: [bag("a: A"), ...webOf("A", "int32"), ...webOf("B", "int8")],
    after: [bag("a: B"), ...webOf("A", "int32"), ...webOf("B", "int8")],
    site: "Bag.a",
    direction: "backward",
    shows: [
      "Bag",
      "92 … 92 90 91 92 90 cc 80",
      "a = { all: [], next: [{ all: [], n: 128 }] }",
      "DecodeError wire/out-of-range at Bag.a.next[0].n",
    ],
  },
  {
    name: "a value that was added when the enum was opened",
    before: [bag("mood: Mood"), enumOf("Mood", { odd: "odd" }, { source: "literals" })],
    after: [bag("mood: Mood"), enumOf("Mood", { odd: "odd", N: "N" }, { source: "literals", open: true })],
    site: "Mood.N",
    direction: "forward",
    shows: ["Bag", "92 … a1 4e", 'mood = "N"', "DecodeError wire/unknown-enum-value at Bag.mood"],
  },
  {
    name: "another store key, although the reader refuses the payload, too",
    before: [document("Bag", [slot(0, "id: bool"), slot(1, "n: int8")], { idKeys: [0] })],
    after: [document("Bag", [slot(0, "id: bool"), slot(1, "n: string")])],
    site: "Bag",
    direction: "backward",
    shows: ["Bag", "92 c2 00", 'stored under key "false"', 'looks for it under key "chosen by the caller"'],
  },
  {
    name: "a store key that a reader cannot make, because the slot is gone",
    before: [document("Bag", [slot(0, "id: bool"), slot(1, "n: int8")], { idKeys: [0] })],
    after: [document("Bag", [slot(1, "n: int8")], { reserved: { keys: [0], names: ["id"] } })],
    site: "Bag",
    direction: "forward",
    shows: [
      "Bag",
      "92 c0 00",
      'stored under key "chosen by the caller"',
      "DecodeError wire/missing-slot at Bag.id, and so no key to look for it",
    ],
  },
  {
    name: "a global, although the reader refuses the payload, too",
    before: [document("Bag", [slot(0, "n: int8")])],
    after: [document("Bag", [slot(0, "n: int8"), slot(1, "m: int8")], { global: true })],
    site: "Bag",
    direction: "backward",
    shows: ["Bag", "91 00", 'stored under key "chosen by the caller"', 'looks for it under key "__global__"'],
  },
  {
    name: "a member of a union that its reader does not know",
    before: [bag("shape: Shape"), ...circle, union("Shape", { Circle: 1 })],
    after: [bag("shape: Shape"), ...circle, ...square, union("Shape", { Circle: 1, Square: 2 })],
    site: "Shape.Square",
    direction: "forward",
    shows: [
      "Bag",
      "92 … 92 02 91 00",
      'shape = { kind: "square", side: 0 }',
      "DecodeError wire/unknown-tag at Bag.shape",
    ],
  },
];

/** Two records that hold lists of themselves and of each other. */
function webOf(name: string, deepest: string): readonly TypeDefinition[] {
  return [
    record(name, [slot(0, `all: list<${name}>`), slot(1, `next: list<${name}Inner>`)]),
    record(`${name}Inner`, [slot(0, `all: list<${name}>`), slot(1, `n: ${deepest}`)]),
  ];
}

test.each(rows)("a witness shows $name", ({ before, after, site, direction, shows }) => {
  const witness = witnessOf(model(...before), model(...after), { site, direction });
  expect(witness && [witness.root, witness.bytesText, witness.writtenText, witness.readText]).toEqual(shows);
});

test("a witness holds the whole payload, and both values in their JSON form", () => {
  const witness = witnessOf(model(bag("at: timestamp")), model(bag("at: date")), {
    site: "Bag.at",
    direction: "backward",
  });
  expect(witness).toEqual({
    direction: "backward",
    root: "Bag",
    writer: "before",
    bytes: "9200d7ff0000000400000000",
    bytesText: "92 … d7 ff 00 00 00 04 00 00 00 00",
    written: { size: 0, at: "1" },
    read: { kind: "value", value: { size: 0, at: "1970-01-01T00:00:00.000Z" } },
    writtenText: "at = 1",
    readText: "at = 1970-01-01T00:00:00.000Z",
  });
});

test("a change that troubles no reader in a direction has no witness there", () => {
  const widened = [model(bag("n: int8")), model(bag("n: int32"))] as const;
  expect(witnessOf(...widened, { site: "Bag.n", direction: "backward" })).toBeUndefined();
  const added = [
    model(bag("n: int8")),
    model(document("Bag", [slot(0, "size: int8"), slot(1, "n: int8"), slot(2, "x?: string")])),
  ] as const;
  expect(witnessOf(...added, { site: "Bag.x", direction: "forward" })).toBeUndefined();
  expect(witnessOf(...added, { site: "Bag.x", direction: "backward" })).toBeUndefined();
});

function witnessOf(
  before: SchemaModel,
  after: SchemaModel,
  { site, direction }: Pick<Row, "site" | "direction">,
): Witness | undefined {
  const lockfile = released(before);
  const change = compareToLockfile(after, lockfile).find((each) => each.site === site);
  if (!change) throw new Error(`Nothing changed at ${site}.`);
  return findWitness({ before: lockfile.types, after: lockModel(after) }, change, direction);
}

import { expect, test } from "vitest";
import { compareTypes, type Releases } from "../../compiler/src/lock/compare-types.ts";
import type { LockedEnum, LockedType } from "../../compiler/src/lock/lockfile.ts";
import type { Scalar, TypeModel } from "../../compiler/src/model/type-model.ts";
import { parseTypeText } from "../../compiler/src/model/type-text.ts";
import { forTypedArrays, type TypedArrayKind } from "../../compiler/src/model/typed-array.ts";
import { ValuePath } from "../../runtime/src/wire/path.ts";
import { readByShape } from "../../runtime/src/wire/read-shape.ts";
import { Reader } from "../../runtime/src/wire/reader.ts";
import type { EnumShape, Shape } from "../../runtime/src/wire/shape.ts";
import { typedArrayKinds } from "../../runtime/src/wire/typed-array-kinds.ts";
import { writeByShape } from "../../runtime/src/wire/write-shape.ts";
import { Writer } from "../../runtime/src/wire/writer.ts";
import { scalarNames } from "./random-model.ts";

// The verdicts on a change of type, held against the readers and writers themselves: every ordered pair of these types.

const floats = [0, -0, 1.5, -2.25, 2 ** 24, Number.POSITIVE_INFINITY, Number.NaN];

function ints(bits: number, signed: boolean): readonly bigint[] {
  const most = 2n ** BigInt(signed ? bits - 1 : bits) - 1n;
  return [0n, 1n, 7n, most, signed ? -most - 1n : 2n];
}

const small = (bits: number, signed: boolean) => ints(bits, signed).map(Number);

/** What typed arrays are made of. */
const samplesOf: Record<TypedArrayKind["element"], readonly unknown[]> = {
  float64: floats,
  float32: floats,
  int8: small(8, true),
  int16: small(16, true),
  int32: small(32, true),
  int64: ints(64, true),
  uint16: small(16, false),
  uint32: small(32, false),
  uint64: ints(64, false),
};

/** Values at the edges of each scalar. */
const samples: Record<Scalar, readonly unknown[]> = {
  ...samplesOf,
  bool: [true, false],
  string: ["", "red", "5", "-1.5", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "Zoë"],
  float64: [...floats, 0.1, 1e300, 2 ** 60],
  uint8: small(8, false),
  safeint: [0, 3, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  bytes: [new Uint8Array(), new Uint8Array([0, 255, 7])],
  date: [new Date(0), new Date(-1), new Date(8.64e15)],
  timestamp: [0n, 1n, -1n, 1_700_000_000_123_456_789n, 8_640_000_000_001_000_000_000n],
  duration: ints(64, true),
  plainDate: ["0001-01-01", "2024-02-29", "9999-12-31"],
  uuid: ["6f9619ff-8b86-d011-b42d-00cf4fc964ff"],
  decimal: ["0", "-12.50", "123456789012345678901234567890"],
  ...forTypedArrays(({ element }) => {
    const make = typedArrayKinds[`${element}Array`].make;
    return [make([]), make(samplesOf[element]), make(samplesOf[element].slice(1, 2))];
  }),
};

const enums: readonly LockedEnum[] = [
  enumType("Coin", { wire: "int", values: [1, 2, 5] }),
  enumType("Purse", { wire: "int", values: [1, 2, 5, 10] }),
  enumType("Deep", { wire: "int", values: [-1, 300] }),
  enumType("Any", { wire: "int", values: [1, 2], open: true }),
  enumType("Side", { wire: "string", values: ["red", "blue"] }),
  enumType("Sides", { wire: "string", values: ["red", "blue", "green"] }),
  enumType("AnySide", { wire: "string", values: ["red"], open: true }),
];

function enumType(
  name: string,
  about: { wire: "int" | "string"; values: readonly (number | string)[]; open?: true },
): LockedEnum {
  const { wire, values, open } = about;
  const members = values.map((value) => ({ wire: value, name: String(value), value, retired: false }));
  return {
    name,
    kind: "enum",
    source: "enum",
    wire,
    open: open ?? false,
    members,
    formerNames: [],
    retired: false,
    draft: false,
  };
}

const types: readonly string[] = [
  ...scalarNames,
  ...enums.map((type) => type.name),
  "raw",
  "list<int32>",
  "list<uint8>",
  "list<string>",
  "list<nullable<int32>>",
  "list<list<int8>>",
  "set<int32>",
  "set<uint8>",
  "set<string>",
  "tuple<>",
  "tuple<int32>",
  "tuple<uint8, uint8>",
  "tuple<int32, string>",
  "map<string, int32>",
  "record<int32>",
  "record<int64>",
  "map<int32, int32>",
  "map<uuid, int32>",
  "map<bool, string>",
  "list<Coin>",
  "list<bytes>",
  "list<float64>",
  "list<float64Array>",
  "tuple<int16Array, int16Array>",
  "map<string, uint64Array>",
  "list<nullable<string>>",
  "set<float64>",
  "set<Coin>",
  "set<list<uint8>>",
  "tuple<float64, float64>",
  "map<string, string>",
  "map<string, float64>",
  "record<list<int8>>",
  "map<Side, int8>",
];

function find(name: string): LockedType | undefined {
  return enums.find((type) => type.name === name);
}

const never = () => {
  throw new Error("There are no records here.");
};

/** Two enums in each other's place are judged by their values alone. */
const releases: Releases = {
  before: find,
  after: find,
  isInSets: () => false,
  isSame: (a, b) => a === b,
  nowNamed: (type) => type,
  formerNamed: (type) => type,
  swap: swapEnums,
};

function swapEnums(before: LockedType, after: LockedType) {
  if (before.kind !== "enum" || after.kind !== "enum") return never();
  const reads = (writer: LockedEnum, reader: LockedEnum) =>
    writer.wire === reader.wire &&
    (reader.open ||
      (!writer.open && writer.members.every((each) => reader.members.some((other) => other.wire === each.wire))));
  return { backward: !reads(before, after), forward: !reads(after, before) };
}

function shapeOf(type: TypeModel): Shape {
  switch (type.kind) {
    case "scalar":
    case "raw":
      return type;
    case "list":
    case "set":
      return { kind: type.kind, element: shapeOf(type.element) };
    case "nullable":
      return { kind: "nullable", of: shapeOf(type.type) };
    case "tuple":
      return { kind: "tuple", elements: type.elements.map(shapeOf) };
    case "map":
      return { kind: "map", form: type.form, key: shapeOf(type.key), value: shapeOf(type.value) };
    case "reference":
      return enumShapes.get(type.name) ?? never();
  }
}

const enumShapes = new Map(
  enums.map((type): readonly [string, EnumShape] => [
    type.name,
    {
      kind: "enum",
      name: type.name,
      wire: type.wire,
      open: type.open,
      members: type.members.map(({ value, wire }) => [value, wire]),
    },
  ]),
);

function valuesOf(type: TypeModel): readonly unknown[] {
  switch (type.kind) {
    case "scalar":
      return samples[type.scalar];
    case "raw":
      return [
        Uint8Array.of(7),
        Uint8Array.of(0xa1, 0x61),
        Uint8Array.of(0x93, 1, 1, 2),
        Uint8Array.of(0xc0),
        Uint8Array.of(0x80),
      ];
    case "reference": {
      const named = find(type.name);
      const open =
        named?.kind === "enum" && named.open
          ? named.wire === "int"
            ? [77, -5, Number.MAX_SAFE_INTEGER]
            : ["violet"]
          : [];
      return [...(named?.kind === "enum" ? named.members.map((member) => member.value) : never()), ...open];
    }
    case "nullable":
      return [null, ...valuesOf(type.type)];
    case "list": {
      const elements = valuesOf(type.element);
      return [[], elements, [elements[0], elements[0]]];
    }
    case "set":
      return [new Set(), new Set(valuesOf(type.element))];
    case "tuple":
      return [0, 1, 2, 3, 4].map((at) =>
        type.elements.map((element) => valuesOf(element).at(at % valuesOf(element).length)),
      );
    case "map":
      return mapsOf(valuesOf(type.key), valuesOf(type.value), type.form);
  }
}

function mapsOf(keys: readonly unknown[], values: readonly unknown[], form: "record" | "map"): readonly unknown[] {
  const entries = values.map((value, at) => [keys[at % keys.length], value] as const);
  const maps = [
    new Map(),
    new Map(entries),
    ...keys.map((key) => new Map([[key, values[0]]])),
    ...values.map((value) => new Map([[keys[0], value]])),
  ];
  return form === "map" ? maps : maps.map((map) => Object.fromEntries(map));
}

function written(shape: Shape, value: unknown): Uint8Array {
  const writer = new Writer(4096);
  writeByShape(shape, value, writer);
  return writer.finish().slice();
}

/** Everything as nested arrays of tagged texts, numbers whatever their width. */
function plain(value: unknown): unknown {
  if (typeof value === "number" && Number.isInteger(value) && !Object.is(value, -0)) return `number ${BigInt(value)}`;
  if (typeof value === "bigint" || typeof value === "number") return `number ${Object.is(value, -0) ? "-0" : value}`;
  if (value instanceof Date) return `number ${BigInt(value.getTime()) * 1_000_000n}`;
  if (value instanceof Map) return [...value].map(plain).sort();
  if (typeof value === "object" && value !== null && !(Symbol.iterator in value))
    return Object.entries(value).map(plain).sort();
  if (typeof value === "object" && value !== null && Symbol.iterator in value)
    return [...(value as Iterable<unknown>)].map(plain);
  return JSON.stringify(value);
}

/** What a reader makes of a value of the writer: the value, and how that stands in the writer's own reading. */
function readAs(reader: TypeModel, bytes: Uint8Array): unknown {
  return readByShape(shapeOf(reader), { reader: new Reader(bytes), path: new ValuePath("it"), depth: 1 });
}

/** A set is written sorted, so it is compared with what stands in the bytes. */
function isSame(read: unknown, { reader, writer, bytes }: { reader: TypeModel; writer: TypeModel; bytes: Uint8Array }) {
  if (reader.kind === "raw") return Buffer.from(bytes).equals(read as Uint8Array);
  return JSON.stringify(plain(read)) === JSON.stringify(plain(readAs(writer, bytes)));
}

function readsAll(writer: TypeModel, reader: TypeModel): boolean {
  return valuesOf(writer).every((value) => {
    const bytes = written(shapeOf(writer), value);
    try {
      return isSame(readAs(reader, bytes), { reader, writer, bytes });
    } catch {
      return false;
    }
  });
}

/** Whether the writer gets back what it wrote when the reader has stored it again. */
function givesBackAll(writer: TypeModel, reader: TypeModel): boolean {
  return valuesOf(writer).every((value) => {
    const bytes = written(shapeOf(writer), value);
    try {
      const again = written(shapeOf(reader), readAs(reader, bytes));
      return isSame(readAs(writer, again), { reader: writer, writer, bytes });
    } catch {
      return false;
    }
  });
}

test.each(types.map((text) => [text]))(
  "a reader of any other type takes what %s writes, and gives it back, exactly when the verdict says so",
  (text) => {
    const writer = parseTypeText(text) ?? never();
    for (const other of types) {
      const reader = parseTypeText(other) ?? never();
      const pair = [text, "read as", other];
      const reads = readsAll(writer, reader);
      expect([...pair, !compareTypes(writer, reader, releases).backward]).toEqual([...pair, reads]);
      const givesBack = reads && givesBackAll(writer, reader);
      expect([...pair, "by what is out", !compareTypes(reader, writer, releases).forward]).toEqual([
        ...pair,
        "by what is out",
        givesBack,
      ]);
    }
  },
);

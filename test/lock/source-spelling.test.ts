import { expect, test } from "vitest";
import { compile } from "../../compiler/src/compile.ts";
import { csharpEmitter } from "../../compiler/src/emit/csharp/emitter.ts";
import { pythonEmitter } from "../../compiler/src/emit/python/emitter.ts";
import { rustEmitter } from "../../compiler/src/emit/rust/emitter.ts";
import type { ModuleScope } from "../../compiler/src/emit/typescript/scope.ts";
import { typeText } from "../../compiler/src/emit/typescript/type-text.ts";
import { lockModel } from "../../compiler/src/lock/lock-model.ts";
import { languagesSpelling } from "../../compiler/src/lock/source-spelling.ts";
import type { TypeModel } from "../../compiler/src/model/type-model.ts";

// What the rule table says of generated code's types, held against the types that the emitters print: every ordered pair of these.

const scalars =
  "boolean string number float32 int8 int16 int32 int64 uint8 uint16 uint32 uint64 safeint Uint8Array Date Timestamp Duration PlainDate Uuid Decimal Float64Array Float32Array Int8Array Int16Array Int32Array BigInt64Array Uint16Array Uint32Array BigUint64Array";

const spellings: readonly string[] = [
  ...scalars.split(" "),
  ...["Coin", "Side", "OpenSide", "Point"],
  ...[
    "int32[]",
    "int64[]",
    "uint8[]",
    "string[]",
    "Uuid[]",
    "Coin[]",
    "Side[]",
    "Point[]",
    "Decimal[]",
    "(int32 | null)[]",
  ],
  ...[
    "Set<int32>",
    "Set<string>",
    "Set<Side>",
    "Set<Point>",
    "Set<Decimal>",
    "Set<readonly [string, Coin]>",
    "Set<Uint8Array>",
  ],
  ...["[int32, string]", "[int32]", "[string, int32]", "[number, string]"],
  ...[
    "Record<string, int32>",
    "Map<string, int32>",
    "Map<int32, int32>",
    "Map<Uuid, int8>",
    "Map<Side, string>",
    "Map<string, string>",
  ],
  ...["int32[][]", "Set<int32>[]", "Map<string, Point[]>", "Float64Array[]", "Map<string, Int8Array>"],
];

const schema = `
import type { Decimal, Duration, PlainDate, Timestamp, Uuid, float32, int16, int32, int64, int8, safeint, uint16, uint32, uint64, uint8 } from "@keyslot/runtime/types";
export enum Coin { One = 1, Two = 2 }
export type Side = "red" | "blue";
/** @open */ export enum OpenSide { Red = "red" }
export interface Point { /** @key(0) */ x: number; }
export interface All {
${spellings.map((spelling, key) => `  /** @key(${key}) */ s${key}: ${spelling};`).join("\n")}
  /** @key(${spellings.length}) @raw */ s${spellings.length}: unknown;
}
`;

const { model, files, diagnostics } = compile([{ path: "all.schema.ts", text: schema, imports: {}, root: true }], {
  emitters: [csharpEmitter, rustEmitter, pythonEmitter],
  out: "generated",
  importExtension: "ts",
});
const types = new Map(lockModel(model).map((type) => [type.name, type]));
const all = model.types.find((type) => type.name === "All");
const slots = all?.kind === "record" ? all.slots : [];

/** The types of the emitted members `s0`, `s1` …, by slot key. */
function emitted(path: string, member: RegExp): ReadonlyMap<number, string> {
  const text = files.find((file) => file.path === path)?.text ?? "";
  return new Map([...text.matchAll(member)].map(({ groups }) => [Number(groups?.key), groups?.type ?? ""]));
}

/** Names stand for themselves. */
const plainScope = {
  name: (name: string) => name,
  global: (name: string) => name,
  module: {},
} as unknown as ModuleScope;

const texts = {
  typescript: new Map(slots.map((slot) => [slot.key, typeText(slot.type, plainScope)])),
  csharp: emitted("csharp/All.cs", /public (?<type>\S.*) S(?<key>\d+) \{ get; set; \}/g),
  rust: emitted("rust/all.rs", /pub s(?<key>\d+): (?<type>.+),$/gm),
  python: emitted("python/all.py", /^ {4}s(?<key>\d+): (?<type>.+)$/gm),
};

test("every emitter spells every one of the types", () => {
  expect(diagnostics.filter((each) => each.severity === "error").map((each) => each.message)).toEqual([]);
  const sizes = Object.entries(texts).map(([language, text]) => [language, text.size]);
  expect(sizes).toEqual(Object.keys(texts).map((language) => [language, spellings.length + 1]));
});

test.each(slots.map((slot) => [spellings[slot.key] ?? "raw", slot] as const))(
  "what the table calls another type than %s is spelled differently",
  (_spelling, slot) => {
    for (const other of slots) {
      const table = languagesSpelling(release(slot.type), release(other.type));
      const printed = Object.entries(texts).flatMap(([language, text]) =>
        text.get(slot.key) === text.get(other.key) ? [] : [language],
      );
      const pair = `${spellings[slot.key]} → ${spellings[other.key]}`;
      expect([pair, ...table]).toEqual([pair, ...printed]);
    }
  },
);

function release(type: TypeModel) {
  return { type, find: (name: string) => types.get(name) };
}

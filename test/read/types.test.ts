import { expect, test } from "vitest";
import type { RecordModel, SlotModel } from "../../compiler/src/model/schema-model.ts";
import { printTypeText } from "../../compiler/src/model/type-text.ts";
import { listFindings, type ReadResult, readText } from "./compile-text.ts";

const imports = `import type { int8, int16, int32, int64, uint8, uint16, uint32, uint64, safeint, float32, float64, Timestamp,
  Duration, PlainDate, Uuid, Decimal } from "@keyslot/runtime/types";
import type * as t from "@keyslot/runtime/types";
`;

const declarations = `
export interface Item { /** @key(0) */ title: string }
export interface Box<T> { /** @key(0) */ content: T }
export interface Pair<A, B = string> { /** @key(0) */ a: A; /** @key(1) */ b: B }
export interface Flags { [name: string]: boolean }
export enum Faction { Neutral, Red }
export const Rarity = { Common: 0, Rare: 1 } as const;
export type Rarity = (typeof Rarity)[keyof typeof Rarity];
export type Mood = "calm" | "wild";
export type MaybeMood = Mood | null;
export type UserId = string & { readonly __brand: "UserId" };
export type Brand<T, B> = T & { readonly __brand: B };
export type Count = Brand<uint32, "Count">;
export type List<T> = readonly T[];
export type Maybe<T> = T | null;
export type Items = Item[];
export type ItemBox = Box<Item>;
declare const mark: unique symbol;
interface Marked { readonly [mark]: true }
export type Marker = int32 & Marked;
/** @tag(1) */ export interface Circle { kind: "circle"; /** @key(0) */ radius: number }
/** @tag(2) */ export interface Square { kind: "square" }
/** @union */ export type Shape = Circle | Square;
`;

function readSlot(member: string): { readonly result: ReadResult; readonly slot: SlotModel | undefined } {
  const result = readText(
    `${imports}${declarations}export interface Subject { /** @key(0) @raw */ other?: unknown; ${member} }`,
  );
  const record = result.model.types.find(
    (type): type is RecordModel => type.kind === "record" && type.name === "Subject",
  );
  return { result, slot: record?.slots.find((slot) => slot.name === "x") };
}

test.each([
  ["boolean", "bool"],
  ["string", "string"],
  ["number", "float64"],
  ["float64", "float64"],
  ["float32", "float32"],
  ["int8", "int8"],
  ["int16", "int16"],
  ["int32", "int32"],
  ["int64", "int64"],
  ["uint8", "uint8"],
  ["uint16", "uint16"],
  ["uint32", "uint32"],
  ["uint64", "uint64"],
  ["safeint", "safeint"],
  ["Uint8Array", "bytes"],
  ["Uint8Array<ArrayBuffer>", "bytes"],
  ["Float64Array", "float64Array"],
  ["Float32Array", "float32Array"],
  ["Int8Array", "int8Array"],
  ["Int16Array", "int16Array"],
  ["Int32Array", "int32Array"],
  ["BigInt64Array", "int64Array"],
  ["Uint16Array", "uint16Array"],
  ["Uint32Array", "uint32Array"],
  ["BigUint64Array<ArrayBuffer>", "uint64Array"],
  ["Int16Array[]", "list<int16Array>"],
  ["Date", "date"],
  ["Timestamp", "timestamp"],
  ["Duration", "duration"],
  ["PlainDate", "plainDate"],
  ["Uuid", "uuid"],
  ["Decimal", "decimal"],
  ["t.int32", "int32"],
  ['import("@keyslot/runtime/types").int8', "int8"],
  ["string[]", "list<string>"],
  ["readonly string[]", "list<string>"],
  ["Array<string>", "list<string>"],
  ["ReadonlyArray<string>", "list<string>"],
  ["string[][]", "list<list<string>>"],
  ["(string | null)[]", "list<nullable<string>>"],
  ["[string, int32]", "tuple<string, int32>"],
  ["readonly [x: float32, y: float32]", "tuple<float32, float32>"],
  ["[number, number | null]", "tuple<float64, nullable<float64>>"],
  ["Set<string>", "set<string>"],
  ["ReadonlySet<int32>", "set<int32>"],
  ["Set<number>", "set<float64>"],
  ["Map<string, Item>", "map<string, Item>"],
  ["ReadonlyMap<int32, Item>", "map<int32, Item>"],
  ["Map<boolean, string>", "map<bool, string>"],
  ["Map<Uuid, string>", "map<uuid, string>"],
  ["Map<uint64, string>", "map<uint64, string>"],
  ["Map<Faction, string>", "map<Faction, string>"],
  ["Map<Mood, string>", "map<Mood, string>"],
  ["Map<UserId, string>", "map<string, string>"],
  ["Record<string, int32>", "record<int32>"],
  ["Record<UserId, int32>", "record<int32>"],
  ["{ [key: string]: int32 }", "record<int32>"],
  ["{ readonly [key: string]: Item }", "record<Item>"],
  ["Readonly<Record<string, Item>>", "record<Item>"],
  ["Flags", "record<bool>"],
  ["Item", "Item"],
  ["Readonly<Item>", "Item"],
  ["(Item)", "Item"],
  ["Faction", "Faction"],
  ["Rarity", "Rarity"],
  ["(typeof Rarity)[keyof typeof Rarity]", "Rarity"],
  ["Mood", "Mood"],
  ['"up" | "down"', "SubjectX"],
  ['"only"', "SubjectX"],
  ['("up" | "down")[]', "list<SubjectX>"],
  ['Mood | "angry"', "SubjectX"],
  ["UserId", "string"],
  ["Count", "uint32"],
  ["Marker", "int32"],
  ['string & { __brand: "Inline" }', "string"],
  ["string & {}", "string"],
  ["List<Item>", "list<Item>"],
  ["List<List<int32>>", "list<list<int32>>"],
  ["Items", "list<Item>"],
  ["Shape", "Shape"],
  ["Shape[]", "list<Shape>"],
  ["Box<Item>", "BoxOfItem"],
  ["ItemBox", "BoxOfItem"],
  ["Box<string>", "BoxOfString"],
  ["Box<int32>", "BoxOfInt32"],
  ["Box<UserId>", "BoxOfUserId"],
  ["Box<Item[]>", "BoxOfItemList"],
  ["Box<Item | null>", "BoxOfNullableItem"],
  ["Box<Map<string, Item>>", "BoxOfStringToItemMap"],
  ["Box<Record<string, Item>>", "BoxOfItemRecord"],
  ["Box<Set<string>>", "BoxOfStringSet"],
  ["Box<[Item, Faction]>", "BoxOfItemAndFactionTuple"],
  ["Box<Uint8Array>", "BoxOfBytes"],
  ["Box<Float64Array>", "BoxOfFloat64Array"],
  ["Box<BigInt64Array<ArrayBuffer>[]>", "BoxOfBigInt64ArrayList"],
  ["Box<Box<Item>>", "BoxOfBoxOfItem"],
  ["Box<ItemBox>", "BoxOfItemBox"],
  ['Box<"a" | "b">', "BoxOfSubjectX"],
  ["Pair<Item>", "PairOfItemAndString"],
  ["Pair<int32, Box<Item>>", "PairOfInt32AndBoxOfItem"],
])("%s is %s", (spelling, expected) => {
  const { result, slot } = readSlot(`/** @key(1) */ x: ${spelling};`);
  expect(listFindings(result)).toEqual([]);
  expect(slot && printTypeText(slot.type)).toBe(expected);
  expect(slot?.presence).toBe("required");
});

test.each([
  ["x: string", "required", "string"],
  ["x?: string", "optional", "string"],
  ["x?: string | undefined", "optional", "string"],
  ["x?: Item[] | undefined", "optional", "list<Item>"],
  ['x?: "a" | "b" | undefined', "optional", "SubjectX"],
  ["readonly x: string", "required", "string"],
  ["x: string | null", "nullable", "string"],
  ["x: null | Item[]", "nullable", "list<Item>"],
  ["x: Maybe<string>", "nullable", "string"],
  ["x: MaybeMood", "nullable", "Mood"],
  ['x: "a" | "b" | null', "nullable", "SubjectX"],
  ["x: Maybe<Maybe<string>>", "nullable", "string"],
  ["'x': string", "required", "string"],
])("%s is %s", (member, presence, type) => {
  const { result, slot } = readSlot(`/** @key(1) */ ${member};`);
  expect(listFindings(result)).toEqual([]);
  expect(slot?.presence).toBe(presence);
  expect(slot && printTypeText(slot.type)).toBe(type);
});

test.each([
  ["any", "type/any"],
  ["any[]", "type/any"],
  ["unknown", "type/unknown"],
  ["unknown[]", "type/unknown"],
  ["Record<string, unknown>", "type/unknown"],
  ["() => void", "type/function"],
  ["new () => Item", "type/function"],
  ["{ (): void }", "type/function"],
  ["Function", "type/global"],
  ["symbol", "type/symbol"],
  ["unique symbol", "type/symbol"],
  ["bigint", "type/bigint"],
  ["object", "type/object"],
  ["{}", "type/object"],
  ["never", "type/no-value"],
  ["void", "type/no-value"],
  ["undefined", "type/no-value"],
  ["null", "type/no-value"],
  ["string | undefined", "type/undefined"],
  ["(string | undefined)[]", "type/undefined"],
  ["keyof Item", "type/computed"],
  ['Item["title"]', "type/computed"],
  ["typeof Rarity", "type/computed"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template literal type.
  ["`a${string}`", "type/computed"],
  ["this", "type/computed"],
  ["string extends string ? string : number", "type/conditional"],
  ["{ [K in Mood]: string }", "type/mapped"],
  ["{ a: string }", "type/anonymous-record"],
  ["{ a: string; [key: string]: string }", "type/index-signature"],
  ["{ [key: number]: string }", "type/record-key"],
  ["Record<Mood, string>", "type/record-key"],
  ["Record<Uuid, string>", "type/record-key"],
  ['Pick<Item, "title">', "type/anonymous-record"],
  ["Partial<Item>", "type/anonymous-record"],
  ["Item & Box<string>", "type/intersection"],
  ["string & number", "type/intersection"],
  ["Circle | Square", "type/untagged-union"],
  ["Item | Shape", "type/untagged-union"],
  ["Item | string", "type/mixed-union"],
  ["string | number", "type/mixed-union"],
  ['string | "a"', "type/mixed-union"],
  ["true | false", "type/literal"],
  ["1 | 2", "type/literal"],
  ["1", "type/literal"],
  ["true", "type/literal"],
  ["10n", "type/literal"],
  ["[]", "type/tuple-element"],
  ["[string, ...string[]]", "type/tuple-element"],
  ["[string?]", "type/tuple-element"],
  ["Promise<string>", "type/global"],
  ["Float16Array", "type/global"],
  ["Uint8ClampedArray", "type/global"],
  ["Int8Array<ArrayBuffer, number>", "type/arguments"],
  ["Buffer", "type/global"],
  ["Missing", "type/unresolved"],
  ["t.int128", "type/unresolved"],
  ["Faction.Red", "type/unresolved"],
  ["Box", "type/arguments"],
  ["Box<string, string>", "type/arguments"],
  ["Item<string>", "type/arguments"],
  ["Array", "type/arguments"],
  ["Maybe", "type/arguments"],
  ["Map<number, string>", "map/key-type"],
  ["Map<Item, string>", "map/key-type"],
  ["Map<PlainDate, string>", "map/key-type"],
  ["Set<Map<string, number>>", "set/element-type"],
  ["Set<Set<string>>", "set/element-type"],
  ["Set<Float64Array>", "set/element-type"],
  ["Set<[string, Int8Array]>", "set/element-type"],
  ["Map<Int8Array, string>", "map/key-type"],
])("%s is refused by %s", (spelling, rule) => {
  const { result } = readSlot(`/** @key(1) */ x: ${spelling};`);
  expect(result.diagnostics.map((found) => found.rule)).toEqual([rule]);
});

test.each([
  ["unknown", "raw"],
  ["Record<string, unknown>", "record<raw>"],
  ["unknown[]", "list<raw>"],
  ["Box<unknown>", "BoxOfUnknown"],
])("@raw makes %s %s", (spelling, expected) => {
  const { result, slot } = readSlot(`/** @key(1) @raw */ x: ${spelling};`);
  expect(listFindings(result)).toEqual([]);
  expect(slot && printTypeText(slot.type)).toBe(expected);
});

test("type arguments are spelled over exports", () => {
  const { result } = readSlot(
    "/** @key(1) */ x: Box<Item[]>; /** @key(2) */ y: Box<Uuid>; /** @key(3) */ z: Box<Box<UserId> | null>",
  );
  const authored = result.model.types.flatMap((type) =>
    type.name.startsWith("BoxOf") ? [[type.name, type.authored?.typeArguments]] : [],
  );
  const file = "test.schema.ts";
  const item = { kind: "authored", type: { name: "Item", file, typeArguments: [] } };
  const id = { kind: "authored", type: { name: "UserId", file, typeArguments: [] } };
  expect(authored).toEqual([
    ["BoxOfItemList", [{ kind: "composed", pieces: [item, { kind: "text", text: "[]" }] }]],
    [
      "BoxOfNullableBoxOfUserId",
      [
        {
          kind: "composed",
          pieces: [
            { kind: "authored", type: { name: "Box", file, typeArguments: [id] } },
            { kind: "text", text: " | null" },
          ],
        },
      ],
    ],
    ["BoxOfUserId", [id]],
    ["BoxOfUuid", [{ kind: "text", text: "string" }]],
  ]);
});

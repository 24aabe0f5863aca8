import { expect, test } from "vitest";
import type { RecordModel } from "../../compiler/src/model/schema-model.ts";
import { listFindings, type ReadResult, readText } from "./compile-text.ts";

function readMember(
  comment: string,
  member = "x: string",
): { readonly result: ReadResult; readonly record: RecordModel } {
  return readInterface(`/** @document("subject") */\nexport interface Subject {\n  ${comment}\n  ${member};\n}`);
}

function readInterface(text: string): { readonly result: ReadResult; readonly record: RecordModel } {
  const result = readText(
    `import type { int32, int64, uint64, float32, Timestamp, Uuid, Decimal, PlainDate } from "@keyslot/runtime/types";
export enum Faction { Neutral, Red = 5 }
export enum Weather { Clear = "clear", Rain = "rain" }
export const Rarity = { Common: 0, "Very-Rare": 3 } as const;
export type Rarity = (typeof Rarity)[keyof typeof Rarity];
export interface Point { /** @key(0) */ x: number; /** @key(1) */ y?: int64 }
${text}`,
  );
  const record = result.model.types.find(
    (type): type is RecordModel => type.kind === "record" && type.name === "Subject",
  );
  if (!record) throw new Error("The schema has no Subject.");
  return { result, record };
}

test.each([
  ["/** @key(0) */", 0],
  ["/** @key 0 */", 0],
  ["/** @key( 12 ) */", 12],
  ["/** @key (12) */", 12],
  ["/**\n   * Prose first.\n   *\n   * @key(3)\n   */", 3],
  ["/** @id@key(4) */", undefined],
  ["/** @id @key(4)@name */", 4],
  ["/** About `@key(9)` and {@link x}. @key(5) */", 5],
  ["/** ```\n * @key(9)\n * ```\n * @key(6) */", 6],
  ["/* @key(9) */ /** @key(7) */", 7],
  ["/** @key(9) */\n/** @key(8) */", 8],
  ["/** @key(10) */ // @key(9)\n", 10],
  ["/**\r\n * @key(11)\r\n */", 11],
  ["// @key(9)", undefined],
  ["/* @key(9) */", undefined],
])("%j gives the key %s", (comment, key) => {
  expect(readMember(comment).record.slots[0]?.key).toBe(key);
});

test.each([
  ["/** The name. @key(0) */", "The name."],
  ["/** @key(0) The name. */", "The name."],
  ["/**\n   * First line.\n   * Second line.\n   *\n   * @key(0) @index\n   */", "First line.\nSecond line."],
  ["/** One @key(0) two. */", "One two."],
  ["/** @key(0)\n * @see Other\n * @remarks More. */", "@see Other\n@remarks More."],
  [
    "/** Write to `me@example.org` or a@b.c, @keyslot/runtime. @key(0) */",
    "Write to `me@example.org` or a@b.c, @keyslot/runtime.",
  ],
  ["/** Ends with */\n/** @key(0) */", ""],
  ["/** 日本語 𝒳 🎲. @key(0) */", "日本語 𝒳 🎲."],
  ["/**\n   *     indented\n   * @key(0)\n   */", "indented"],
])("the prose of %j is %j", (comment, doc) => {
  const { result, record } = readMember(comment);
  expect(listFindings(result)).toEqual([]);
  expect(record.slots[0]?.doc).toBe(doc);
});

test.each([
  ["x: string", '"a (b) \\"c\\" @d"', 'a (b) "c" @d'],
  ["x: string", "'single'", "single"],
  ["x: string", '"\\u00e9\\n\\/"', "é\n/"],
  ["x: int32", "-5", -5],
  ["x: number", "1.5e3", 1500],
  ["x: number", '"NaN"', "NaN"],
  ["x: boolean", "true", true],
  ["x: int64", "9223372036854775807", "9223372036854775807"],
  ["x: int64", "-9223372036854775808n", "-9223372036854775808"],
  ["x: uint64", "18446744073709551615", "18446744073709551615"],
  ["x: Timestamp", "1700000000000000000", "1700000000000000000"],
  ["x: Faction", "Faction.Red", 5],
  ["x: Faction", "Red", 5],
  ["x: Faction", "5", 5],
  ["x: Weather", "Weather.Rain", "rain"],
  ["x: Weather", '"rain"', "rain"],
  ["x: Rarity", "Rarity.Common", 0],
  ['x: "a" | "b"', '"b"', "b"],
  ["x: Faction[]", "[Faction.Red, Faction.Neutral]", [5, 0]],
  ["x: int64[]", "[1, 2]", ["1", "2"]],
  ["x: Set<string>", '["a", "b"]', ["a", "b"]],
  ["x: Set<number>", '[0.1, 0.10000000149011612, "NaN"]', [0.1, 0.10000000149011612, "NaN"]],
  ["x: [string, Faction]", '["a", Faction.Red]', ["a", 5]],
  ["x: Record<string, int64>", '{"a": 1, b: 2}', { a: "1", b: "2" }],
  ["x: Map<int32, Faction>", "[[1, Faction.Red]]", [[1, 5]]],
  ["x: Map<string, int64>", '{"a": 1}', [["a", "1"]]],
  ["x: Map<string, int32>", "{}", []],
  ["x: Point", '{"x": 1, "y": 2}', { x: 1, y: "2" }],
  ["x: (string | null)[]", '["a", null]', ["a", null]],
  ["x: Uint8Array", '"AQID"', "AQID"],
  ["x: Float64Array", '[0.5, "NaN", -1]', [0.5, "NaN", -1]],
  ["x: BigUint64Array", "[1, 18446744073709551615]", ["1", "18446744073709551615"]],
  ["x: Int8Array", "[]", []],
  ["x: Date", '"2024-05-01T12:00:00.000Z"', "2024-05-01T12:00:00.000Z"],
  ["x: Uuid", '"6f9619ff-8b86-d011-b42d-00cf4fc964ff"', "6f9619ff-8b86-d011-b42d-00cf4fc964ff"],
  ["x: Decimal", '"-12.50"', "-12.50"],
  ["x: PlainDate", '"2024-02-29"', "2024-02-29"],
  ["x: string[]", '[\n * "a",\n * "b"\n * ]', ["a", "b"]],
])("%s has the default %s", (member, text, expected) => {
  const { result, record } = readMember(`/** @key(0) @default(${text}) */`, member);
  expect(listFindings(result)).toEqual([]);
  expect(record.slots[0]).toMatchObject({ presence: "defaulted", default: expected });
});

test.each([
  ["x: string", "5"],
  ["x: int32", "1.5"],
  ["x: int32", "2147483648"],
  ["x: int32", '"5"'],
  ["x: uint64", "-1"],
  ["x: int64", "9223372036854775808"],
  ["x: number", "9007199254740993"],
  ["x: boolean", "0"],
  ["x: boolean", "null"],
  ["x: string[]", '"a"'],
  ["x: string[]", "[1]"],
  ["x: Set<string>", '["a", "a"]'],
  ["x: Set<number>", "[1, 1.0]"],
  ["x: Set<number>", '[0, "-0"]'],
  ["x: Set<float32>", "[0.1, 0.10000000149011612]"],
  ["x: Set<[float32]>", "[[0.1], [0.10000000149011612]]"],
  ["x: Set<uint64>", '["1", "01"]'],
  ["x: Map<int64, string>", '[["1", "a"], ["01", "b"]]'],
  ["x: [string]", '["a", "b"]'],
  ["x: Map<int32, string>", '{"1": "a"}'],
  ["x: Point", '{"z": 1}'],
  ["x: Point", "{}"],
  ["x: Faction", "7"],
  ["x: Uint8Array", '"?"'],
  ["x: Float64Array", '"AAAA"'],
  ["x: Float64Array", '["x"]'],
  ["x: Float32Array", "[1e300]"],
  ["x: Int8Array", "[128]"],
  ["x: Uint32Array", "[0.5]"],
  ["x: BigInt64Array", "[9223372036854775808]"],
  ["x: Date", '"2024-05-01"'],
  ["x: PlainDate", '"2023-02-29"'],
  ["x: Uuid", '"6F9619FF-8B86-D011-B42D-00CF4FC964FF"'],
  ["x: Decimal", '"1e5"'],
  ["x: string", '"\\ud800"'],
])("%s cannot have the default %s", (member, text) => {
  const { result } = readMember(`/** @key(0) @default(${text}) */`, member);
  expect(result.diagnostics.map(({ rule }) => rule)).toEqual(["default/type"]);
});

test("the tags of a document", () => {
  const { result, record } = readInterface(`
/**
 * Someone.
 * @document("sub/ject") @schema("a.b.v1") @version(3) @draft @was("Old") @was("Older")
 * @reserved(3, 5-7, "oldName", plain) @reserved 9
 * @index("byBoth", a, b) @index("other-name", b, unique)
 * @deprecated Use \`Other\`,
 * which is better. @see Other
 */
export interface Subject {
  /** @key(0) @id */ a: string;
  /** @key(1) @id @index(unique) */ b: int32;
  /** @key(2) @name */ c: string;
  /** @key(4) @index("byTag") @index */ tags: string[];
  /** @key(8) @was("a1", "a2") @deprecated */ d?: string;
}`);
  expect(listFindings(result)).toEqual([]);
  expect(record).toMatchObject({
    doc: "Someone.\n@see Other",
    deprecated: "Use `Other`, which is better.",
    formerNames: ["Old", "Older"],
    reserved: { keys: [3, 5, 6, 7, 9], names: ["oldName", "plain"] },
    document: {
      type: "sub/ject",
      schemaId: "a.b.v1",
      version: 3,
      global: false,
      draft: true,
      idKeys: [0, 1],
      nameKey: 2,
    },
  });
  expect(record.document?.indexes.map(({ accessor, keys, unique }) => ({ accessor, keys, unique }))).toEqual([
    { accessor: "byBoth", keys: [0, 1], unique: false },
    { accessor: "byOtherName", keys: [1], unique: true },
    { accessor: "byB", keys: [1], unique: true },
    { accessor: "byTag", keys: [4], unique: false },
    { accessor: "byTags", keys: [4], unique: false },
  ]);
  expect(record.slots.at(-1)).toMatchObject({ formerNames: ["a1", "a2"], deprecated: "" });
});

test("without arguments a document is named after its interface", () => {
  const { record } = readInterface("/** @document */ export interface Subject {}");
  expect(record.document).toMatchObject({ type: "subject", schemaId: "subject", version: 1, idKeys: [], indexes: [] });
});

test("lookups and reserved keys of a base take effect in the documents that extend it", () => {
  const { result, record } = readInterface(`
/** @reserved(31) */
export interface Base { /** @key(30) @id */ id: string; /** @key(32) @index */ at: number }
/** @document @reserved(5) */
export interface Subject extends Base { /** @key(0) */ a: string }`);
  expect(listFindings(result)).toEqual([]);
  expect(record.reserved.keys).toEqual([5, 31]);
  expect(record.document).toMatchObject({ idKeys: [30], indexes: [{ accessor: "byAt", keys: [32] }] });
});

test("constraints keep their numbers exact", () => {
  const { result, record } = readInterface(`
export interface Subject {
  /** @key(0) @min(-9223372036854775808) @max(9007199254740993) */ a: int64;
  /** @key(1) @min(-0.5) @max(1e3) */ b: number;
  /** @key(2) @minLength(1) @maxLength(80) @pattern("^\\\\d+(a|b)$") */ c: string;
  /** @key(3) @maxItems(3) */ d: string[];
  /** @key(4) @maxLength 16 */ e: Uint8Array;
  /** @key(5) @minLength(1) @maxLength(3) */ f: Float32Array;
}`);
  expect(listFindings(result)).toEqual([]);
  expect(record.slots.map(({ constraints }) => constraints)).toEqual([
    { min: "-9223372036854775808", max: "9007199254740993" },
    { min: -0.5, max: 1000 },
    { minLength: 1, maxLength: 80, pattern: "^\\d+(a|b)$" },
    { maxItems: 3 },
    { maxLength: 16 },
    { minLength: 1, maxLength: 3 },
  ]);
});

test.each([
  ["@maxItems(3) */ a: Float64Array", "constraint/type"],
  ['@pattern("^a") */ a: Int8Array', "constraint/type"],
  ["@min(0) */ a: Uint32Array", "constraint/type"],
  ["@maxLength(1) @default([1, 2]) */ a: Int16Array", "default/constraint"],
  ["@minLength(2) @default([]) */ a: BigInt64Array", "default/constraint"],
  ["@index */ a: Float64Array", "index/no-order"],
  ["@index */ a: Int8Array[]", "index/no-order"],
  ["@id */ a: Uint32Array", "identity/type"],
  ["@name */ a: Int8Array", "name-lookup/type"],
])("a typed array cannot have %s", (rest, rule) => {
  const text = `/** @document */ export interface A { /** @key(0) ${rest}; /** @key(1) */ b: string }`;
  expect(readText(text).diagnostics.map((found) => found.rule)).toEqual([rule]);
});

test.each([
  ["/** @key */", "tag/argument 9:7"],
  ["/** @key() */", "tag/argument 9:7"],
  ["/** @key(0 */", "tag/syntax 9:14"],
  ["/** @key(1, 2) */", "tag/argument 9:15"],
  ["/** @key(x) */", "tag/argument 9:12"],
  ["/** @kee(0) */", "tag/unknown 9:7"],
  ["/** @key(0) @unheard */", "tag/unknown 9:15"],
  ["/** @key(0) @global */", "tag/misplaced 9:15"],
  ["/** @key(0) @id @id */", "tag/repeated 9:19"],
  ["/** @key(0) @min(a) */", "tag/argument 9:20"],
  ['/** @key(0) @maxLength("3") */', "tag/argument 9:26"],
  ["/** @key(0) @index(other) */", "tag/argument 9:22"],
  ["/** 🎲🎲 @key(0) @index(other) */", "tag/argument 9:27"],
  ["/**\r\n   * @key(0)\r\n   * @index(other) */", "tag/argument 11:13"],
])("%j is reported at its place", (comment, finding) => {
  const { result } = readMember(comment);
  expect(listFindings(result).filter((found) => !found.startsWith("key/missing"))).toEqual([finding]);
});

test.each([
  ["export type Player = Base;", "a type alias"],
  ["export type Player = string;", "a type alias"],
  ['export type Player = "a" | "b";', "an enum"],
  ["export enum Player { A }", "an enum"],
  ["export interface Player { [name: string]: string }", "an interface with an index signature"],
])("`@document` on %s is not ignored", (declaration, place) => {
  const result = readText(
    `export interface Base { /** @key(0) */ a: string }\n/** @document */\n${declaration}\nexport interface User { /** @key(0) */ b: Player }`,
  );
  expect(listFindings(result)).toEqual(["tag/misplaced 2:5"]);
  expect(result.diagnostics[0]?.message).toBe(`\`@document\` means nothing on ${place}.`);
});

test.each([
  ["/** @kee(0) */ a: string", ["tag/unknown 1:31"]],
  ["/** @Key(0) @index */ a: string", ["tag/unknown 1:31", "tag/needs-document 1:39"]],
  ["/** @unheard */ a: string", ["tag/unknown 1:31", "key/missing 1:43"]],
])("a misspelled key in %j is told once", (member, findings) => {
  expect(listFindings(readText(`export interface Player { ${member}; /** @key(1) */ b: string }`))).toEqual(findings);
});

test("an interface whose tags are all in the wrong case is not ignored", () => {
  const result = readText("export interface Player { /** @Key(0) */ a: string }");
  expect(listFindings(result)).toEqual(["tag/unknown 1:31"]);
});

test.each([
  ["export = Player;", ["type/not-exported 1:28"]],
  ["export default Player;", []],
  ["export { Player as Someone };", []],
])("a document that is exported by %j", (statement, findings) => {
  const text = `/** @document */ interface Player { /** @key(0) */ a: string }\n${statement}`;
  expect(listFindings(readText(text))).toEqual(findings);
});

test("two documents with names that are none are not told to have the same one", () => {
  const text = '/** @document("") */ export interface A { /** @key(0) */ a: string }';
  const result = readText(`${text}\n${text.replace("A", "B")}`);
  expect(listFindings(result)).toEqual(["document/type-name 1:39", "document/type-name 2:39"]);
});

test("a number too large for a float is shown as it was written", () => {
  const result = readText("export interface A { /** @key(0) @default(1e400) */ a: number }");
  expect(listFindings(result)).toEqual(["default/type 1:43"]);
  expect(result.diagnostics[0]?.message).toContain('"1e400"');
});

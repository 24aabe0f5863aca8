import { expect, test } from "vitest";
import type { RecordModel } from "../../compiler/src/model/schema-model.ts";
import { printTypeText } from "../../compiler/src/model/type-text.ts";
import { listFindings, type ReadResult, readFiles, readSources } from "./compile-text.ts";

const item = "export interface Item { /** @key(0) */ title: string }\n";

function slotsOf(result: ReadResult, name: string): readonly string[] {
  const record = result.model.types.find((type): type is RecordModel => type.kind === "record" && type.name === name);
  return (record?.slots ?? []).map(
    (slot) =>
      `${slot.key} ${slot.name}${slot.presence === "required" ? "" : ` ${slot.presence}`}: ${printTypeText(slot.type)}` +
      (slot.inheritedFrom === undefined ? "" : ` of ${slot.inheritedFrom}`),
  );
}

test.each([
  ["a named import", 'import type { Item } from "./item.ts";', "Item"],
  ["an inline type import", 'import { type Item } from "./item.ts";', "Item"],
  ["an alias", 'import type { Item as Thing } from "./item.ts";', "Thing"],
  ["a namespace", 'import type * as items from "./item.ts";', "items.Item"],
  ["an import type", "", 'import("./item.ts").Item'],
  ["a re-export", 'import type { Item } from "./barrel.ts";', "Item"],
  ["a renamed re-export", 'import type { Renamed } from "./barrel.ts";', "Renamed"],
  ["a star re-export", 'import type { Item } from "./star.ts";', "Item"],
  ["a namespace re-export", 'import type { items } from "./barrel.ts";', "items.Item"],
  ["a namespace of a barrel", 'import type * as all from "./star.ts";', "all.Item"],
  ["a default export", 'import type Item from "./default.ts";', "Item"],
  ["a default export by name", 'import type { default as Item } from "./default-name.ts";', "Item"],
  ["a local export list", 'import type { Listed } from "./list.ts";', "Listed"],
  ["a js extension", 'import type { Item } from "./item.js";', "Item"],
  ["a star cycle", 'import type { Item } from "./circle-a.ts";', "Item"],
])("%s leads to the declaration", (_name, imports, spelling) => {
  const result = readFiles(
    {
      "schemas/player.schema.ts": `${imports}\nexport interface Player { /** @key(0) */ item: ${spelling} }\n`,
      "schemas/item.ts": item,
      "schemas/barrel.ts":
        'export type { Item } from "./item.ts"; export { Item as Renamed } from "./item.ts"; export * as items from "./item.ts";',
      "schemas/star.ts": 'export type { Missing } from "./none.ts"; export * from "./item.ts";',
      "schemas/default.ts": "export default interface Item { /** @key(0) */ title: string }",
      "schemas/default-name.ts": "interface Item { /** @key(0) */ title: string }\nexport default Item;",
      "schemas/list.ts": "interface Item { /** @key(0) */ title: string }\nexport type { Item as Listed };",
      "schemas/circle-a.ts": 'export * from "./circle-b.ts";',
      "schemas/circle-b.ts": 'export * from "./circle-a.ts"; export * from "./item.ts";',
    },
    (path) => path.endsWith(".schema.ts"),
  );
  expect(listFindings(result)).toEqual([]);
  expect(slotsOf(result, "Player")).toEqual(["0 item: Item"]);
  expect(slotsOf(result, "Item")).toEqual(["0 title: string"]);
  expect(result.model.files.map(({ path }) => path)).toHaveLength(2);
});

test("runtime types may be re-exported and renamed by a user's file", () => {
  const result = readFiles({
    "a.schema.ts":
      'import type { int32, Id } from "./types.ts"; import type * as t from "./types.ts"; export interface A { /** @key(0) */ a: int32; /** @key(1) */ b: Id; /** @key(2) */ c: t.Id }',
    "types.ts": 'export * from "@keyslot/runtime/types"; export type { Uuid as Id } from "@keyslot/runtime/types";',
  });
  expect(listFindings(result)).toEqual([]);
  expect(slotsOf(result, "A")).toEqual(["0 a: int32", "1 b: uuid", "2 c: uuid"]);
});

test("only what is reached of an imported file is compiled", () => {
  const result = readFiles(
    {
      "a.schema.ts": 'import type { Item } from "./b.ts"; export interface A { /** @key(0) */ item: Item }',
      "b.ts": `${item}export interface Unused { /** @key(0) */ x: any }`,
    },
    (path) => path === "a.schema.ts",
  );
  expect(listFindings(result)).toEqual([]);
  expect(result.model.types.map(({ name }) => name)).toEqual(["A", "Item"]);
});

test("types of a package are imported from the entry that exports them", () => {
  const result = readSources([
    {
      path: "a.schema.ts",
      text: 'import type { Item } from "@game/items"; export interface A { /** @key(0) */ item: Item }',
      imports: { "@game/items": "node_modules/@game/items/index.ts" },
      root: true,
    },
    {
      path: "node_modules/@game/items/index.ts",
      text: 'export { Thing as Item } from "./inner.ts";',
      imports: { "./inner.ts": "node_modules/@game/items/inner.ts" },
      root: false,
      packageSpecifier: "@game/items",
    },
    {
      path: "node_modules/@game/items/inner.ts",
      text: "export interface Thing { /** @key(0) */ title: string }",
      imports: {},
      root: false,
    },
  ]);
  expect(listFindings(result)).toEqual([]);
  const thing = result.model.types.find(({ name }) => name === "Thing");
  expect(thing?.authored).toEqual({ name: "Item", file: "node_modules/@game/items/index.ts", typeArguments: [] });
});

test.each([
  ["extends Base", ["0 id: string", "10 at: float64 of Base", "11 by optional: string of Base"]],
  [
    "extends Base, Other",
    ["0 id: string", "10 at: float64 of Base", "11 by optional: string of Base", "20 o nullable: string of Other"],
  ],
  [
    "extends Left, Right",
    [
      "0 id: string",
      "10 at: float64 of Base",
      "11 by optional: string of Base",
      "30 l: string of Left",
      "31 r: string of Right",
    ],
  ],
  ["extends Generic<Item>", ["0 id: string", "40 content: Item of Generic"]],
  ["extends Generic<string>", ["0 id: string", "40 content: string of Generic"]],
  ["extends Alias", ["0 id: string", "10 at: float64 of Base", "11 by optional: string of Base"]],
  ['extends Pick<Base, "at">', ["0 id: string", "10 at: float64 of Base"]],
  ['extends Omit<Base, "at">', ["0 id: string", "11 by optional: string of Base"]],
  ["extends Omit<Base, Names>", ["0 id: string"]],
  ["extends Partial<Base>", ["0 id: string", "10 at optional: float64 of Base", "11 by optional: string of Base"]],
  ["extends Required<Base>", ["0 id: string", "10 at: float64 of Base", "11 by: string of Base"]],
  ["extends Readonly<Base>", ["0 id: string", "10 at: float64 of Base", "11 by optional: string of Base"]],
  ['extends Partial<Pick<Base, "at">>', ["0 id: string", "10 at optional: float64 of Base"]],
  [
    "extends Both",
    ["0 id: string", "10 at: float64 of Base", "11 by optional: string of Base", "20 o nullable: string of Other"],
  ],
  ["extends Hidden", ["0 id: string", "50 h: string of Hidden"]],
  ["extends Empty", ["0 id: string"]],
])("%s merges the slots", (heritage, expected) => {
  const result = readFiles({
    "a.schema.ts": `
${item}
export interface Base { /** @key(10) */ at: number; /** @key(11) */ by?: string }
export interface Other { /** @key(20) */ o: string | null }
export interface Left extends Base { /** @key(30) */ l: string }
export interface Right extends Base { /** @key(31) */ r: string }
export interface Generic<T> { /** @key(40) */ content: T }
interface Hidden { /** @key(50) */ h: string }
interface Empty {}
type Alias = Base;
type Names = "at" | "by";
export type Both = Base & Other;
export interface Subject ${heritage} { /** @key(0) */ id: string }`,
  });
  expect(listFindings(result)).toEqual([]);
  expect(slotsOf(result, "Subject")).toEqual(expected);
});

test.each([
  ["Array<string>", "type/extends"],
  ["Kind", "type/extends"],
  ["Missing", "type/unresolved"],
  ["Pick<Base, keyof Base>", "type/extends"],
  ['Pick<Base, "nope">', "type/no-such-member"],
  ["Partial<Nullable>", "presence/optional-and-nullable"],
  ["Partial<Defaulted>", "presence/default"],
  ["Generic", "type/arguments"],
  ["Cycle", "type/cyclic-alias"],
  ["SameKey", "key/duplicate"],
  ["SameName", "name/duplicate"],
])("extends %s is refused by %s", (base, rule) => {
  const result = readFiles({
    "a.schema.ts": `
export interface Base { /** @key(10) */ at: number }
export enum Kind { A }
export interface Nullable { /** @key(1) */ n: string | null }
export interface Defaulted { /** @key(1) @default(1) */ n: number }
export interface Generic<T> { /** @key(1) */ t: T }
export interface SameKey { /** @key(0) */ other: string }
export interface SameName { /** @key(7) */ id: string }
${base === "Cycle" ? "export interface Cycle extends Subject { /** @key(9) */ c: string }" : ""}
export interface Subject extends ${base} { /** @key(0) */ id: string }`,
  });
  expect(new Set(result.diagnostics.map((found) => found.rule))).toEqual(new Set([rule]));
});

test("an alias of a type literal or of an intersection is a record", () => {
  const result = readFiles({
    "a.schema.ts": `
/** @document("point") */
export type Point = { /** @key(0) @id */ x: string; /** @key(1) */ y: number };
export type Both = Point & { /** @key(2) */ z: number };
export type Short = Pick<Point, "x">;
export interface A { /** @key(0) */ both: Both; /** @key(1) */ short: Short }`,
  });
  expect(listFindings(result)).toEqual([]);
  expect(slotsOf(result, "Both")).toEqual(["0 x: string of Point", "1 y: float64 of Point", "2 z: float64"]);
  expect(slotsOf(result, "Short")).toEqual(["0 x: string of Point"]);
  expect(slotsOf(result, "A")).toEqual(["0 both: Both", "1 short: Short"]);
});

test("types may be recursive and mutually recursive across files", () => {
  const result = readFiles({
    "a.schema.ts":
      'import type { B } from "./b.schema.ts"; export interface A { /** @key(0) */ bs: B[]; /** @key(1) */ self?: A; /** @key(2) */ pair: [A | null, Map<string, A>] }',
    "b.schema.ts": 'import type { A } from "./a.schema.ts"; export interface B { /** @key(0) */ a: A | null }',
  });
  expect(listFindings(result)).toEqual([]);
  expect(slotsOf(result, "B")).toEqual(["0 a nullable: A"]);
});

test.each([
  [["a.schema.ts"], ["a"]],
  [
    ["game/player.schema.ts", "game/item.ts"],
    ["item", "player"],
  ],
  [
    ["a/player.schema.ts", "b/player.schema.ts"],
    ["a-player", "b-player"],
  ],
  [
    ["a/x/player.ts", "b/x/player.ts"],
    ["a-x-player", "b-x-player"],
  ],
  [
    ["a/Player.ts", "b/player.ts"],
    ["a-Player", "b-player"],
  ],
  [
    ["a/player.ts", "player.ts"],
    ["a-player", "player"],
  ],
  [["schemas/index.ts"], ["schemas-index"]],
  [["index.schema.ts"], ["index-2"]],
  [["../shared/player.schema.ts"], ["player"]],
  [["types.d.ts"], ["types"]],
])("the output names of %j are %j", (paths, expected) => {
  const files = paths.map((path, number) => [path, `export interface T${number} { /** @key(0) */ a: string }`]);
  const result = readFiles(Object.fromEntries(files));
  expect(result.model.files.map(({ outputName }) => outputName)).toEqual(expected);
});

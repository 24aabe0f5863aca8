import { expect, test } from "vitest";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { baselineOfLockfile } from "../../compiler/src/lock/baseline-of-lockfile.ts";
import { strictPolicy } from "../../compiler/src/lock/evolution-request.ts";
import { judgeChanges } from "../../compiler/src/lock/judge-changes.ts";
import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";

function changes(before: string, after: string, path = "game.schema.ts"): readonly JudgedChange[] {
  const lockfile = nextLockfile(read(before, "game.schema.ts"), undefined);
  const baseline = { ...baselineOfLockfile({ path: "", text: "" }, lockfile), placeOf: () => undefined };
  const request = { baselines: [baseline], policy: strictPolicy, waivers: [], sinceCommitted: true };
  return judgeChanges(read(after, path), request);
}

function read(text: string, path: string) {
  const diagnostics = new DiagnosticBag();
  const model = readModel([{ path, text, imports: {}, root: true }], diagnostics);
  expect(diagnostics.sorted().map((each) => each.message)).toEqual([]);
  return model;
}

function fingerprintOf(kind: string, all: readonly JudgedChange[]): string {
  const found = all.filter((each) => each.kind === kind);
  expect([kind, found.length, all.map((each) => each.kind)]).toEqual([kind, 1, expect.anything()]);
  return found[0]?.fingerprint ?? "";
}

const types = 'import type { int16, int32, int8 } from "@keyslot/runtime/types";\n';
const item = "export interface Item { /** @key(0) */ count: int32; }\n";
const player = (slots: string, tags = '@document("player")') => `/** ${tags} */ export interface Player { ${slots} }\n`;
const before = `${types}${item}${player("/** @key(0) */ id: string; /** @key(1) */ items: Item[]; /** @key(2) @index */ hp: int32;")}`;

interface Row {
  readonly name: string;
  /** What is done to the release, apart from the change itself, which is written as `CHANGE` is done. */
  readonly edit: (text: string) => string;
  readonly path?: string;
}

const quiet: readonly Row[] = [
  { name: "formatting", edit: (text) => text.replaceAll(" { ", " {\n\n    ").replaceAll("; ", ";\n") },
  { name: "a comment", edit: (text) => text.replace("/** @key(2)", "/** Health of a player.\n * @key(2)") },
  { name: "another file", edit: (text) => text, path: "people/player.schema.ts" },
  {
    name: "another order of members",
    edit: (text) => text.replace(/(\/\*\* @key\(0\) \*\/ id: string;) (.*?;)/, "$2 $1"),
  },
  {
    name: "another type before it",
    edit: (text) =>
      text.replace(
        "export interface Item",
        "export interface Extra { /** @key(0) */ x: string; }\nexport interface Item",
      ),
  },
  {
    name: "another change of the type",
    edit: (text) => text.replace("} }", "}").replace("id: string;", "id: string; /** @key(9) */ more?: string;"),
  },
  {
    name: "another type that is renamed",
    edit: (text) =>
      text
        .replaceAll(/\bItem\b/g, "Stack")
        .replace("export interface Stack", '/** @was("Item") */ export interface Stack'),
  },
  { name: "another slot that is renamed", edit: (text) => text.replace("*/ id: string", '@was("id") */ key: string') },
  {
    name: "the type itself, renamed",
    edit: (text) =>
      text
        .replace('@document("player")', '@document("player") @was("Player")')
        .replace("interface Player", "interface Gamer"),
  },
];

/** Changes, as edits of the release. */
const loud: readonly { readonly kind: string; readonly edit: (text: string) => string }[] = [
  { kind: "slot-retyped-narrowed", edit: (text) => text.replace("hp: int32", "hp: int16") },
  { kind: "slot-retyped-incompatible", edit: (text) => text.replace("items: Item[]", "items: Map<string, Item>") },
  { kind: "presence-required-to-nullable", edit: (text) => text.replace("items: Item[]", "items: Item[] | null") },
  { kind: "slot-added-required", edit: (text) => text.replace("hp: int32;", "hp: int32; /** @key(5) */ best: Item;") },
  { kind: "slot-moved", edit: (text) => text.replace("@key(1)", "@key(7)") },
  { kind: "index-removed", edit: (text) => text.replace(" @index", "") },
  { kind: "index-made-unique", edit: (text) => text.replace("@index", "@index(unique)") },
  {
    kind: "identity-changed",
    edit: (text) =>
      text
        .replace("/** @key(0) */ id", "/** @key(0) @id */ id")
        .replace('@key(0) @was("id") */', '@key(0) @was("id") @id */'),
  },
];

const rows = loud.flatMap((change) => quiet.map((row) => ({ kind: change.kind, change, ...row })));

test.each(rows)("the fingerprint of $kind survives $name", ({ kind, change, edit, path }) => {
  const alone = changes(before, change.edit(before));
  const among = changes(before, edit(change.edit(before)), path);
  expect(fingerprintOf(kind, among)).toBe(fingerprintOf(kind, alone));
});

test("whatever differs in what is accepted has another fingerprint", () => {
  const all = [
    ...loud.map(({ edit }) => edit(before)),
    before.replace("hp: int32", "hp: int8"),
    before.replace("hp: int32", "hp: string").replace(" @index", ""),
    before.replace("items: Item[]", "items: Item"),
    before.replace("hp: int32;", "hp: int32; /** @key(5) */ best: string;"),
    before.replace("hp: int32;", "hp: int32; /** @key(6) */ best: Item;"),
    before.replace("@key(1)", "@key(8)"),
  ];
  const marks = all.flatMap((after) =>
    changes(before, after)
      .filter((each) => each.rule)
      .map((each) => each.fingerprint),
  );
  const same = marks.filter((mark, i) => marks.indexOf(mark) !== i);
  // The index goes in two of them, in the same way.
  expect(same.length).toBe(1);
});

test("two findings of one release never share a fingerprint, whatever generics and heirs there are", () => {
  const schema = (type: string) => `${types}
    export interface Named { /** @key(0) */ name: ${type}; }
    /** @document("player") */ export interface Player extends Named { /** @key(1) */ box?: Box<string>; /** @key(2) */ at?: Box<boolean>; }
    /** @document("pet") */ export interface Pet extends Named { /** @key(1) */ own: ${type}; }
    export interface Box<T> { /** @key(0) */ of: T; /** @key(1) */ size: ${type}; }`;
  const found = changes(schema("int32"), schema("int8"));
  expect(found.map((each) => each.fingerprint).length).toBe(new Set(found.map((each) => each.fingerprint)).size);
  expect(found.map(({ site, heirs = [] }) => [site, heirs.length]).sort()).toEqual([
    ["BoxOfBoolean.size", 1],
    ["Named.name", 2],
    ["Pet.own", 0],
  ]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { parseLockfile } from "../../compiler/src/lock/parse-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import { document, enumOf, model, record, slot, union } from "./build-model.ts";
import { released } from "./released.ts";

const text = printLockfile(
  released(
    model(
      document(
        "Player",
        [slot(0, "id: uuid"), slot(1, "hp: int32 = 100"), slot(2, "items: list<Item>"), slot(3, "kind: Kind")],
        {
          idKeys: [0],
          nameKey: 1,
          reserved: { keys: [9], names: [] },
          indexes: [{ accessor: "byKind", keys: [3], unique: false, span: slot(0, "x: int32").span }],
        },
      ),
      record("Item", [slot(0, "count: int32")]),
      enumOf("Kind", { Sword: 1, Shield: 2 }),
      union("Shape", { Item: 1 }),
    ),
  ),
);

/** What is found in the text: rule and place. */
function found(changed: string): readonly string[] {
  const diagnostics = new DiagnosticBag();
  const lockfile = parseLockfile({ path: "schemas/schema.lock.json", text: changed }, diagnostics);
  expect(lockfile === undefined).toBe(diagnostics.hasErrors);
  for (const each of diagnostics.sorted()) expect(each.span?.file).toBe("schemas/schema.lock.json");
  return diagnostics.sorted().map((each) => `${each.rule} ${each.span?.line}:${each.span?.column}`);
}

const lines = text.split("\n");

function lineOf(part: string): number {
  return lines.findIndex((line) => line.includes(part)) + 1;
}

test("the text that was tampered with is sound", () => {
  expect(found(text)).toEqual([]);
  expect(found(text.replaceAll("\n", "\r\n"))).toEqual([]);
  expect(found(`\uFEFF${text}`)).toEqual([]);
});

/** `¦` in the new text marks where the finding is expected. */
test.each([
  ["an empty file", /.*/su, "¦", "lockfile/syntax"],
  ["a lost comma", '"hp", "type"', '"hp" ¦"type"', "lockfile/syntax"],
  ["a lost quote", '"hp", "type"', '"hp, "¦type"', "lockfile/syntax"],
  ["a comma too many", '"nameKey": 1 }', '"nameKey": 1, ¦}', "lockfile/syntax"],
  ["text after the end", /\n$/, "\n¦x", "lockfile/syntax"],
  ["another version", '"lockfileVersion": 1', '"lockfileVersion": ¦2', "lockfile/version"],
  ["no version", '{\n  "lockfileVersion": 1\n, ', "¦{", "lockfile/missing-member"],
  ["a list instead of an object", /^.*$/su, "¦[]", "lockfile/invalid-value"],
  ["a misspelled member", '"idKeys"', '¦"idKey"', "lockfile/unknown-member"],
  [
    "a missing member",
    '{ "name": "count", "type": "int32", "presence": "required" }',
    '¦{ "name": "count", "type": "int32" }',
    "lockfile/missing-member",
  ],
  ["a value of another type", '"version": 1', '"version": ¦"1"', "lockfile/invalid-value"],
  ["an unknown presence", '"presence": "defaulted"', '"presence": ¦"sometimes"', "lockfile/invalid-value"],
  ["a default without its presence", /("1": .*)"defaulted"/, '¦$1"required"', "lockfile/invalid-value"],
  ["a key out of range", '"3": {', '¦"1024": {', "lockfile/invalid-value"],
  ["a key with a leading zero", '"3": {', '¦"03": {', "lockfile/invalid-value"],
  ["a reserved key that is no number", "[9]", '[¦"9"]', "lockfile/invalid-value"],
  ["a flag that is false", '"required" }', '"required", "retired": ¦false }', "lockfile/invalid-value"],
  ["a type that cannot be read", '"list<Item>"', '¦"Item[]"', "lockfile/invalid-type"],
  ["a type that is not there", /({[^{]*)"list<Item>"/, '¦$1"list<Itm>"', "lockfile/unknown-reference"],
  ["an index over a slot that is not there", '{ "keys": [3]', '¦{ "keys": [7]', "lockfile/unknown-reference"],
  ["a slot twice", '"3": {', '¦"1": {', "lockfile/duplicate"],
  ["a slot name twice", '"3": { "name": "kind"', '¦"3": { "name": "hp"', "lockfile/duplicate"],
  ["a type twice", '"Shape": {', '¦"Item": {', "lockfile/duplicate"],
  ["an enum value twice", '"2": { "name": "Shield"', '¦"1": { "name": "Shield"', "lockfile/duplicate"],
  [
    "a name that two types had",
    '{\n      "kind": "enum"',
    '¦{\n      "kind": "enum", "formerNames": ["Item"]',
    "lockfile/duplicate",
  ],
  [
    "a fingerprint that is none",
    '"accepted": {}',
    '"accepted": { ¦"x": { "rule": "a", "site": "b", "reason": "c" } }',
    "lockfile/invalid-value",
  ],
] as const)("%s is found in its place", (_what, from, to, rule) => {
  const marked = text.replace(from, to);
  const before = marked.slice(0, marked.indexOf("¦")).split("\n");
  const changed = marked.replace("¦", "");
  expect(changed).not.toBe(text);
  expect(found(changed)[0]).toBe(`${rule} ${before.length}:${(before.at(-1)?.length ?? 0) + 1}`);
});

test("an unresolved merge is found at every opening marker", () => {
  const half = text.replace(/^.*"hp".*$/m, (line) => `<<<<<<< ours\n${line}\n=======\n${line}\n>>>>>>> theirs`);
  expect(found(half)).toEqual([`lockfile/conflict ${lineOf('"hp"')}:1`]);
  expect(found(half.replaceAll("\n", "\r\n"))).toEqual([`lockfile/conflict ${lineOf('"hp"')}:1`]);
  expect(found(text.replace(/^.*"hp".*$/m, (line) => `${line}\n>>>>>>> theirs`))).toEqual([
    `lockfile/conflict ${lineOf('"hp"') + 1}:1`,
  ]);
});

test("a lockfile that nests without end is refused, not overflowed", () => {
  expect(found(`{"a":${"[".repeat(100_000)}`)).toEqual(["lockfile/syntax 1:105"]);
});

test("whatever is done to a lockfile's text, reading it ends in a lockfile or in findings", () => {
  const edit = fc.record({
    at: fc.nat(text.length),
    cut: fc.nat(30),
    paste: fc.oneof(fc.string(), fc.constantFrom(...'{}[]",:01')),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let changed = text;
      for (const { at, cut, paste } of edits) changed = changed.slice(0, at) + paste + changed.slice(at + cut);
      found(changed);
    }),
    { seed: 2004, numRuns: 1000 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../../compiler/src/cli/parse-json.ts";

const seed = 20_260_701;

test(`whatever JSON.stringify writes is read as JSON.parse reads it (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const result = parseJson(text);
      expect("node" in result && result.node.value).toEqual(JSON.parse(text));
    }),
    { seed, numRuns: 500 },
  );
});

test.each([
  ['// a\n{ /* b */ "a": 1, // c\n }', { a: 1 }],
  ["[1, 2, ]", [1, 2]],
  ['{ "a": { "b": [true, null,], }, }', { a: { b: [true, null] } }],
  [`{ "a": "// no comment /* at all */" }`, { a: "// no comment /* at all */" }],
])("comments and trailing commas are read: %s", (text, expected) => {
  const result = parseJson(text);
  expect("node" in result && result.node.value).toEqual(expected);
});

test("a member called __proto__ is an ordinary one", () => {
  const result = parseJson('{ "__proto__": { "polluted": true } }');
  const value = "node" in result ? result.node.value : undefined;
  expect(Object.hasOwn(Object(value), "__proto__")).toBe(true);
  expect(Object(value).polluted).toBeUndefined();
});

test.each([
  ["", 0, "the text ends too early"],
  ["{", 1, "a member name in double quotes is expected"],
  ['{ "a" 1 }', 6, "a colon is expected"],
  ['{ "a": 1 "b": 2 }', 9, "a comma or `}` is expected"],
  ["[1 2]", 3, "a comma or `]` is expected"],
  ['{ "a": }', 7, "a value is expected"],
  ['{ "a": yes }', 7, "`yes` is no JSON value"],
  ['{ "a": 01 }', 7, "`01` is no JSON value"],
  ['"open', 0, "this text has no closing quote"],
  ['"\\q"', 0, "this text has a character that must be escaped"],
  ["1 2", 2, "something follows the end of the value"],
  ["[,]", 1, "a value is expected"],
  ["[".repeat(300), 200, "it is nested more than 200 levels deep"],
])("%s is refused with its place", (text, offset, reason) => {
  expect(parseJson(text)).toEqual({ mistake: { offset, reason } });
});

test("a node knows where it stands", () => {
  const text = '{ "out": ["x", "yz"] }';
  const result = parseJson(text);
  const out = "node" in result ? result.node.members?.get("out") : undefined;
  const second = out?.node.elements?.[1];
  expect(text.slice(out?.name.start, out?.name.end)).toBe('"out"');
  expect(text.slice(second?.start, second?.end)).toBe('"yz"');
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonValue } from "../../compiler/src/text/json-value.ts";
import { type JsonNode, parseJson } from "../../compiler/src/text/parse-json.ts";

const seed = 20_260_701;

test(`whatever JSON.stringify writes is read as JSON.parse reads it (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      for (const dialect of ["strict", "relaxed"] as const)
        expect(jsonValue(parsed(text, dialect))).toEqual(JSON.parse(text));
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
  expect(jsonValue(parsed(text, "relaxed"))).toEqual(expected);
});

test("a member called __proto__ is an ordinary one", () => {
  const value = jsonValue(parsed('{ "__proto__": { "polluted": true } }', "strict"));
  expect(Object.hasOwn(Object(value), "__proto__")).toBe(true);
  expect(Object(value).polluted).toBeUndefined();
});

test(`places are those of the texts, whatever parser found them (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const plain = parsed(text, "relaxed");
      // A comment at the end is for the other parser.
      expect(parsed(`${text} // end`, "relaxed")).toEqual(plain);
    }),
    { seed, numRuns: 500 },
  );
});

test(`what JSON.parse refuses is refused, and what it takes is taken (seed ${seed})`, () => {
  const damage = fc.record({
    at: fc.nat(),
    remove: fc.nat(2),
    insert: fc.constantFrom("", ",", '"', "\\", "0", "}", "]", "\u0001", "-", "e"),
  });
  fc.assert(
    fc.property(fc.jsonValue(), damage, (value, { at, remove, insert }) => {
      const whole = JSON.stringify(value, undefined, 1);
      const place = at % (whole.length + 1);
      const text = whole.slice(0, place) + insert + whole.slice(place + remove);
      const root = parseJson(text, "strict");
      expect(root.kind === "fault" ? undefined : [jsonValue(root)]).toEqual(parsedByJson(text));
    }),
    { seed, numRuns: 3000 },
  );
});

const faults: readonly (readonly [string, number, string])[] = [
  ["", 0, "the text ends too early"],
  ["{", 1, "the text ends too early"],
  ['{ "a": 1', 8, "the text ends too early"],
  ["{ a: 1 }", 2, "a member name in double quotes is expected"],
  ['{ "a": b: 1 }', 7, "`b` is no JSON value"],
  ["{ [] }", 2, "a member name in double quotes is expected"],
  ['{ "a" 1 }', 6, "a colon is expected"],
  ['{ "a": 1 "b": 2 }', 9, "a comma or a closing bracket is expected"],
  ["[1 2]", 3, "a comma or a closing bracket is expected"],
  ['{ "a": }', 7, "a value is expected"],
  ['{ "a": yes }', 7, "`yes` is no JSON value"],
  ['{ "a": 01 }', 7, "`01` is no JSON value"],
  ["[1., 2]", 1, "`1.` is no JSON value"],
  ["[1true]", 1, "`1true` is no JSON value"],
  ["[+1]", 1, "`+1` is no JSON value"],
  ["[NaN]", 1, "`NaN` is no JSON value"],
  ["['a']", 1, "no JSON value begins with this character"],
  ['"open', 0, "this text has no closing quote"],
  ['["a\nb"]', 1, "this text has no closing quote"],
  ['"a\u0001"', 0, "this text has a character that must be escaped"],
  ['"\\q"', 0, "this text has an escape that is none of JSON"],
  ['"\\u12x4"', 0, "this text has an escape that is none of JSON"],
  ["1 2", 2, "something follows the end of the value"],
  ["1]", 1, "something follows the end of the value"],
  ["[,]", 1, "a value is expected"],
  ["[1}", 2, "a comma or a closing bracket is expected"],
  ["\uFEFF[1 2]", 4, "a comma or a closing bracket is expected"],
  ["[".repeat(100_000), 100, "it is nested more than 100 levels deep"],
  [`[1 2, ${"[".repeat(100_000)}`, 3, "a comma or a closing bracket is expected"],
  [`${`${"[".repeat(90)}${"}".repeat(90)},`.repeat(1000)}`, 90, "a value is expected"],
];

for (const dialect of ["strict", "relaxed"] as const)
  test.each(faults.map(([text, at, reason]) => ({ name: JSON.stringify(text).slice(0, 40), text, at, reason })))(
    `$name is no ${dialect} JSON, with the place and the reason`,
    ({ text, at, reason }) => expect(parseJson(text, dialect)).toEqual({ kind: "fault", at, reason }),
  );

test.each([
  ["[1, 2, ]", 7, "a value is expected"],
  ['{ "a": 1, }', 10, "a member name in double quotes is expected"],
  ["// a\n1", 0, "comments are not allowed here"],
  ["[1 /* b */]", 3, "comments are not allowed here"],
])("strict JSON has no comments and no trailing commas: %j", (text, at, reason) => {
  expect(parseJson(text, "strict")).toEqual({ kind: "fault", at, reason });
});

test("a comment without an end is refused", () => {
  expect(parseJson("1 /* b", "relaxed")).toEqual({ kind: "fault", at: 2, reason: "this comment has no end" });
});

test("a node knows where it stands, also behind a byte order mark", () => {
  for (const mark of ["", "\uFEFF"]) {
    const text = `${mark}{ "out": ["x", "yz"], "out": 2 }`;
    const root = parsed(text, "strict");
    const members = root.kind === "object" ? root.members : [];
    expect(members.map(({ start, end }) => text.slice(start, end))).toEqual(['"out"', '"out"']);
    const list = members[0]?.value;
    const second = list?.kind === "array" ? list.elements[1] : undefined;
    expect(text.slice(second?.start, second?.end)).toBe('"yz"');
  }
});

function parsed(text: string, dialect: "strict" | "relaxed"): JsonNode {
  const root = parseJson(text, dialect);
  if (root.kind === "fault") throw new Error(`${root.reason} at ${root.at}`);
  return root;
}

function parsedByJson(text: string): readonly unknown[] | undefined {
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}

import { expect, test } from "vitest";
import { isPlainName } from "../../compiler/src/emit/naming.ts";
import { bracketLines } from "../../compiler/src/emit/typescript/layout.ts";
import { commentText, jsonLiteral, stringLiteral } from "../../compiler/src/emit/typescript/literal-text.ts";
import { relativeSpecifier } from "../../compiler/src/emit/typescript/relative-path.ts";

test.each([
  ["class", "typescript", false],
  ["klass", "typescript", true],
  ["with-dash", "typescript", false],
  ["event", "csharp", false],
  ["event", "rust", true],
  ["match", "rust", false],
  ["None", "python", false],
] as const)("%s may stand in %s: %s", (name, language, isPlain) => expect(isPlainName(name, language)).toBe(isPlain));

test.each([
  ["generated/typescript", "schemas/a.schema.ts", "../../schemas/a.schema.ts"],
  ["./generated/typescript", "generated/a.schema.ts", "../a.schema.ts"],
  ["typescript", "../shared/a.schema.ts", "../../shared/a.schema.ts"],
  ["a/b", "a/b/c.ts", "./c.ts"],
])("from %s to %s leads %s", (fromFolder, toFile, expected) =>
  expect(relativeSpecifier({ fromFolder, toFile })).toBe(expected),
);

test.each([
  ["../out/typescript", "project", "schemas/a.schema.ts", "../../project/schemas/a.schema.ts"],
  ["../out/typescript", "project", "../shared/a.schema.ts", "../../shared/a.schema.ts"],
  ["../../tmp/typescript", "work/project", "a.schema.ts", "../../work/project/a.schema.ts"],
])("from %s, outside of %s, to %s leads %s", (fromFolder, backToRoot, toFile, expected) =>
  expect(relativeSpecifier({ fromFolder, toFile, backToRoot })).toBe(expected),
);

test("no text ends its comment or literal, or hides in it", () => {
  expect(commentText("a */ b \u202e c \u2028 d")).toBe("a *\\/ b \\u202e c \\u2028 d");
  expect(stringLiteral('"\\\n\u202e\u{e0001}')).toBe('"\\"\\\\\\n\\u202e\\u{e0001}"');
  expect(jsonLiteral('{"a":"it\'s \\n"}')).toBe('\'{"a":"it\\\'s \\\\n"}\'');
});

test("a list that does not fit stands one item a line", () => {
  expect(bracketLines({ open: "f(", items: ["a", "b"], close: ");" })).toEqual(["f(a, b);"]);
  const long = "x".repeat(70);
  expect(bracketLines({ open: "f(", items: [long, long], close: ");" })).toEqual([
    "f(",
    `  ${long},`,
    `  ${long},`,
    ");",
  ]);
});

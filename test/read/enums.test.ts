import { expect, test } from "vitest";
import type { EnumModel } from "../../compiler/src/model/schema-model.ts";
import { listFindings, type ReadResult, readText } from "./compile-text.ts";

function readEnum(text: string): { readonly result: ReadResult; readonly model: EnumModel | undefined } {
  const result = readText(`${text}\nexport interface Subject { /** @key(0) */ x: E }`);
  const model = result.model.types.find((type): type is EnumModel => type.kind === "enum" && type.name === "E");
  return { result, model };
}

test.each([
  ["enum E { A, B, C }", [0, 1, 2]],
  ["enum E { A = 1, B, C = 10, D }", [1, 2, 10, 11]],
  ["enum E { A = -1, B, C }", [-1, 0, 1]],
  ["enum E { A = 1 << 0, B = 1 << 1, C = A | B, D = E.B << 2 }", [1, 2, 3, 8]],
  ["enum E { A = 0xff, B = 0b101, C = 1_000, D = ~1, F = (2 + 3) * 4 }", [255, 5, 1000, -2, 20]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template of the schema.
  ['enum E { A = "a", B = `b`, C = A + "c", D = `${B}-d` }', ["a", "b", "ac", "b-d"]],
  ['enum E { "kebab-name" = 1, B }', [1, 2]],
  ["const enum E { A, B }", [0, 1]],
  ["declare enum E { A, B }", [0, 1]],
  ["const E = { A: 1, B: 2 } as const; export type E = (typeof E)[keyof typeof E];", [1, 2]],
  ['const E = { A: "a", "b-c": "d" } as const; export type E = (typeof E)[keyof typeof E];', ["a", "d"]],
  ["const E = { A: -1, B: 1 << 4 } as const satisfies object; export type E = typeof E[keyof typeof E];", [-1, 16]],
  ["const values = { A: 1 } as const; export type E = (typeof values)[keyof typeof values];", [1]],
  ['type E = "a" | "b"', ["a", "b"]],
  ['type E = | "a" | ("b" | "c")', ["a", "b", "c"]],
  ['type E = "a"', ["a"]],
  ['type Base = "a" | "b"; export type E = Base | "c"', ["a", "b", "c"]],
  ['type E = "+" | "<=" | ""', ["+", "<=", ""]],
])("the values of %s are %j", (text, values) => {
  const { result, model } = readEnum(`export ${text}`);
  expect(listFindings(result)).toEqual([]);
  expect(model?.members.map(({ value }) => value)).toEqual(values);
  expect(model?.members.map(({ wire }) => wire)).toEqual(values);
});

test.each([
  ["/** @open */ export enum E { A }", true],
  ["export enum E { A }", false],
  ['export type E = "a" | (string & {})', true],
  ['/** @open */ export type E = "a" | "b"', true],
  ["/** @open */ export const E = { A: 1 } as const; export type E = (typeof E)[keyof typeof E];", true],
  ["export const E = { A: 1 } as const; /** @open */ export type E = (typeof E)[keyof typeof E];", true],
])("%s is open: %s", (text, open) => {
  const { result, model } = readEnum(text);
  expect(listFindings(result)).toEqual([]);
  expect(model?.open).toBe(open);
});

test("tags replace the value on the wire", () => {
  const { result, model } = readEnum(
    'export enum E { /** First. @tag(7) */ A = "a", /** @tag(9) @deprecated Use A. */ B = "b" }',
  );
  expect(listFindings(result)).toEqual([]);
  expect(model).toMatchObject({
    wire: "int",
    members: [
      { name: "A", value: "a", wire: 7, doc: "First." },
      { name: "B", value: "b", wire: 9, deprecated: "Use A." },
    ],
  });
});

test("members of a literal union have comments, wherever the bars stand", () => {
  const { result, model } = readEnum(
    'export type E =\n  /** One. */\n  | "a"\n  /** Two. */\n  | "b"\n  | /** Three. */ "c";',
  );
  expect(listFindings(result)).toEqual([]);
  expect(model?.members.map(({ doc }) => doc)).toEqual(["One.", "Two.", "Three."]);
});

test.each([
  ["enum E { A = f() }", "enum/computed"],
  ["enum E { A = E.B, B = 1 }", "enum/computed"],
  ['enum E { A = "a", B }', "enum/computed"],
  ['enum E { A = 1, B = "b" }', "enum/mixed"],
  ['enum E { /** @tag(1) */ A = "a", B = "b" }', "enum/mixed"],
  ["enum E { A = 1, B = 1 }", "enum/duplicate-value"],
  ["enum E { /** @tag(1) */ A, B }", "enum/duplicate-value"],
  ["enum E { A = 1.5 }", "enum/value"],
  ["enum E { A = 2 ** 53 }", "enum/value"],
  ["enum E { A = 1 / 0 }", "enum/value"],
  ["enum E {}", "enum/empty"],
  ["enum E { A, a }", "name/collision"],
  ['enum E { "+" }', "name/illegal"],
  ["enum E { A = 1 } export enum E { B = 2 }", "type/declared-twice"],
  ["const E = { A: 1 }; export type E = (typeof E)[keyof typeof E];", "enum/not-constant"],
  ["const E = { A: [1] } as const; export type E = (typeof E)[keyof typeof E];", "enum/computed"],
  ["const E = {} as const; export type E = (typeof E)[keyof typeof E];", "enum/empty"],
  ["type E = (typeof missing)[keyof typeof missing];", "enum/not-constant"],
])("%s is refused by %s", (text, rule) => {
  expect(new Set(readEnum(`export ${text}`).result.diagnostics.map((found) => found.rule))).toEqual(new Set([rule]));
});

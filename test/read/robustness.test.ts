import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { listFindings, readFiles, readSources, readText } from "./compile-text.ts";

const schemas = new URL("../../schemas/", import.meta.url);
const texts = readdirSync(schemas, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".schema.ts"))
  .map((name) => readFileSync(new URL(name, schemas), "utf8"));
const pieces = [...new Set(texts.flatMap((text) => text.split(/(\s+|[^\w\s])/)))].filter((piece) => piece.length > 0);

/** A schema with some of its text cut out, doubled, or replaced by text of others. */
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.record({
        at: fc.nat(),
        cut: fc.nat({ max: 30 }),
        insert: fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...pieces) },
          fc.string({ unit: "binary", maxLength: 5 }),
        ),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((result, { at, cut, insert }) => {
      const from = at % (result.length + 1);
      return result.slice(0, from) + insert + result.slice(from + cut);
    }, text),
  );

test("no text makes reading throw, and every finding has a place in it", () => {
  fc.assert(
    fc.property(mutated, (text) => {
      for (const { span } of readText(text).diagnostics) {
        expect(span?.file).toBe("test.schema.ts");
        if (!span) continue;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.line).toBeGreaterThan(0);
        expect(span.column).toBeGreaterThan(0);
      }
    }),
    { seed: 1001, numRuns: Number(process.env.RUNS ?? 1000) },
  );
});

test.each([
  ["parentheses", (n: number) => `export interface A { /** @key(0) */ a: ${"(".repeat(n)}string${")".repeat(n)} }`],
  ["lists", (n: number) => `export interface A { /** @key(0) */ a: string${"[]".repeat(n)} }`],
  ["arguments", (n: number) => `export interface A { /** @key(0) */ a: ${"Array<".repeat(n)}string${">".repeat(n)} }`],
  ["tuples", (n: number) => `export interface A { /** @key(0) */ a: ${"[".repeat(n)}string${"]".repeat(n)} }`],
  [
    "unions",
    (n: number) =>
      `export type U = ${Array.from({ length: n }, (_, i) => `"m${i}"`).join(" | ")}; export interface A { /** @key(0) */ a: U }`,
  ],
  ["additions", (n: number) => `export enum E { A = ${"1 + ".repeat(n)}1 } export interface A { /** @key(0) */ a: E }`],
  [
    "defaults",
    (n: number) => `export interface A { /** @key(0) @default(${"[".repeat(n)}${"]".repeat(n)}) */ a: string[] }`,
  ],
  [
    "aliases",
    (n: number) =>
      `${Array.from({ length: n }, (_, i) => `type T${i} = T${i + 1};`).join("\n")}\ntype T${n} = string; export interface A { /** @key(0) */ a: T0 }`,
  ],
  [
    "doubled aliases",
    (n: number) =>
      `${Array.from({ length: n }, (_, i) => `type T${i} = T${i + 1} | T${i + 1};`).join("\n")}\ntype T${n} = "a" | "b"; export interface A { /** @key(0) */ a: T0 }`,
  ],
  [
    "doubled intersections",
    (n: number) =>
      `${Array.from({ length: n }, (_, i) => `export type T${i} = T${i + 1} & T${i + 1};`).join("\n")}\nexport type T${n} = { /** @key(0) */ a: string }; export interface A { /** @key(0) */ a: T0 }`,
  ],
  [
    "doubled bases",
    (n: number) =>
      `${Array.from({ length: n }, (_, i) => `export interface L${i} extends L${i + 1}, R${i + 1} {} export interface R${i} extends L${i + 1}, R${i + 1} {}`).join("\n")}\nexport interface L${n} { /** @key(0) */ a: string } export interface R${n} { /** @key(1) */ b: string }`,
  ],
  [
    "bases",
    (n: number) =>
      `${Array.from({ length: n }, (_, i) => `export interface T${i} extends T${i + 1} {}`).join("\n")}\nexport interface T${n} { /** @key(0) */ a: string }`,
  ],
  ["open comment", (n: number) => `/**${" @key(".repeat(n)}`],
  ["backticks", (n: number) => `export interface A { /** ${"` ".repeat(n)} @key(0) */ a: string }`],
])("%s by the thousand end in findings or in a model", (_name, build) => {
  for (const count of [30, 2000]) {
    const result = readText(build(count));
    expect(result.diagnostics.length).toBeLessThan(30_000);
  }
});

test("300 documents that refer to each other across 300 files", () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [
      `schemas/d${i}.schema.ts`,
      `import type { uint32 } from "@keyslot/runtime/types";
import type { D${(i + 1) % 300} } from "./d${(i + 1) % 300}.schema.ts";
/** @document @index("byBoth", a, b) */
export interface D${i} {
  /** @key(0) @id */ id: uint32;
  /** @key(1) @default("x") */ a: string;
  /** @key(2) @index */ b: "one" | "two";
  /** @key(3) */ next?: D${(i + 1) % 300};
  /** @key(4) */ all: Map<string, D${(i + 1) % 300}[]>;
}`,
    ]),
  );
  const result = readFiles(files);
  expect(listFindings(result)).toEqual([]);
  expect(result.model.types).toHaveLength(600);
  expect(result.model.files).toHaveLength(300);
});

test("the model does not depend on the order of the sources and is plain JSON", () => {
  const sources = texts.map((text, number) => ({ path: `s${number}.schema.ts`, text, imports: {}, root: true }));
  const model = JSON.stringify(readSources(sources));
  expect(JSON.stringify(readSources(sources.toReversed()))).toBe(model);
});

test.each([
  ["a byte order mark", "\uFEFFexport interface A { a: string; ", [1, 22]],
  ["CRLF", "// x\r\nexport interface A {\r\n  a: string;\r\n", [3, 3]],
  ["text beyond the basic plane", "/* 🎲 */ export interface A { /** 🎲 */ a: string; ", [1, 41]],
  ["tabs", "export interface A {\n\t\ta: string;\n", [2, 3]],
])("a place is right after %s", (_name, text, [line, column]) => {
  const result = readText(`${text}/** @key(0) */ z: string }`);
  expect(result.diagnostics.map(({ rule, span }) => [rule, span?.line, span?.column])).toEqual([
    ["key/missing", line, column],
  ]);
  const [found] = result.diagnostics;
  expect(text.slice(found?.span?.start, found?.span?.end)).toBe("a");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import type { TypeDefinition } from "../../compiler/src/model/schema-model.ts";
import { findIslands } from "../../compiler/src/read/islands.ts";
import type { ReadingMemory } from "../../compiler/src/read/read-islands.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";
import type { Source } from "../../compiler/src/source.ts";

/** As the tool's own memory does it, without a disk. */
class Memory implements ReadingMemory {
  readonly #types = new Map<string, string>();
  recalled = 0;

  recall(island: readonly Source[]): readonly TypeDefinition[] | undefined {
    const text = this.#types.get(JSON.stringify(island));
    if (text !== undefined) this.recalled++;
    return text === undefined ? undefined : JSON.parse(text);
  }

  keep(island: readonly Source[], types: readonly TypeDefinition[]): void {
    this.#types.set(JSON.stringify(island), JSON.stringify(types));
  }
}

/** What a schema file may hold: bases, generics, unions and lookups, whose facts other files decide; and mistakes. */
const bodies: readonly ((number: number, other: string | undefined) => string)[] = [
  (n, other) => `export interface A${n}${other ? ` extends ${other}` : ""} { /** @key(${n}) */ a${n}: string; }`,
  (n, other) =>
    `/** @document("d${n}") */ export interface A${n} { /** @key(0) @id */ id: string; /** @key(1) */ b?: ${other ?? "string"}; }`,
  (n, other) =>
    `export interface A${n} { /** @key(0) @index */ a: Box${n}<${other ?? "string"}>; }\nexport interface Box${n}<T> { /** @key(0) */ value: T; }`,
  (n) => `export interface A${n} { kind: "a${n}"; /** @key(0) */ a: string; }`,
  (n) =>
    `/** @tag(1) */\nexport interface A${n} { kind: "x${n}"; /** @key(0) */ a: string; }\n/** @union */ export type U${n} = A${n};`,
  (n, other) =>
    `export enum A${n} { One = 1, Two = 2 }\nexport interface B${n} { /** @key(0) @default(2) */ a: A${n}; /** @key(1) */ b: ${other ?? "boolean"}[]; }`,
  (n) => `export interface A${n} { a: string; /** @key(1) */ b: Missing; }`,
  (n) => `export interface A${n} { /** @key(0) */ a: `,
  () => `export interface Same { /** @key(0) */ a: string; }`,
];

interface File {
  readonly body: number;
  /** Which file it imports, when there is one. */
  readonly next: number;
  readonly note: number;
}

const file = fc.record({
  body: fc.nat(bodies.length - 1),
  next: fc.nat(11),
  note: fc.nat(3),
});

function sourcesOf(files: readonly File[]): readonly Source[] {
  return files.map(({ body, next, note }, at): Source => {
    const isImport = next < files.length && next !== at;
    const specifier = `./f${next}.schema.ts`;
    const head = isImport ? `import type { A${next} } from "${specifier}";\n` : "";
    const text = `${head}// ${note}\n${bodies[body]?.(at, isImport ? `A${next}` : undefined)}\n`;
    return {
      path: `f${at}.schema.ts`,
      text,
      imports: isImport ? { [specifier]: `f${next}.schema.ts` } : {},
      root: true,
    };
  });
}

test("after any edits, what is read with a memory is what is read without one, and so are the findings", () => {
  let recalled = 0;
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(7), file), { maxLength: 6 }),
      (files, edits) => {
        const memory = new Memory();
        const now = [...files];
        for (const [at, changed] of [[0, now[0]], ...edits] as const) {
          if (changed && at < now.length) now[at] = changed;
          const sources = sourcesOf(now);
          const [found, expected] = [new DiagnosticBag(), new DiagnosticBag()];
          expect(readModel(sources, found, memory)).toEqual(readModel(sources, expected));
          expect(found.sorted()).toEqual(expected.sorted());
        }
        recalled += memory.recalled;
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
  // Otherwise this would have tested nothing.
  expect(recalled).toBeGreaterThan(300);
});

test("islands are what imports connect, in either direction", () => {
  const source = (path: string, ...targets: string[]): Source => ({
    path,
    text: "",
    imports: Object.fromEntries(targets.map((target) => [`./${target}`, target])),
    root: true,
  });
  const sources = [
    source("a", "c"),
    source("b"),
    source("c"),
    source("d", "c", "e"),
    source("e", "d"),
    source("f", "gone"),
  ];
  const paths = findIslands(sources).map((island) => island.map(({ path }) => path));
  expect(paths).toEqual([["a", "c", "d", "e"], ["b"], ["f"]]);
});

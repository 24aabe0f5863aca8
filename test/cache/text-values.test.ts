import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTailHash } from "../../runtime/src/cache/memory/tail-hash.ts";
import { TextTable } from "../../runtime/src/cache/memory/text-table.ts";
import { TextValues } from "../../runtime/src/cache/memory/text-values.ts";

const texts = fc.oneof(
  fc.nat(300).map((number) => `user:${1_000_000 + number}`),
  fc.nat(300).map((number) => `${number}:profile`),
  fc.string({ unit: "binary", maxLength: 10 }),
);
type Step = readonly ["set" | "replace" | "delete", string, number];
const steps = fc.array(fc.tuple(fc.constantFrom("set", "set", "replace", "delete"), texts, fc.nat()), {
  maxLength: 200,
});

/** What a `Map` makes of the same steps. */
function follow(steps: readonly Step[], values: Pick<TextValues<number>, "set" | "replace" | "get">): void {
  const model = new Map<string, number>();
  for (const [kind, text, value] of steps) {
    if (kind === "set") {
      values.set(text, value);
      model.set(text, value);
    } else {
      values.replace(text, kind === "delete" ? undefined : value);
      if (kind === "delete") model.delete(text);
      else if (model.has(text)) model.set(text, value);
    }
    expect(values.get(text)).toBe(model.get(text));
  }
  for (const [, text] of steps) expect(values.get(text)).toBe(model.get(text));
}

test("values are found as in a Map, whether they are in one or in a table", () => {
  fc.assert(fc.property(steps, fc.integer({ min: 0, max: 20 }), (all, few) => follow(all, new TextValues(few))));
});

test("a table whose texts meet in few places finds each of them", () => {
  // Marks at the end of the table make searches go round.
  const hashes = [0, 2, 0x7fff_ffff, -1, -3];
  fc.assert(
    fc.property(steps, (all) => {
      const table = new TextTable<number>((text) => hashes[text.length % hashes.length] ?? 0);
      const model = new Map<string, number>();
      for (const [kind, text, value] of all) {
        if (kind !== "set") {
          table.replace(text, kind === "delete" ? undefined : value);
          if (kind === "delete") model.delete(text);
          else if (model.has(text)) model.set(text, value);
        } else if (table.set(text, value)) model.set(text, value);
      }
      expect(new Map(table)).toEqual(model);
      for (const [, text] of all) expect(table.get(text)).toBe(model.get(text));
    }),
  );
});

test("a table takes only few texts that have one hash, and keeps those", () => {
  const table = new TextTable<number>(() => 7);
  const taken = Array.from({ length: 20 }, (_, at) => table.set(`text ${at}`, at));
  expect(taken.filter(Boolean).length).toBe(9);
  for (const [at, isTaken] of taken.entries()) expect(table.get(`text ${at}`)).toBe(isTaken ? at : undefined);
});

test("texts that all end alike are found nevertheless", () => {
  for (const before of [0, 50]) {
    const values = new TextValues<number>(10);
    const numbers = Array.from({ length: 100 }, (_, at) => at);
    const text = (at: number) => (at < before ? `user:${1_000_000 + at}` : `${1_000_000 + at}@example.com`);
    for (const at of numbers) values.set(text(at), at);
    expect(numbers.map((at) => values.get(text(at)))).toEqual(numbers);
    values.replace(text(60), 61);
    values.replace(text(70), undefined);
    expect([values.get(text(60)), values.get(text(70))]).toEqual([61, undefined]);
  }
});

test("a table gives back what it grew by, and stays right when it grows and shrinks", () => {
  const table = new TextTable<number>();
  const text = (at: number) => `key/${at}`;
  for (let at = 0; at < 5000; at++) expect(table.set(text(at), at)).toBe(true);
  for (let at = 0; at < 5000; at++) if (at % 97 !== 0) table.replace(text(at), undefined);
  for (let at = 0; at < 5000; at++) expect(table.get(text(at))).toBe(at % 97 === 0 ? at : undefined);
});

test("the hash depends on the length, on each of the last eight code units, and on the secret", () => {
  const hash = makeTailHash();
  const base = "abcdefghijkl";
  const changed = Array.from({ length: 8 }, (_, at) => `${base.slice(0, 4 + at)}\u{7fff}${base.slice(5 + at)}`);
  const all = [base, `a${base}`, base.slice(1), "", "a", "b", "aa", "abcdefg", ...changed];
  expect(new Set(all.map(hash)).size).toBe(all.length);
  expect(new Set(Array.from({ length: 8 }, () => makeTailHash()(base))).size).toBe(8);
});

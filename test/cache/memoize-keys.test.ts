import { memoryStore, openCache } from "@keyslot/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { memoizeKey } from "../../runtime/src/cache/coordination/memoize-key.ts";
import { Note } from "./support/documents.ts";
import { codeOf, refusalOf } from "./support/refusal.ts";

const keyOf = (...args: readonly unknown[]) => memoizeKey("load", args);

/** Rows of calls that are one, each different from all other rows. */
const calls: readonly (readonly (() => readonly unknown[])[])[] = [
  [() => []],
  [() => [undefined]],
  [() => [null]],
  [() => [1], () => [1.0]],
  [() => ["1"]],
  [() => [1n]],
  [() => [0]],
  [() => [-0]],
  [() => [Number.NaN], () => [0 / 0]],
  [() => ["a", "b"]],
  [() => ["a,b"]],
  [() => ['a","b']],
  [() => [["a", "b"]]],
  [() => [new Set(["a", "b"])], () => [new Set(["b", "a"])]],
  [() => [{ a: 1, b: 2 }], () => [{ b: 2, a: 1 }], () => [Object.assign(Object.create(null), { b: 2, a: 1 })]],
  [() => [{ a: 1, b: undefined }]],
  [() => [{ a: 1 }]],
  [() => [new Map(Object.entries({ a: 1, b: 2 }))], () => [new Map(Object.entries({ b: 2, a: 1 }))]],
  [() => [new Map([[{ a: 1 }, 1]])], () => [new Map([[{ a: 1 }, 1]])]],
  [() => [new Date(5)], () => [new Date(5)]],
  [() => [new Date(Number.NaN)]],
  [() => [5]],
  [() => [Uint8Array.of(1, 2)], () => [Buffer.from([1, 2])], () => [Uint8Array.of(0, 1, 2).subarray(1)]],
  [() => [Uint16Array.of(0x0201)]],
  [() => [Uint8Array.of(1, 2).buffer]],
  [() => [[1, 2]]],
  [() => [Object.assign([], { 1: 2 })]],
  [() => [[undefined, 2]]],
  [() => [/a/g], () => [/a/g]],
  [() => [/a/]],
  [() => [new URL("https://a.example/x")], () => [new URL("https://a.example:443/x")]],
  [() => ["\ud800"]],
  [() => ["x".repeat(1000)], () => ["x".repeat(1000)]],
  [() => ["x".repeat(1001)]],
];

test("calls have one key exactly when their arguments are built alike", () => {
  const keys = calls.map((same) => new Set(same.map((make) => keyOf(...make()))));
  expect(keys.map(({ size }) => size)).toEqual(calls.map(() => 1));
  expect(new Set(keys.flatMap((each) => [...each])).size).toBe(calls.length);
});

test("what JSON tells apart, keys tell apart, and nothing else", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.jsonValue(), (one, other) => {
      const copy: unknown = structuredClone(one);
      expect(keyOf(one)).toBe(keyOf(copy));
      expect(keyOf(one) === keyOf(other)).toBe(sorted(one) === sorted(other));
      expect(keyOf(one).length).toBeLessThanOrEqual(160);
    }),
    { seed: 6, numRuns: 2000 },
  );
});

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (Object.is(each, -0)) return { minus: 0 };
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

test("no namespace reaches into another", () => {
  const names = ["a", "a(", "a(1", "a%28", "a#", "a%"];
  const long = "x".repeat(300);
  const keys = names.flatMap((name) => [memoizeKey(name, []), memoizeKey(name, [1]), memoizeKey(name, [long])]);
  expect(new Set(keys).size).toBe(keys.length);
});

test("arguments by which calls cannot be told apart are refused, with their place", async () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = { cycle };
  const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => [inner], 0);
  class Point {
    readonly #x = 1;
    sum() {
      return this.#x;
    }
  }
  const refused: readonly (readonly [unknown, RegExp])[] = [
    [() => 1, /Argument 1 is a function/],
    [{ list: [1, Symbol("s")] }, /Argument 1\.list\[1\] is a symbol/],
    [cycle, /an object that holds itself/],
    [deep, /nested too deeply/],
    [new Point(), /an instance of `Point`/],
    [new Map([["k", new Point()]]), /Argument 1 at "k"/],
    [{ [Symbol("s")]: 1 }, /a symbol among its properties/],
    [new WeakMap(), /an instance of `WeakMap`/],
    [new Error("x"), /an instance of `Error`/],
  ];
  for (const [argument, message] of refused) {
    const error = await refusalOf(() => keyOf(argument));
    expect(error).toMatchObject({ code: "cache/memoize-key", message: expect.stringMatching(message) });
  }
  const cache = await openCache({ documents: [Note], stores: [memoryStore()] });
  const load = (point: Point) => ({ text: String(point.sum()) });
  expect(await codeOf(() => cache.memoize(Note, load)(new Point()))).toBe("cache/memoize-key");
  const keyed = cache.memoize(Note, load, { key: (point) => point.sum(), namespace: "keyed" });
  expect(await keyed(new Point())).toEqual({ text: "1" });
  // Twice the same object is no cycle.
  const shared = { a: 1 };
  expect(keyOf([shared, shared])).toBe(keyOf([{ a: 1 }, { a: 1 }]));
});

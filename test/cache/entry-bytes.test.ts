import fc from "fast-check";
import { expect, test } from "vitest";
import { tuplesOf } from "../../runtime/src/cache/index/document-index.ts";
import { entryBytes, entryRange, isSameEntry } from "../../runtime/src/cache/index/entry-bytes.ts";
import { matchesQuery, readQuery } from "../../runtime/src/cache/index/index-query.ts";
import { comparatorOf, type IndexValue, toIndexValue } from "../../runtime/src/cache/index/index-value.ts";
import type { IndexDeclaration, IndexPart } from "../../runtime/src/document/definition.ts";
import { randomQuery, randomSample } from "./support/random-samples.ts";
import { Sample } from "./support/samples.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);
type Order = IndexPart<unknown>["order"];
type Tuple = readonly IndexValue[];

const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 300 });
const text = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc
    .array(fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xdc00, 0xdfff, 0xe000, 0xffff), { maxLength: 4 })
    .map((units) => String.fromCharCode(...units)),
);
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, 5e-324));
const bigint = fc.oneof(
  fc.bigInt({ min: -300n, max: 300n }),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }),
  fc
    .tuple(fc.integer({ min: 800, max: 1000 }), fc.bigInt({ min: -3n, max: 3n }))
    .map(([bits, n]) => n * 2n ** BigInt(bits)),
);
const decimal = fc
  .record({ sign: fc.constantFrom("", "-"), whole: digits, fraction: fc.oneof(fc.constant(""), digits) })
  .map(({ sign, whole, fraction }) => `${sign}${whole.replace(/^0+/, "") || "0"}${fraction && `.${fraction}`}`);
const values: Readonly<Record<Order, fc.Arbitrary<unknown>>> = {
  number,
  bigint,
  string: text,
  boolean: fc.boolean(),
  date: fc.date({ noInvalidDate: false }),
  decimal: fc.oneof(
    decimal,
    fc.constantFrom("0", "-0", "0.0", "0.5", "0.05", "-0.5", "9", "10", "99.9", "100", "-99", "-100"),
  ),
};

interface Declared {
  readonly declaration: IndexDeclaration<never>;
  readonly tuples: readonly Tuple[];
}

// The last of several parts may be missing.
const declared: fc.Arbitrary<Declared> = fc
  .array(fc.constantFrom<Order>("number", "bigint", "string", "boolean", "date", "decimal"), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((orders) => {
    const value = (order: Order) => values[order].map((each) => toIndexValue(order, each) ?? fail());
    const full = fc.tuple(...orders.map(value));
    const tuple =
      orders.length === 1
        ? full
        : fc.oneof(
            { weight: 4, arbitrary: full },
            full.map((all) => all.slice(0, -1)),
          );
    const parts = orders.map((order, at) => ({ slot: `s${at}`, order, multi: false, read: fail }));
    return fc.record({
      declaration: fc.constant({ accessor: "by", unique: false, parts }),
      tuples: fc.array(tuple, { minLength: 2, maxLength: 8 }),
    });
  });

test(`entries compare as the values that they stand for (seed ${seed})`, () => {
  const run = fc.property(declared, ({ declaration, tuples }) => {
    for (const a of tuples) {
      for (const b of tuples) {
        const order = compareTuples(declaration, a, b);
        const [left, right] = [entryBytes(declaration, a), entryBytes(declaration, b)];
        expect(Math.sign(Buffer.compare(left, right))).toBe(order);
        expect(isSameEntry(left, right)).toBe(order === 0);
      }
    }
  });
  fc.assert(run, { seed, numRuns: 3000 });
});

test(`no entry begins with another one, nor with what begins a part that follows it (seed ${seed})`, () => {
  const run = fc.property(declared, ({ declaration, tuples }) => {
    const entries = tuples.map((tuple) => entryBytes(declaration, tuple));
    for (const a of entries) {
      for (const b of entries) {
        const isStart = a.length < b.length && isSameEntry(a, b.subarray(0, a.length));
        expect(isStart).toBe(false);
      }
    }
  });
  fc.assert(run, { seed, numRuns: 1000 });
});

test(`a query's range holds exactly the entries that match it (seed ${seed})`, () => {
  const run = fc.property(
    fc.array(randomSample, { maxLength: 12 }),
    randomQuery,
    (samples, { index, values: given }) => {
      const declaration = Sample.indexes[index];
      const query = declaration && readQuery(declaration, given);
      if (declaration === undefined || query === undefined) return;
      checkRange(
        declaration,
        query,
        samples.flatMap((sample) => tuplesOf(declaration, sample)),
      );
    },
  );
  fc.assert(run, { seed, numRuns: 5000 });
});

test(`a range between any values holds exactly the entries that match it (seed ${seed})`, () => {
  const run = fc.property(
    declared,
    fc.nat(),
    fc.nat(),
    fc.nat(),
    fc.boolean(),
    fc.boolean(),
    (given, a, b, level, ...inclusive) => {
      const { declaration, tuples } = given;
      const [low, high] = [tuples[a % tuples.length] ?? [], tuples[b % tuples.length] ?? []];
      const at = level % declaration.parts.length;
      const bound = (value: IndexValue | undefined, isInclusive: boolean) =>
        value === undefined ? undefined : { value, inclusive: isInclusive };
      const range = { lower: bound(low[at], inclusive[0]), upper: bound(high[at], inclusive[1]) };
      checkRange(declaration, { values: low.slice(0, at), range }, tuples);
    },
  );
  fc.assert(run, { seed, numRuns: 5000 });
});

function checkRange<T>(
  declaration: IndexDeclaration<T>,
  query: Parameters<typeof entryRange>[1],
  tuples: readonly Tuple[],
): void {
  const { from, to } = entryRange(declaration, query);
  for (const tuple of tuples) {
    const entry = entryBytes(declaration, tuple);
    const isWithin = Buffer.compare(entry, from) >= 0 && (to === undefined || Buffer.compare(entry, to) < 0);
    expect(isWithin).toBe(matchesQuery(declaration, query, tuple));
  }
}

/** A tuple without its last value stands after those that have it. */
function compareTuples<T>({ parts }: IndexDeclaration<T>, a: Tuple, b: Tuple): number {
  for (const [at, { order }] of parts.entries()) {
    const [left, right] = [a[at], b[at]];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    const compared = comparatorOf(order)(left, right);
    if (compared !== 0) return Math.sign(compared);
  }
  return 0;
}

function fail(): never {
  throw new Error("The generator made what is no value.");
}

import type { FindOptions } from "@keyslot/runtime";
import fc from "fast-check";
import { type Sample, type SampleSlot, sampleIndexes } from "./samples.ts";

// Few different values, so that random documents share them, meet unique ones, and are met by random queries.

const pools = {
  number: [0, -0, 1, 1.5, 10, Number.NaN, Number.NEGATIVE_INFINITY],
  bigint: [0n, 1n, 10n, -(2n ** 63n)],
  text: ["", "a", "b", "1"],
  flag: [true, false],
  date: [new Date(-1), new Date(0), new Date(10)],
  decimal: ["1", "1.0", "-0", "0", "0.5", "10", "-2", "-10.5"],
  texts: ["x", "y", "1"],
  numbers: [0, 1, Number.NaN],
};

const poolOf = (slot: SampleSlot): readonly unknown[] => pools[slot];
const idOf = fc.constantFrom(..."abcdefgh");

export const randomSample: fc.Arbitrary<Sample> = fc.record(
  {
    id: idOf,
    number: fc.constantFrom(...pools.number),
    bigint: fc.constantFrom(...pools.bigint),
    text: fc.constantFrom(...pools.text),
    flag: fc.constantFrom(...pools.flag),
    date: fc.constantFrom(...pools.date),
    decimal: fc.constantFrom(...pools.decimal),
    texts: fc.array(fc.constantFrom(...pools.texts), { maxLength: 3 }),
    numbers: fc.array(fc.constantFrom(...pools.numbers), { maxLength: 2 }),
  },
  { requiredKeys: ["id", "texts", "numbers"] },
);

export interface RandomQuery {
  readonly index: number;
  readonly values: readonly unknown[];
  readonly options: FindOptions;
}

const wrong: readonly unknown[] = ["1", 1, 1n, true, undefined];

const randomValues = (slots: readonly SampleSlot[]): fc.Arbitrary<readonly unknown[]> => {
  const exact = (slot: SampleSlot) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...poolOf(slot)) },
      { weight: 1, arbitrary: fc.constantFrom(...wrong) },
    );
  const range = (slot: SampleSlot) => {
    const bound = fc.constantFrom(...poolOf(slot));
    return fc.record({ gt: bound, gte: bound, lt: bound, lte: bound }, { requiredKeys: [] });
  };
  return fc.integer({ min: 1, max: slots.length }).chain((count) => {
    const asked = slots.slice(0, count);
    return fc.tuple(...asked.map((slot, at) => (at === count - 1 ? fc.oneof(exact(slot), range(slot)) : exact(slot))));
  });
};

export const randomQuery: fc.Arbitrary<RandomQuery> = fc
  .integer({ min: 0, max: sampleIndexes.length - 1 })
  .chain((index) =>
    fc.record({
      index: fc.constant(index),
      values: randomValues(sampleIndexes[index]?.slots ?? []),
      options: fc.record({ limit: fc.integer({ min: 0, max: 4 }), reverse: fc.boolean() }, { requiredKeys: [] }),
    }),
  );

/** A put, or a delete of the id alone. */
export type RandomWrite = { readonly put: Sample } | { readonly delete: string };

const randomWrite: fc.Arbitrary<RandomWrite> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: randomSample }) },
  { weight: 1, arbitrary: fc.record({ delete: idOf }) },
);

export type RandomStep =
  | { readonly kind: "write" | "failing write"; readonly writes: readonly RandomWrite[] }
  | { readonly kind: "together"; readonly writes: readonly RandomWrite[] }
  | { readonly kind: "many"; readonly samples: readonly Sample[] }
  | { readonly kind: "update"; readonly id: string; readonly to: Sample; readonly later: boolean }
  | {
      readonly kind: "transaction";
      readonly writes: readonly RandomWrite[];
      readonly query: RandomQuery;
      /** Written by someone else while the callback first runs. */
      readonly meanwhile: RandomWrite | undefined;
      readonly throws: boolean;
    }
  | { readonly kind: "snapshot" | "reopen" };

const writes = fc.array(randomWrite, { minLength: 1, maxLength: 5 });

export const randomStep: fc.Arbitrary<RandomStep> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("write" as const), writes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("together" as const), writes }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("failing write" as const), writes }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("many" as const), samples: fc.array(randomSample, { maxLength: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("update" as const), id: idOf, to: randomSample, later: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("transaction" as const),
      writes,
      query: randomQuery,
      meanwhile: fc.option(randomWrite, { nil: undefined }),
      throws: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("snapshot" as const, "reopen" as const) }) },
);

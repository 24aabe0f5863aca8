import fc from "fast-check";
import { expect, test } from "vitest";
import { DocumentIndex } from "../../runtime/src/cache/index/document-index.ts";
import type { Sample } from "./support/samples.ts";
import { sampleParts } from "./support/samples.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

interface Change {
  readonly slot: number;
  readonly after: Sample | undefined;
}

const sample = fc.record({
  text: fc.constantFrom("a", "b", "c"),
  number: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  texts: fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 3 }) },
    // More than are looked through one by one.
    fc.shuffledSubarray(["x", "y", "z", ...Array.from({ length: 30 }, (_, at) => `text ${at}`)], { minLength: 14 }),
  ),
});

const change: fc.Arbitrary<Change> = fc.record({
  slot: fc.nat(99),
  after: fc.option(
    sample.map((given) => ({ id: "", numbers: [], ...given }) as Sample),
    { nil: undefined, freq: 4 },
  ),
});

/** Bursts of changes, so that orders fall out of use, with queries between, so that they are kept. */
const history = fc.array(
  fc.record({ changes: fc.array(change, { maxLength: 120 }), isReverse: fc.boolean(), limit: fc.option(fc.nat(12)) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

const keys = Array.from({ length: 100 }, (_, slot) => `key ${(slot * 7919) % 100}`);
const slotKeys = {
  key: (slot: number) => keys[slot] ?? "",
  compare: (a: number, b: number) =>
    slotKeys.key(a) < slotKeys.key(b) ? -1 : slotKeys.key(a) > slotKeys.key(b) ? 1 : 0,
};

test.each([
  ["one part", ["text"]],
  ["two parts, of which the last may be absent", ["text", "number"]],
  ["several values", ["texts"]],
  ["several values and a further part", ["texts", "number"]],
] as const)("an index over %s answers as sorting does, whatever was moved since", (_, slots) => {
  const run = fc.property(history, (bursts) => {
    const index = new DocumentIndex<Sample>(
      { accessor: "by", unique: false, parts: sampleParts([...slots]) },
      slotKeys,
    );
    const documents = new Map<number, Sample>();
    for (const { changes, isReverse, limit } of bursts) {
      for (const { slot, after } of changes) {
        index.change(slot, after);
        if (after === undefined) documents.delete(slot);
        else documents.set(slot, after);
      }
      const options = { reverse: isReverse, ...(limit !== null && { limit }) };
      for (const value of ["a", "b", "x", "y"]) {
        const found = index.collect({ values: [value], range: undefined }, options).map(({ key }) => key);
        expect(found).toEqual(expected(documents, { slots, value, ...options }));
      }
      const all = index.slots({ values: [], range: { lower: undefined, upper: undefined } }, options);
      expect(new Set(all).size).toBe(all.length);
      const held = [...documents].filter(([, document]) => entriesOf(document, slots[0]).length > 0);
      expect(all.length).toBe(Math.min(held.length, limit ?? Number.POSITIVE_INFINITY));
    }
  });
  fc.assert(run, { seed, numRuns: 60 });
});

interface Asked {
  readonly slots: readonly string[];
  readonly value: string;
  readonly reverse: boolean;
  readonly limit?: number;
}

function expected(documents: ReadonlyMap<number, Sample>, { slots, value, reverse, limit }: Asked): string[] {
  const found = [...documents].filter(([, document]) => entriesOf(document, slots[0]).includes(value));
  const rest = (document: Sample) => (slots[1] === undefined ? 0 : (document.number ?? Number.POSITIVE_INFINITY));
  const compare = (a: (typeof found)[0], b: (typeof found)[0]) =>
    rest(a[1]) === rest(b[1]) ? slotKeys.compare(a[0], b[0]) : rest(a[1]) - rest(b[1]);
  found.sort((a, b) => (reverse ? -compare(a, b) : compare(a, b)));
  return found.slice(0, limit).map(([slot]) => slotKeys.key(slot));
}

function entriesOf(document: Sample, slot: string | undefined): readonly string[] {
  return slot === "texts" ? document.texts : [document.text ?? ""];
}

import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { CacheModel } from "./support/cache-model.ts";
import { type MomentOptions, momentStore } from "./support/moment-store.ts";
import { randomQuery, randomSample, randomStep } from "./support/random-samples.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

// What the cache does in the background is done when the test says so, one document at a time.
const background = vi.hoisted(() => ({ waiting: new Set<() => void>(), time: 0 }));
vi.mock("../../runtime/src/cache/lazy/lazy-schedule.ts", () => ({
  callLater: (work: () => void) => {
    background.waiting.add(work);
    return () => background.waiting.delete(work);
  },
  takeTurns: () => Promise.resolve(),
  timeNow: () => (background.time += 10),
}));

function loadInBackground(slices: number): void {
  for (let left = slices; left > 0; left--) {
    const [work] = background.waiting;
    if (work === undefined) return;
    background.waiting.delete(work);
    work();
  }
}

const stores: readonly (readonly [string, MomentOptions])[] = [
  ["keeps indexes", {}],
  ["keeps indexes and leaves entries behind", { leavesEntries: true }],
  ["loses its indexes now and then", { losesIndexes: true }],
  ["keeps no indexes", { keepsIndexes: false }],
  ["keeps no indexes, and tells types apart", { keepsIndexes: false, tellsTypes: true }],
];

test.each(stores)(
  `a lazy cache over a store that %s reads as an eager one, however much of it is loaded (seed ${seed})`,
  async (_, options) => {
    const slices = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(3), fc.constant(30));
    const between = fc.record({
      slices,
      reopens: fc.integer({ min: 0, max: 5 }).map((of) => of === 0),
      looksAt: fc.oneof(
        { weight: 1, arbitrary: fc.constant("all" as const) },
        { weight: 5, arbitrary: fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 2 }) },
      ),
      queries: fc.array(randomQuery, { maxLength: 3 }),
    });
    const run = fc.asyncProperty(
      fc.array(randomSample, { maxLength: 12 }),
      fc.array(fc.tuple(randomStep, between), { minLength: 1, maxLength: 20 }),
      async (samples, steps) => {
        background.waiting.clear();
        const store = momentStore(options);
        const model = new CacheModel(store, "lazy");
        for (const put of samples) await model.step({ kind: "write", writes: [{ put }] });
        await model.step({ kind: "reopen" });
        for (const [step, { slices: loaded, reopens, looksAt, queries }] of steps) {
          model.looksAt = looksAt;
          await model.step(step);
          loadInBackground(loaded);
          await model.check(queries);
          if (reopens) await model.step({ kind: "reopen" });
        }
        await (await model.open()).close();
        expect([store.moments, background.waiting.size]).toEqual([0, 0]);
      },
    );
    await fc.assert(run, { seed, numRuns: 60 });
  },
);

import fc from "fast-check";
import { test } from "vitest";
import { CacheModel } from "./support/cache-model.ts";
import { randomQuery, randomStep } from "./support/random-samples.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

test(`any sequence of writes, transactions and failures reads as filtering and sorting a map does (seed ${seed})`, async () => {
  const run = fc.asyncProperty(
    fc.array(randomStep, { minLength: 1, maxLength: 25 }),
    fc.array(randomQuery, { minLength: 3, maxLength: 8 }),
    async (steps, queries) => {
      const model = new CacheModel();
      for (const step of steps) {
        await model.step(step);
        await model.check(queries);
      }
    },
  );
  await fc.assert(run, { seed, numRuns: 300 });
});

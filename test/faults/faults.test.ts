import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./faults.ts";
import { storeKinds } from "./store-kinds.ts";
import { type Bundle, bundleWorker } from "./worker-process.ts";

const seed = Number(process.env.SEED ?? 20261121);

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleWorker();
});
afterAll(() => bundle.remove());

for (const [kind, store] of Object.entries(storeKinds)) {
  for (const [name, fault] of Object.entries(faults)) {
    const why = fault.impossible?.({ kind, store });
    const note = why === undefined ? `seed ${seed}` : `not here: ${why}`;
    test.skipIf(why !== undefined)(`${kind} survives ${name}; ${note}`, { timeout: 300_000 }, async () => {
      const outcome = await fault.run({ kind, store, rounds: fault.rounds.short, seed, bundle });
      expect(outcome.rounds).toBeGreaterThan(0);
      expect(outcome.failures).toEqual([]);
    });
  }
}

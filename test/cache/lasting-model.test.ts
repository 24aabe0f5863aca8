import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, memoryStore } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { journalStore } from "@keyslot/runtime/stores/journal";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../codec/support/load-generated.ts";
import { LastingModel, lastingStep } from "./support/lasting-model.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

// What the cache does in the background, loading and removing what has expired, is done when the test says so.
const background = vi.hoisted(() => ({ waiting: new Set<() => void>(), time: 0 }));
vi.mock("../../runtime/src/cache/lazy/lazy-schedule.ts", () => ({
  callLater: (work: () => void) => {
    background.waiting.add(work);
    return () => background.waiting.delete(work);
  },
  takeTurns: () => Promise.resolve(),
  timeNow: () => (background.time += 1),
}));

async function doBackground(): Promise<void> {
  for (const work of [...background.waiting]) {
    background.waiting.delete(work);
    work();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Stores that keep expiry and tags, in a folder of their own. */
const kinds: readonly (readonly [string, (folder: string) => () => BackingStore])[] = [
  [
    "memory",
    () => {
      const store = memoryStore();
      return () => store;
    },
  ],
  ["sqlite", (folder) => () => sqliteStore({ path: join(folder, "store.db") })],
  ["sqlite with indexes", (folder) => () => sqliteStore({ path: join(folder, "store.db"), indexes: "stored" })],
  ["journal", (folder) => () => journalStore({ path: join(folder, "store") })],
  ["directory", (folder) => () => directoryStore({ path: join(folder, "store") })],
  ["lmdb", (folder) => () => lmdbStore({ path: join(folder, "store") })],
];

const cases = kinds.flatMap(([kind, make]) => (["eager", "lazy"] as const).map((loading) => ({ kind, make, loading })));

test.each(cases)(
  `$kind, $loading: what has expired is absent from everything, whatever the clock does (seed ${seed})`,
  async ({ kind, make, loading }) => {
    const looksAt = fc.oneof(fc.constant([..."abcde"]), fc.constant([]), fc.array(fc.constantFrom(..."abcde")));
    const steps = fc.array(fc.tuple(lastingStep, looksAt), { minLength: 1, maxLength: 25 });
    const run = fc.asyncProperty(steps, async (taken) => {
      const folder = mkdtempSync(join(temporaryFolder(), "lasting-"));
      background.waiting.clear();
      const model = new LastingModel(make(folder), loading, doBackground);
      for (const [step, looked] of taken) {
        await model.step(step);
        await model.check(looked);
      }
      await model.close();
      expect(background.waiting.size).toBe(0);
      rmSync(folder, { recursive: true });
    });
    await fc.assert(run, { seed, numRuns: kind === "memory" ? 200 : 60 });
  },
  120_000,
);

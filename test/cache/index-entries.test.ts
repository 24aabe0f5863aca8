import { openCache, type StoreChange } from "@keyslot/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Player, player } from "./support/documents.ts";
import { momentStore } from "./support/moment-store.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

const badges = fc.shuffledSubarray(
  Array.from({ length: 40 }, (_, at) => `badge ${at}`),
  { minLength: 0, maxLength: 40 },
);

/** What the last write said of the badges' entries, as sorted texts. */
function told(writes: readonly StoreChange[], which: "present" | "gone"): string[] {
  const entries = writes.at(-1)?.entries?.[which] ?? [];
  return entries
    .filter(({ index }) => index.name === "byBadge")
    .map(({ entry }) => Buffer.from(entry).subarray(0, -1).toString())
    .sort();
}

test(`a store is told which entries a document has and which it has no more, few or many (seed ${seed})`, async () => {
  const run = fc.asyncProperty(badges, badges, async (before, after) => {
    const store = momentStore();
    const writes: StoreChange[] = [];
    const { write } = store;
    store.write = (changes) => {
      writes.push(...changes);
      return write.call(store, changes);
    };
    const cache = await openCache({ documents: [Player], stores: [store] });
    const one = player("a", { badges: before });
    await cache.put(Player, one);
    await cache.put(Player, { ...one, badges: after });
    expect(told(writes, "present")).toEqual([...after].sort());
    expect(told(writes, "gone")).toEqual(before.filter((badge) => !after.includes(badge)).sort());
    await cache.close();
  });
  await fc.assert(run, { seed, numRuns: 60 });
});

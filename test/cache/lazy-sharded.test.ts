import { join } from "node:path";
import { openCache } from "@keyslot/runtime";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { CacheModel } from "./support/cache-model.ts";
import { Player, player } from "./support/documents.ts";
import { randomQuery, randomSample, randomStep } from "./support/random-samples.ts";
import type { WatchedStore } from "./support/watched-store.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

const folder = freshFolder();
let sets = 0;
afterAll(() => folder.remove());

function shards() {
  const set = sets++;
  const stores = (index: number) => sqliteStore({ path: join(folder.path, `${set}-${index}.db`), indexes: "stored" });
  return shardedStore({ stores, count: 3 });
}

function watchedShards(): WatchedStore {
  const store = shards();
  const write = store.write.bind(store);
  const watched: WatchedStore = Object.assign(store, {
    batches: [],
    isOpen: true,
    failure: undefined,
    hold: () => () => {},
    write: async (changes: Parameters<typeof write>[0]) => {
      const { failure } = watched;
      watched.failure = undefined;
      if (failure !== undefined) throw failure;
      await write(changes);
    },
  });
  return watched;
}

test(`a lazy cache over shards reads as an eager one (seed ${seed})`, { timeout: 120_000 }, async () => {
  const between = fc.record({
    looksAt: fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 2 }),
    reopens: fc.integer({ min: 0, max: 3 }).map((of) => of === 0),
    queries: fc.array(randomQuery, { maxLength: 3 }),
  });
  const run = fc.asyncProperty(
    fc.array(randomSample, { maxLength: 12 }),
    fc.array(fc.tuple(randomStep, between), { minLength: 1, maxLength: 10 }),
    async (samples, steps) => {
      const model = new CacheModel(watchedShards(), "lazy");
      for (const put of samples) await model.step({ kind: "write", writes: [{ put }] });
      await model.step({ kind: "reopen" });
      for (const [step, { looksAt: ids, reopens, queries }] of steps) {
        model.looksAt = ids;
        await model.step(step);
        await model.check(queries);
        if (reopens) await model.step({ kind: "reopen" });
      }
      await (await model.open()).close();
    },
  );
  await fc.assert(run, { seed, numRuns: 12 });
});

test("a lazy cache finds by stored indexes what is in any shard, in one order", async () => {
  const store = shards();
  const all = Array.from({ length: 200 }, (_, index) =>
    player(`p${String(index).padStart(3, "0")}`, { faction: index % 4 === 0 ? "red" : "blue" }),
  );
  const filling = await openCache({ documents: [Player], stores: [store] });
  await filling.putMany(Player, all);
  const expected = filling
    .query(Player)
    .byFaction("red")
    .map(({ id }) => id);
  await filling.close();
  const cache = await openCache({ documents: [Player], stores: [store], loading: "lazy" });
  expect(cache.count(Player)).toBe(200);
  expect(
    cache
      .query(Player)
      .byFaction("red")
      .map(({ id }) => id),
  ).toEqual(expected);
  expect(expected).toHaveLength(50);
  await cache.close();
});

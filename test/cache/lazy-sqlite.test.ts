import { join } from "node:path";
import { openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { CacheModel } from "./support/cache-model.ts";
import { Player, player } from "./support/documents.ts";
import { randomQuery, randomSample, randomStep } from "./support/random-samples.ts";
import { codeOf } from "./support/refusal.ts";
import type { WatchedStore } from "./support/watched-store.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

const folder = freshFolder();
let databases = 0;
const nextPath = () => join(folder.path, `${databases++}.db`);
afterAll(() => folder.remove());

function watchedDatabase(indexes: "stored" | "rebuilt"): WatchedStore {
  const store = sqliteStore({ path: nextPath(), indexes });
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

test.each(["stored", "rebuilt"] as const)(
  `a lazy cache over SQLite with indexes %s reads as an eager one (seed ${seed})`,
  async (indexes) => {
    const looksAt = fc.oneof(
      { weight: 1, arbitrary: fc.constant("all" as const) },
      { weight: 5, arbitrary: fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 2 }) },
    );
    const between = fc.record({
      looksAt,
      reopens: fc.integer({ min: 0, max: 3 }).map((of) => of === 0),
      queries: fc.array(randomQuery, { maxLength: 3 }),
    });
    const run = fc.asyncProperty(
      fc.array(randomSample, { maxLength: 12 }),
      fc.array(fc.tuple(randomStep, between), { minLength: 1, maxLength: 12 }),
      async (samples, steps) => {
        const model = new CacheModel(watchedDatabase(indexes), "lazy");
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
    await fc.assert(run, { seed, numRuns: 15 });
  },
);

test("documents are read from the database as it was, while others write to it", async () => {
  const path = nextPath();
  const open = () =>
    openCache({ documents: [Player], stores: [sqliteStore({ path, indexes: "stored" })], loading: "lazy" });
  const first = await open();
  await first.putMany(
    Player,
    Array.from({ length: 500 }, (_, at) => player(`p${at}`, { level: at })),
  );
  await first.close();
  const [reader, writer] = [await open(), await open()];
  await writer.put(Player, player("p1", { level: 1000 }));
  await writer.delete(Player, "p2");
  await writer.put(Player, player("new", { level: 2 }));
  const ids = (cache: typeof reader) =>
    cache
      .query(Player)
      .byFactionAndLevel("red", { lte: 3 })
      .map(({ id }) => id);
  expect([reader.get(Player, "p1")?.level, reader.has(Player, "new"), reader.count(Player)]).toEqual([1, false, 500]);
  expect([ids(reader), ids(writer)]).toEqual([
    ["p0", "p1", "p2", "p3"],
    ["p0", "new", "p3"],
  ]);
  expect(await codeOf(() => reader.put(Player, player("p9", { name: reader.get(Player, "p8")?.name ?? "" })))).toBe(
    "cache/duplicate-unique",
  );
  await Promise.all([reader.close(), writer.close()]);
  const again = await open();
  expect(ids(again)).toEqual(["p0", "new", "p3"]);
  await again.close();
});

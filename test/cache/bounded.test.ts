import { join } from "node:path";
import { type BackingStore, memoryStore, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { Clip, Note, Player, player } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { SharedPlace } from "./support/shared-place.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_261_122);
const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function databasePath(): string {
  const folder = freshFolder();
  folders.push(folder);
  return join(folder.path, "game.db");
}

const bounded = [{ document: Player, maxDocuments: 3 }];

function openOver(store: BackingStore, loading: "eager" | "lazy" = "eager") {
  return openCache({ documents: [Player, Note, Clip], stores: [store], bounded, loading });
}

test.each(["eager", "lazy"] as const)("a bounded type answers as a resident one does, loading %s", async (loading) => {
  const path = databasePath();
  const filled = await openCache({ documents: [Player, Note], stores: [sqliteStore({ path })] });
  await filled.putMany(
    Player,
    Array.from({ length: 50 }, (_, index) =>
      player(`p${index}`, { level: index, name: `n${index}`, email: `${index}@x` }),
    ),
  );
  await filled.put(Note, "n", { text: "hi" });
  await filled.close();
  const cache = await openOver(sqliteStore({ path, indexes: "stored" }), loading);
  expect([cache.count(Player), cache.keys(Player).length, cache.all(Player).length]).toEqual([50, 50, 50]);
  expect([cache.get(Player, "p7")?.level, cache.has(Player, "p49"), cache.get(Player, "zz")]).toEqual([
    7,
    true,
    undefined,
  ]);
  expect(cache.query(Player).byName("n30")?.id).toBe("p30");
  expect(
    cache
      .query(Player)
      .byFactionAndLevel("red", { gte: 47 }, { reverse: true })
      .map(({ id }) => id),
  ).toEqual(["p49", "p48", "p47"]);
  expect(cache.get(Note, "n")?.text).toBe("hi");
  expect(await codeOf(() => cache.put(Player, player("new", { name: "n30" })))).toBe("cache/duplicate-unique");
  await cache.update(Player, "p8", (p) => ({ ...p, level: 100 }));
  expect(
    cache
      .query(Player)
      .byFactionAndLevel("red", 100)
      .map(({ id }) => id),
  ).toEqual(["p8"]);
  const snapshot = cache.snapshot();
  await cache.delete(Player, "p9");
  expect([snapshot.has(Player, "p9"), snapshot.count(Player), cache.count(Player)]).toEqual([true, 50, 49]);
  let scanned = 0;
  for await (const each of cache.scan(Player)) scanned += each.level;
  expect(scanned).toBe(cache.all(Player).reduce((sum, { level }) => sum + level, 0));
  await cache.close();
});

test("memory holds no more documents than the bound, those that were used last", async () => {
  const store = sqliteStore({ path: databasePath(), indexes: "stored" });
  const reads: string[] = [];
  const { readNow } = store;
  const watched = Object.assign(store, {
    readNow: (type: string, key: string) => {
      reads.push(key);
      return readNow.call(store, type, key);
    },
  });
  const cache = await openOver(watched);
  await cache.putMany(
    Player,
    ["a", "b", "c", "d"].map((id) => player(id)),
  );
  reads.length = 0;
  for (const id of ["b", "c", "d", "a", "c", "b"]) cache.get(Player, id);
  // `b`, `c` and `d` were put last; `a` takes the place of `b`, and `b` later that of `d`.
  expect(reads).toEqual(["a", "b"]);
  await cache.close();
});

test("a bound of bytes holds as well", async () => {
  const cache = await openCache({
    documents: [Note],
    stores: [memoryStore()],
    bounded: [{ document: Note, maxBytes: 2_000 }],
  });
  for (let index = 0; index < 50; index++) await cache.put(Note, `n${index}`, { text: "x".repeat(100) });
  expect(cache.get(Note, "n0")?.text.length).toBe(100);
  await cache.close();
});

test("a store that does not answer at once is read by `load`, and knows better than memory", async () => {
  const place = new SharedPlace();
  const open = () =>
    openCache({ documents: [Note], stores: [place.store()], bounded: [{ document: Note, maxDocuments: 2 }] });
  const [one, other] = [await open(), await open()];
  await one.put(Note, "n", { text: "1" });
  expect(await codeOf(() => other.get(Note, "n"))).toBe("cache/not-loaded");
  expect([(await other.load(Note, "n"))?.text, other.get(Note, "n")?.text]).toEqual(["1", "1"]);
  expect(await other.load(Note, "zz")).toBeUndefined();
  await one.update(Note, "n", ({ text }) => ({ text: `${text}2` }));
  await other.put(Note, "x", { text: "" });
  await other.put(Note, "y", { text: "" });
  await other.update(Note, "n", ({ text }) => ({ text: `${text}3` }));
  expect((await one.load(Note, "n"))?.text).toBe("123");
  expect(await codeOf(() => one.transaction((tx) => tx.get(Note, "x")))).toBe("cache/not-loaded");
});

test("what nobody could check or find is refused before anything is opened for use", async () => {
  const path = databasePath();
  expect(await codeOf(() => openOver(sqliteStore({ path })))).toBe("cache/bounded-unique");
  const wrong = (given: unknown) =>
    codeOf(() =>
      openCache({ documents: [Note], stores: [memoryStore()], ...(typeof given === "object" ? given : {}) }),
    );
  expect(await wrong({ bounded: [{ document: Player, maxDocuments: 1 }] })).toBe("cache/invalid-argument");
  expect(await wrong({ bounded: [{ document: Note }] })).toBe("cache/invalid-argument");
  expect(await wrong({ bounded: [{ document: Note, maxBytes: -1 }] })).toBe("cache/invalid-argument");
  expect(await wrong({ bounded: 1 })).toBe("cache/invalid-argument");
});

const action = fc.record({
  kind: fc.constantFrom("put", "get", "delete", "update", "query"),
  key: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  level: fc.nat(4),
});

test(`a bounded cache and a resident one cannot be told apart; seed ${seed}`, async () => {
  const property = fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
    const boundedCache = await openOver(sqliteStore({ path: databasePath(), indexes: "stored" }));
    const resident = await openCache({ documents: [Player], stores: [memoryStore()] });
    for (const { kind, key, level } of actions) {
      const answers = await Promise.all(
        [boundedCache, resident].map(async (cache) => {
          if (kind === "put") await cache.put(Player, player(key, { level, name: key, badges: [`b${level}`] }));
          if (kind === "delete") return cache.delete(Player, key);
          if (kind === "update") return cache.update(Player, key, (p) => ({ ...p, level })).catch(() => "none");
          if (kind === "query")
            return [cache.query(Player).byBadge(`b${level}`), cache.query(Player).byFactionAndLevel("red")];
          return [cache.get(Player, key), cache.count(Player), [...cache.keys(Player)].sort()];
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
    }
    await boundedCache.close();
  });
  await fc.assert(property, { seed, numRuns: 25 });
});

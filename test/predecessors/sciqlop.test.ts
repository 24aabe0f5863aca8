import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, memoryStore, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { beforeAll, expect, test } from "vitest";
import { Note, Player, player } from "../cache/support/documents.ts";
import { counter, loadCounter } from "../cache/support/load-counter.ts";
import { codeOf } from "../cache/support/refusal.ts";
import { temporaryFolder } from "../codec/support/load-generated.ts";

// What sciqlop-cache was seen to do, asked of the cache: each a behaviour that is not ours.

let Counter: Awaited<ReturnType<typeof loadCounter>>["Counter"];
beforeAll(async () => {
  ({ Counter } = await loadCounter());
});

let now = 1_000_000;
const clock = () => now;
const database = () => sqliteStore({ path: join(mkdtempSync(join(temporaryFolder(), "sciqlop-")), "store.db") });
const open = (store: BackingStore, options = {}) =>
  openCache({ documents: [Note, Player, Counter], stores: [store], clock, ...options });

/** What is asked of a store from now on. */
function watch(store: BackingStore): { readonly calls: string[] } {
  const calls: string[] = [];
  for (const name of ["write", "readAll", "read", "expire", "evictTag", "check", "usage"]) {
    const method: unknown = Reflect.get(store, name);
    if (typeof method !== "function") continue;
    Reflect.set(store, name, (...given: unknown[]) => {
      calls.push(name);
      return Reflect.apply(method, store, given);
    });
  }
  return { calls };
}

test("a large value that a transaction overwrites or deletes is whole after its rollback, with tags, expiry and indexes", async () => {
  const cache = await open(database());
  const badges = Array.from({ length: 2000 }, (_, at) => `badge ${at}`);
  await cache.put(Player, player("a", { name: "Ann", badges }), { expire: 5000, tags: ["t"] });
  await cache.put(Player, player("b", { name: "Bob", badges }), { tags: ["t"] });
  const before = [cache.info(Player, "a"), cache.info(Player, "b")];
  const rollback = new Error("rolled back on purpose");
  const failed = codeOf(() =>
    cache.transaction((tx) => {
      tx.put(Player, player("a", { name: "Cid" }));
      tx.delete(Player, "b");
      throw rollback;
    }),
  );
  expect(await failed).toBe(rollback);
  expect([cache.info(Player, "a"), cache.info(Player, "b")]).toEqual(before);
  expect([cache.query(Player).byName("Ann")?.badges.length, cache.query(Player).byName("Cid")]).toEqual([
    2000,
    undefined,
  ]);
  expect((await cache.readEnvelope(Player, "b"))?.tags).toEqual(["t"]);
  expect(await cache.evictTag("t")).toBe(2);
  await cache.close();
});

test("nothing is counted by going through all documents, by no call and by nothing in the background", async () => {
  const store = memoryStore();
  const cache = await open(store);
  await cache.putMany(
    Player,
    Array.from({ length: 500 }, (_, at) => player(`p${at}`)),
  );
  const { calls } = watch(store);
  cache.count(Player);
  cache.size(Player);
  await cache.put(Player, player("one more"), { expire: 60_000 });
  await cache.volume();
  expect(calls).toEqual(["write", "usage"]);
  await cache.close();
});

test("a document lives as long as it was told, to the millisecond", async () => {
  const cache = await open(database());
  await cache.put(Note, "short", { text: "x" }, { expire: 400 });
  await cache.put(Note, "long", { text: "x" }, { expire: 1900 });
  now += 399;
  expect([cache.has(Note, "short"), cache.has(Note, "long")]).toEqual([true, true]);
  now += 1;
  expect([cache.has(Note, "short"), cache.has(Note, "long")]).toEqual([false, true]);
  now += 1499;
  expect(cache.has(Note, "long")).toBe(true);
  now += 1;
  expect(cache.has(Note, "long")).toBe(false);
  await cache.close();
});

test("what has expired does not stand in the way of an add or of a unique value", async () => {
  const cache = await open(database());
  await cache.put(Player, player("a", { name: "Ann" }), { expire: 10 });
  expect(await cache.add(Player, player("a", { name: "Ann" }))).toBe(false);
  now += 10;
  expect(await cache.add(Player, player("b", { name: "Ann" }))).toBe(true);
  expect(await cache.add(Player, player("a"))).toBe(true);
  await cache.close();
});

test("with a bound of bytes a get writes nothing, and the bound is held at every write", async () => {
  const store = memoryStore();
  const cache = await open(store, { maxBytes: { note: 2000 } });
  const text = "x".repeat(90);
  for (let at = 0; at < 20; at++) await cache.put(Note, `n${at}`, { text });
  const { calls } = watch(store);
  for (let at = 0; at < 1000; at++) cache.get(Note, `n${at % 20}`);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(calls).toEqual([]);
  for (let at = 0; at < 100; at++) {
    await cache.put(Note, `m${at}`, { text });
    expect((await cache.volume()).stores[0]?.bytes).toBeLessThanOrEqual(2000);
  }
  await cache.close();
});

test("counting keeps expiry and tags, and touching what is missing is false", async () => {
  const cache = await open(database());
  await cache.put(Counter, counter("c"), { expire: 5000, tags: ["t", "u"] });
  await cache.increment(Counter, "c", "hits", 7);
  await cache.decrement(Counter, "c", "total");
  expect(cache.info(Counter, "c")).toMatchObject({ expiresAt: now + 5000, tags: ["t", "u"] });
  expect(cache.get(Counter, "c")).toMatchObject({ hits: 7, total: -1n });
  expect(await cache.touch(Counter, "missing", { expire: 5 })).toBe(false);
  expect(cache.has(Counter, "missing")).toBe(false);
  await cache.close();
});

test("a key and a tag with a NUL are whole", async () => {
  const cache = await open(database());
  await cache.put(Note, "a\0b", { text: "1" }, { tags: ["t\0u"] });
  await cache.put(Note, "a", { text: "2" }, { tags: ["t"] });
  expect(cache.get(Note, "a\0b")).toEqual({ text: "1" });
  expect([await cache.evictTag("t"), cache.keys(Note)]).toEqual([1, ["a\0b"]]);
  expect(await cache.evictTag("t\0u")).toBe(1);
  await cache.close();
});

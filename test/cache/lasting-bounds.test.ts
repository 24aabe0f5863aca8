import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, type Cache, type CacheOptions, memoryStore, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { temporaryFolder } from "../codec/support/load-generated.ts";
import { Note, Settings } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

const opened: Cache[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cache) => cache.close()));
});

let now = 1_000_000;

/** Numbers that are always the same. */
function dice(from = 1): () => number {
  let state = from;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function open(store: BackingStore, maxBytes: number, options: Partial<CacheOptions> = {}): Promise<Cache> {
  const cache = await openCache({
    documents: [Note, Settings],
    stores: [store],
    clock: () => now++,
    random: dice(),
    maxBytes: { note: maxBytes },
    stats: true,
    ...options,
  });
  opened.push(cache);
  return cache;
}

/** 100 bytes in all, whatever the key. */
async function put(cache: Cache, key: string, options = {}): Promise<void> {
  await cache.put(Note, key, { text: "x".repeat(97 - key.length) }, options);
}

/** Until the bound holds: what one commit could not make up for. */
async function restOf(cache: Cache, maxBytes: number): Promise<void> {
  while (cache.size(Note) > maxBytes) await new Promise((resolve) => setTimeout(resolve, 1));
}

const keys = (cache: Cache) => [...cache.keys(Note)].sort();

test("what was used least recently goes first, from the store too", async () => {
  const store = memoryStore();
  const cache = await open(store, 300);
  await put(cache, "a");
  expect(cache.info(Note, "a")?.bytes).toBe(100);
  await put(cache, "b");
  await put(cache, "c");
  expect(keys(cache)).toEqual(["a", "b", "c"]);
  cache.get(Note, "a");
  await put(cache, "d");
  expect(keys(cache)).toEqual(["a", "c", "d"]);
  await cache.update(Note, "c", (note) => ({ ...note }));
  await put(cache, "e");
  expect(keys(cache)).toEqual(["c", "d", "e"]);
  expect(cache.stats().evictions).toBe(2);
  expect((await cache.volume()).stores[0]).toMatchObject({ documents: 3, bytes: 300 });
});

test("what has expired leaves before anything that is alive", async () => {
  const cache = await open(memoryStore(), 300);
  await put(cache, "a");
  await put(cache, "b", { expire: 10 });
  await put(cache, "c");
  cache.get(Note, "b");
  now += 10;
  await put(cache, "d");
  expect(keys(cache)).toEqual(["a", "c", "d"]);
  expect(cache.stats()).toMatchObject({ evictions: 0, expirations: 1 });
});

test("a document that is over the bound by itself is refused, and nothing goes for it", async () => {
  const cache = await open(memoryStore(), 150);
  await put(cache, "a");
  const refused = () => cache.put(Note, "b", { text: "x".repeat(200) });
  expect(await codeOf(refused)).toBe("cache/document-too-large");
  expect(keys(cache)).toEqual(["a"]);
  // Other types have no bound.
  await cache.put(Settings, { theme: "x".repeat(1000) });
});

test("puts that nobody waits for hold the bound in the store at every moment", async () => {
  const store = memoryStore();
  let most = 0;
  const write = store.write.bind(store);
  store.write = async (changes, info) => {
    await write(changes, info);
    let bytes = 0;
    for await (const { key, payload } of store.readAll()) bytes += key.length + payload.length;
    most = Math.max(most, bytes);
  };
  const cache = await open(store, 1000);
  await Promise.all(Array.from({ length: 300 }, (_, at) => put(cache, `k${at}`)));
  const batches: Promise<void>[] = [];
  for (let at = 300; at < 600; at++) {
    batches.push(put(cache, `k${at}`));
    if (at % 5 === 0) await Promise.resolve();
  }
  await Promise.all(batches);
  await put(cache, "last");
  expect(cache.size(Note)).toBeLessThanOrEqual(1000);
  expect(cache.has(Note, "last")).toBe(true);
  expect(most).toBeLessThanOrEqual(1000);
  await cache.close();
  const reopened = await open(store, 1000);
  expect(reopened.count(Note)).toBe(10);
});

test("puts that are waited for never go over the bound, not for a moment", async () => {
  const store = memoryStore();
  const cache = await open(store, 5000);
  for (let at = 0; at < 300; at++) {
    await put(cache, `k${at}`);
    const { stores } = await cache.volume();
    expect(stores[0]?.bytes).toBeLessThanOrEqual(5000);
  }
  expect(cache.count(Note)).toBe(50);
});

const reopenable: readonly (readonly [string, () => () => BackingStore])[] = [
  [
    "memory",
    () => {
      const store = memoryStore();
      return () => store;
    },
  ],
  [
    "sqlite",
    () => {
      const path = join(mkdtempSync(join(temporaryFolder(), "bound-")), "store.db");
      return () => sqliteStore({ path });
    },
  ],
];

test.each(reopenable)(
  "%s: opened again, what was stored first goes first, and a smaller bound is reached in steps",
  async (_, make) => {
    const store = make();
    const large = await open(store(), 100_000);
    for (let at = 0; at < 400; at++) await put(large, `k${String(at).padStart(3, "0")}`);
    await large.close();
    const small = await open(store(), 20_000);
    await restOf(small, 20_000);
    expect(small.stats().evictions).toBe(200);
    await small.close();
    const again = await open(store(), 20_000);
    expect(again.size(Note)).toBeLessThanOrEqual(20_000);
    expect(again.count(Note)).toBe(200);
    // A sample of sixteen is asked for each: what stays is mostly what is newer.
    const newer = again.keys(Note).filter((key) => key >= "k200").length;
    expect(newer).toBeGreaterThan(180);
  },
);

test("a lazy cache reaches the bound once it knows what is there", async () => {
  const path = join(mkdtempSync(join(temporaryFolder(), "bound-")), "store.db");
  const large = await open(sqliteStore({ path }), 100_000);
  for (let at = 0; at < 100; at++) await put(large, `k${at}`);
  await large.close();
  const lazy = await open(sqliteStore({ path }), 3000, { loading: "lazy" });
  // The documents that were used are the ones that stay.
  for (let at = 0; at < 10; at++) lazy.get(Note, `k${at}`);
  expect(lazy.size(Note)).toBe(10_000);
  await put(lazy, "n");
  await restOf(lazy, 3000);
  expect(Array.from({ length: 10 }, (_, at) => lazy.has(Note, `k${at}`))).not.toContain(false);
  expect(lazy.has(Note, "n")).toBe(true);
});

test("two caches over one database: what one evicts is no conflict for the other", async () => {
  const path = join(mkdtempSync(join(temporaryFolder(), "bound-")), "store.db");
  const [a, b] = [await open(sqliteStore({ path }), 2000), await open(sqliteStore({ path }), 2000)];
  const puts: Promise<void>[] = [];
  for (let at = 0; at < 100; at++) puts.push(put(a, `a${at}`), put(b, `a${at}`), put(b, `b${at}`));
  await Promise.all(puts);
  expect([a.size(Note) <= 2000, b.size(Note) <= 2000]).toEqual([true, true]);
});

test("a sample finds what was used least recently nearly as well as looking at all would", async () => {
  const cache = await open(memoryStore(), 100 * 1000);
  for (let at = 0; at < 1000; at++) await put(cache, `k${at}`);
  // A third is in use.
  for (let at = 0; at < 1000; at += 3) cache.get(Note, `k${at}`);
  for (let at = 0; at < 300; at++) await put(cache, `n${at}`);
  const lost = Array.from({ length: 334 }, (_, at) => at * 3).filter((at) => !cache.has(Note, `k${at}`)).length;
  expect(lost).toBeLessThan(5);
});

test(`whatever is put, deleted and read, the bound holds once the cache is at rest (seed ${seed})`, async () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 0, max: 300 }),
    kind: fc.constantFrom("put", "put", "put", "delete", "get", "putMany", "transaction"),
    waits: fc.boolean(),
  });
  const run = fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
    const store = memoryStore();
    const cache = await open(store, 1500);
    const pending: Promise<unknown>[] = [];
    for (const { key, length, kind, waits } of steps) {
      const [name, note] = [`k${key}`, { text: "y".repeat(length) }];
      if (kind === "put") pending.push(cache.put(Note, name, note));
      if (kind === "delete") pending.push(cache.delete(Note, name));
      if (kind === "get") cache.get(Note, name);
      if (kind === "transaction" || kind === "putMany") {
        pending.push(
          cache.transaction((tx) => {
            for (let at = 0; at < 8; at++) tx.put(Note, `${name}/${at}`, note);
          }),
        );
      }
      if (!waits) continue;
      await Promise.all(pending.splice(0));
      await cache.put(Settings, { theme: "x" });
    }
    await Promise.all(pending);
    await restOf(cache, 1500);
    await cache.close();
    const again = await openCache({ documents: [Note, Settings], stores: [store] });
    expect(again.size(Note)).toBeLessThanOrEqual(1500);
    await again.close();
  });
  await fc.assert(run, { seed, numRuns: 100 });
}, 60_000);

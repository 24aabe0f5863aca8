import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, type Cache, type CacheOptions, memoryStore, openCache } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { afterEach, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../codec/support/load-generated.ts";
import { Note, Player, player, Settings } from "./support/documents.ts";
import { counter, loadCounter } from "./support/load-counter.ts";
import { codeOf } from "./support/refusal.ts";

let Counter: Awaited<ReturnType<typeof loadCounter>>["Counter"];
let Tally: Awaited<ReturnType<typeof loadCounter>>["Tally"];
beforeAll(async () => {
  ({ Counter, Tally } = await loadCounter());
});

const opened: Cache[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cache) => cache.close()));
});

let now = 1_000_000;
const clock = () => now;

async function open(store: BackingStore, options: Partial<CacheOptions> = {}): Promise<Cache> {
  const documents = [Player, Note, Settings, Counter, Tally];
  const cache = await openCache({ documents, stores: [store], clock, ...options });
  opened.push(cache);
  return cache;
}

const kinds: readonly (readonly [string, () => () => BackingStore])[] = [
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
      const path = join(mkdtempSync(join(temporaryFolder(), "lasting-")), "store.db");
      return () => sqliteStore({ path });
    },
  ],
];

test.each(kinds)(
  "%s: a document expires by the millisecond, and what it was is nowhere to be seen",
  async (_, make) => {
    const cache = await open(make()());
    await cache.put(Player, player("a", { name: "Ann" }), { expire: 400 });
    now += 399;
    expect(cache.get(Player, "a")?.name).toBe("Ann");
    now += 1;
    expect([cache.get(Player, "a"), cache.has(Player, "a"), cache.count(Player), cache.keys(Player)]).toEqual([
      undefined,
      false,
      0,
      [],
    ]);
    expect([cache.query(Player).byName("Ann"), cache.info(Player, "a"), cache.entries(Player)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    expect(await cache.add(Player, player("a", { name: "Ann" }))).toBe(true);
  },
);

test.each(kinds)("%s: add puts where there is none, pop takes what is there", async (_, make) => {
  const cache = await open(make()());
  expect(await cache.add(Note, "n", { text: "first" })).toBe(true);
  expect(await cache.add(Note, "n", { text: "second" }, { expire: 5 })).toBe(false);
  expect([cache.get(Note, "n"), cache.info(Note, "n")?.expiresAt]).toEqual([{ text: "first" }, undefined]);
  const popped = await Promise.all([cache.pop(Note, "n"), cache.pop(Note, "n"), cache.pop(Note, "n")]);
  expect(popped.filter((value) => value !== undefined)).toEqual([{ text: "first" }]);
  expect(await Promise.all([1, 2, 3].map((each) => cache.add(Note, "m", { text: String(each) })))).toEqual([
    true,
    false,
    false,
  ]);
});

test("two caches over one database: one adds, one pops, no touch or increment is lost", async () => {
  const [, make] = kinds[1] ?? [];
  const store = make?.();
  if (store === undefined) throw new Error("There is no shared store.");
  const [a, b] = [await open(store()), await open(store())];
  await a.put(Counter, counter("c", { hits: 1 }), { tags: ["x"] });
  // What the other has never seen is known to be there.
  expect(await b.add(Counter, counter("c"))).toBe(false);
  expect(await b.touch(Counter, "c", { expire: 10_000 })).toBe(true);
  // Memory of the first says that it never expires; the increment keeps what the second made of it.
  expect(await a.increment(Counter, "c", "hits")).toBe(2);
  expect([a.info(Counter, "c")?.expiresAt, a.info(Counter, "c")?.tags]).toEqual([now + 10_000, ["x"]]);
  // An update keeps what the store has, not what memory has known of it.
  expect(await b.touch(Counter, "c", { expire: 20_000, tags: ["y"] })).toBe(true);
  await a.update(Counter, "c", (current) => ({ ...current, note: "updated" }));
  expect([a.info(Counter, "c")?.expiresAt, a.info(Counter, "c")?.tags]).toEqual([now + 20_000, ["y"]]);
  expect(await a.touch(Counter, "c", { tags: ["z"] })).toBe(true);
  expect(await b.touch(Counter, "c", { expire: 30_000 })).toBe(true);
  expect([b.info(Counter, "c")?.expiresAt, b.info(Counter, "c")?.tags]).toEqual([now + 30_000, ["z"]]);
  const all = await Promise.all(
    Array.from({ length: 200 }, (_, at) => (at % 2 ? a : b).increment(Counter, "c", "hits")),
  );
  expect(Math.max(...all)).toBe(202);
  expect(new Set(all).size).toBe(200);
  const popped = await Promise.all([a.pop(Counter, "c"), b.pop(Counter, "c")]);
  expect(popped.filter((value) => value?.hits === 202).length).toBe(1);
  expect(popped.includes(undefined)).toBe(true);
  expect(await a.add(Counter, counter("c"))).toBe(true);
});

test.each(kinds)("%s: touch changes expiry and tags, nothing else, and tells what is missing", async (_, make) => {
  const cache = await open(make()());
  await cache.put(Note, "n", { text: "kept" }, { expire: 50, tags: ["a"] });
  const before = cache.info(Note, "n");
  now += 10;
  expect(await cache.touch(Note, "n", { expire: 100 })).toBe(true);
  expect(cache.info(Note, "n")).toEqual({ ...before, expiresAt: now + 100 });
  expect(await cache.touch(Note, "n", { tags: ["b", "a"] })).toBe(true);
  expect(cache.info(Note, "n")).toEqual({ ...before, expiresAt: now + 100, tags: ["a", "b"] });
  expect(await cache.touch(Note, "n", { expire: Number.POSITIVE_INFINITY, tags: [] })).toBe(true);
  expect(cache.info(Note, "n")).toEqual({ ...before, expiresAt: undefined, tags: [] });
  expect(await cache.touch(Note, "missing", { expire: 5 })).toBe(false);
  expect(await codeOf(() => cache.touch(Note, "n", {}))).toBe("cache/invalid-argument");
  await cache.put(Settings, { theme: "dark" });
  expect(await cache.touch(Settings, { expire: 5 })).toBe(true);
  now += 5;
  expect(cache.get(Settings)).toBe(undefined);
  expect(await cache.touch(Settings, { expire: 5 })).toBe(false);
});

test.each(kinds)("%s: increments count in slots of any integer type, and keep expiry and tags", async (_, make) => {
  const cache = await open(make()());
  expect(await codeOf(() => cache.increment(Counter, "c", "hits"))).toBe("cache/not-found");
  expect(
    await cache.increment(Counter, "c", "hits", 5, { initial: counter("c", { hits: 1 }), expire: 1000, tags: ["t"] }),
  ).toBe(6);
  expect(await cache.increment(Counter, "c", "total")).toBe(1n);
  expect(await cache.increment(Counter, "c", "total", 2n ** 62n)).toBe(2n ** 62n + 1n);
  expect(await cache.decrement(Counter, "c", "hits", 2)).toBe(4);
  expect(await cache.increment(Counter, "c", "level")).toBe(1);
  expect(cache.get(Counter, "c")).toEqual(counter("c", { hits: 4, total: 2n ** 62n + 1n, level: 1 }));
  expect([cache.info(Counter, "c")?.expiresAt, cache.info(Counter, "c")?.tags]).toEqual([now + 1000, ["t"]]);
  // Out of range, nothing happens.
  expect(await codeOf(() => cache.increment(Counter, "c", "level", 255))).toMatch(/^wire\//);
  expect(await codeOf(() => cache.increment(Counter, "c", "total", 2n ** 62n))).toMatch(/^wire\//);
  expect(await codeOf(() => cache.decrement(Counter, "c", "level", 2))).toMatch(/^wire\//);
  expect(cache.get(Counter, "c")?.level).toBe(1);
  expect(await codeOf(() => cache.increment(Counter, "c", "ratio"))).toBe("cache/not-an-integer");
  // @ts-expect-error A text cannot be counted.
  expect(await codeOf(() => cache.increment(Counter, "c", "note"))).toBe("cache/not-an-integer");
  // @ts-expect-error There is no such slot.
  expect(await codeOf(() => cache.increment(Counter, "c", "none"))).toBe("cache/not-an-integer");
  // @ts-expect-error A bigint slot is incremented by bigints.
  expect(await codeOf(() => cache.increment(Counter, "c", "total", 1))).toBe("cache/invalid-argument");
  expect(await codeOf(() => cache.increment(Counter, "c", "hits", 0.5))).toBe("cache/invalid-argument");
  expect(await cache.increment(Tally, "runs", 3, { initial: { runs: 0 } })).toBe(3);
  expect(await cache.increment(Tally, "runs")).toBe(4);
});

test.each(kinds)("%s: a tag takes its documents of all types along, or of one", async (_, make) => {
  const store = make();
  const cache = await open(store());
  const many = Array.from({ length: 600 }, (_, at) =>
    cache.put(Note, `n${at}`, { text: "x" }, { tags: ["all", `${at % 2}`] }),
  );
  await Promise.all(many);
  await cache.put(Settings, { theme: "dark" }, { tags: ["all"] });
  await cache.put(Note, "%", { text: "x" }, { tags: ["%", "_", "a'b"] });
  expect(await cache.evictTag("0", Note)).toBe(300);
  expect([cache.count(Note), cache.has(Note, "n0"), cache.has(Note, "n1")]).toEqual([301, false, true]);
  // What was called before it is judged before it.
  const late = cache.put(Note, "late", { text: "x" }, { tags: ["all"] });
  expect(await cache.evictTag("all")).toBe(302);
  await late;
  expect([cache.keys(Note), cache.get(Settings)]).toEqual([["%"], undefined]);
  expect([await cache.evictTag("none"), await cache.evictTag("_"), await cache.evictTag("%")]).toEqual([0, 1, 0]);
  await cache.close();
  expect((await open(store())).keys(Note)).toEqual([]);
});

test.each(kinds)("%s: expire removes from memory and store, and counts each document once", async (_, make) => {
  const cache = await open(make()());
  const puts = Array.from({ length: 700 }, (_, at) =>
    cache.put(Note, `n${at}`, { text: "x" }, at % 7 === 0 ? {} : { expire: at + 1 }),
  );
  await Promise.all(puts);
  now += 10_000;
  // Whoever looks takes it out of memory; the store still has it.
  expect(cache.get(Note, "n1")).toBe(undefined);
  expect(await cache.expire()).toBeGreaterThanOrEqual(599);
  expect(await cache.expire()).toBe(0);
  expect([cache.count(Note), (await cache.volume()).stores[0]?.documents]).toEqual([100, 100]);
});

test.each(kinds)("%s: what is known of documents beside their values", async (_, make) => {
  const cache = await open(make()(), { random: () => 0.999 });
  expect([cache.oldest(Note), cache.newest(Note), cache.randomKey(Note), cache.size(Note)]).toEqual([
    undefined,
    undefined,
    undefined,
    0,
  ]);
  for (const key of ["b", "a", "ü"]) {
    await cache.put(Note, key, { text: key });
    now += 1000;
  }
  expect([cache.oldest(Note), cache.newest(Note)]).toEqual([
    ["b", { text: "b" }],
    ["ü", { text: "ü" }],
  ]);
  expect(cache.entries(Note)).toContainEqual(["a", { text: "a" }]);
  expect(cache.randomKey(Note)).toBe("ü");
  const bytes = cache.entries(Note).map(([key]) => cache.info(Note, key)?.bytes ?? 0);
  expect(cache.size(Note)).toBe(bytes.reduce((sum, each) => sum + each, 0));
  expect(cache.size()).toBe((await cache.volume()).stores[0]?.bytes);
  await cache.delete(Note, "ü");
  await cache.put(Note, "a", { text: "much longer than before" });
  expect(cache.size()).toBe((await cache.volume()).stores[0]?.bytes);
  expect((await cache.volume()).bytes).toBeGreaterThan(0);
});

test("over a store that keeps no expiry and tags, a put with either is refused alone", async () => {
  const path = join(mkdtempSync(join(temporaryFolder(), "lasting-")), "notes.jsonl");
  const cache = await open(jsonlStore({ path }));
  const puts = [{}, { expire: 50 }, { tags: ["t"] }, { tags: [] }].map((options, at) =>
    codeOf(() => cache.put(Note, `n${at}`, { text: "x" }, options)),
  );
  expect(await Promise.all(puts)).toEqual(["no error", "store/unsupported", "store/unsupported", "no error"]);
  expect(await codeOf(() => cache.touch(Note, "n0", { expire: 5 }))).toBe("store/unsupported");
  expect([...cache.keys(Note)].sort()).toEqual(["n0", "n3"]);
});

test("random keys are as likely as each other", async () => {
  const cache = await open(memoryStore());
  for (const key of ["a", "b", "c", "d"]) await cache.put(Note, key, { text: key });
  await cache.delete(Note, "a");
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 3000; draw++) {
    const key = cache.randomKey(Note) ?? "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(["b", "c", "d"]);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});

test("stats count hits, misses, puts and expirations by type, and only where that is asked for", async () => {
  const cache = await open(memoryStore(), { stats: true });
  await cache.put(Note, "n", { text: "x" }, { expire: 10 });
  await cache.put(Player, player("a"));
  for (let read = 0; read < 5; read++) cache.get(Note, "n");
  cache.get(Note, "missing");
  cache.get(Player, "a");
  now += 10;
  cache.get(Note, "n");
  const note = { hits: 5, misses: 2, puts: 1, evictions: 0, expirations: 1 };
  expect(cache.stats().types.note).toEqual(note);
  expect(cache.stats({ reset: true })).toMatchObject({ hits: 6, misses: 2, puts: 2, expirations: 1 });
  expect(cache.stats()).toMatchObject({ hits: 0, misses: 0, puts: 0, expirations: 0 });
  const plain = await open(memoryStore());
  expect(await codeOf(() => plain.stats())).toBe("cache/stats-off");
});

test("calls of another kind than the types allow are refused in words", async () => {
  const cache = await open(memoryStore());
  const calls: readonly (() => unknown)[] = [
    () => Reflect.apply(cache.evictTag, cache, [5]),
    () => Reflect.apply(cache.touch, cache, [Note, "n"]),
    () => Reflect.apply(cache.touch, cache, [Note, "n", { ttl: 5 }]),
    () => Reflect.apply(cache.increment, cache, [Counter, "c", "hits", 1, { expire: 5 }]),
    () => Reflect.apply(cache.increment, cache, [Counter, "c", "hits", 1, 5]),
    () => cache.put(Note, "n", { text: "" }, { expire: 0 }),
    () => openCache({ documents: [Note], stores: [memoryStore()], maxBytes: { other: 5 } }),
    () => openCache({ documents: [Note], stores: [memoryStore()], maxBytes: { note: 0 } }),
  ];
  for (const call of calls) expect(await codeOf(call)).toMatch(/^cache\/(invalid-argument|missing-key)$/);
  await cache.close();
  const closed = [
    () => cache.add(Note, "n", { text: "" }),
    () => cache.pop(Note, "n"),
    () => cache.expire(),
    () => cache.check(),
    () => cache.volume(),
    () => cache.size(),
  ];
  for (const call of closed) expect(await codeOf(call)).toBe("cache/closed");
});

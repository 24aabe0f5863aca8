import { type BackingStore, type Cache, memoryStore, openCache } from "@keyslot/runtime";
import { afterEach, expect, test, vi } from "vitest";
import { Note } from "./support/documents.ts";

// What the cache does in the background is done when the test says so; its own time passes as it is told.
const background = vi.hoisted(() => ({
  waiting: new Map<() => void, number>(),
  time: 0,
  step: 0,
}));
vi.mock("../../runtime/src/cache/lazy/lazy-schedule.ts", () => ({
  callLater: (work: () => void, pause: number) => {
    background.waiting.set(work, pause);
    return () => background.waiting.delete(work);
  },
  takeTurns: () => Promise.resolve(),
  timeNow: () => (background.time += background.step),
}));

let now = 1_000_000;
const opened: Cache[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cache) => cache.close()));
  expect(background.waiting.size).toBe(0);
  background.step = 0;
});

async function open(store: BackingStore): Promise<Cache> {
  const cache = await openCache({ documents: [Note], stores: [store], clock: () => now });
  opened.push(cache);
  return cache;
}

/** How long the cache wants to sleep; it wakes now. */
async function wake(): Promise<number | undefined> {
  const [next] = background.waiting;
  if (next === undefined) return undefined;
  background.waiting.delete(next[0]);
  next[0]();
  await new Promise((resolve) => setImmediate(resolve));
  return next[1];
}

test("a cache in which nothing expires never wakes", async () => {
  const cache = await open(memoryStore());
  await cache.put(Note, "n", { text: "x" }, { tags: ["t"] });
  expect(await wake()).toBe(undefined);
});

test("the first document that will expire has the store looked at soon: it may hold what expired while nobody had it open", async () => {
  const store = memoryStore();
  const before = await openCache({ documents: [Note], stores: [store], clock: () => now });
  await before.put(Note, "old", { text: "x" }, { expire: 10 });
  await before.close();
  now += 10;
  const cache = await open(store);
  await cache.put(Note, "n", { text: "x" }, { expire: 3_600_000 });
  expect(await wake()).toBe(1000);
  expect((await cache.volume()).stores[0]?.documents).toBe(1);
  // What it removed may not have been all; then it sleeps, and looks at the clock once a minute.
  while ((await wake()) !== 60_000);
  expect(cache.keys(Note)).toEqual(["n"]);
});

test("a cache over a store that keeps no expiry never wakes", async () => {
  const store = { ...memoryStoreWithoutMetadata() };
  await open(store);
  expect(await wake()).toBe(undefined);
});

test("it wakes when the next document expires, and removes it from memory and store", async () => {
  const cache = await open(memoryStore());
  await cache.put(Note, "late", { text: "x" }, { expire: 30_000 });
  await cache.put(Note, "soon", { text: "x" }, { expire: 5000 });
  await cache.put(Note, "stays", { text: "x" });
  const events: string[] = [];
  const stop = cache.watch(Note, ({ key }) => events.push(key));
  expect(await wake()).toBe(1000);
  now += 5000;
  expect(await wake()).toBe(5000);
  stop();
  expect((await cache.volume()).stores[0]?.documents).toBe(2);
  now += 25_000;
  for (let wakes = 0; wakes < 5; wakes++) await wake();
  expect((await cache.volume()).stores[0]?.documents).toBe(1);
  expect([await wake(), cache.keys(Note)]).toEqual([undefined, ["stays"]]);
});

test("much is removed a little at a time, however slow it is", async () => {
  const store = memoryStore();
  const limits: number[] = [];
  const { expire }: BackingStore & { expire?(limit: number): Promise<unknown> } = store;
  Reflect.set(store, "expire", (limit: number) => {
    limits.push(limit);
    return expire?.call(store, limit);
  });
  const cache = await open(store);
  await Promise.all(
    Array.from({ length: 2000 }, (_, at) => cache.put(Note, `n${at}`, { text: "x" }, { expire: 1000 + (at % 7) })),
  );
  now += 2000;
  // Each look at the time finds that a millisecond has passed: a slice is two or three looks.
  background.step = 1;
  let wakes = 0;
  for (let pause = await wake(); pause !== undefined && wakes < 500; pause = await wake()) {
    wakes++;
    expect(pause).toBeGreaterThanOrEqual(50);
  }
  // Memory alone takes two thousand in slices of less than a hundred.
  expect(wakes).toBeGreaterThan(20);
  expect(Math.max(...limits)).toBeLessThanOrEqual(256);
  expect((await cache.volume()).stores[0]?.documents).toBe(0);
});

test("a store that fails in the background is asked again later, and the cache goes on", async () => {
  const store = memoryStore();
  const { expire }: BackingStore & { expire?(limit: number): Promise<unknown> } = store;
  let failures = 0;
  Reflect.set(store, "expire", async (limit: number) => {
    if (failures++ === 0) throw new Error("not now");
    return expire?.call(store, limit);
  });
  const cache = await open(store);
  await cache.put(Note, "a", { text: "x" }, { expire: 100 });
  await cache.put(Note, "b", { text: "x" }, { expire: 200 });
  now += 100;
  await wake();
  expect(cache.keys(Note)).toEqual(["b"]);
  now += 100;
  await wake();
  expect((await cache.volume()).stores[0]?.documents).toBeLessThan(2);
});

function memoryStoreWithoutMetadata(): BackingStore {
  const inner = memoryStore();
  return {
    name: "plain",
    location: "plain",
    open: (context) => inner.open(context),
    readAll: () => inner.readAll(),
    read: (type, key) => inner.read(type, key),
    write: (changes) => inner.write(changes),
    close: () => inner.close(),
  };
}

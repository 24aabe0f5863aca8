import { join } from "node:path";
import { type BackingStore, etagOf, memoryStore, StoreError } from "@keyslot/runtime";
import { layeredStore } from "@keyslot/runtime/stores/layered";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { abilitiesOf } from "./abilities-of.ts";
import { freshFolder } from "./fresh-folder.ts";
import { openParts, seenBy } from "./parts-of-memory.ts";
import { codeOf, envelope, put, remove } from "./store-file.ts";

const seed = Number(process.env.SEED ?? 20261122);
const context = { catalog: [] };
const first = envelope("player", "a", { payload: Uint8Array.of(1) });
const second = envelope("player", "a", { payload: Uint8Array.of(2) });

/** A store that counts what is asked of it. */
function counted(store: BackingStore) {
  const calls = { read: 0, check: 0, write: 0 };
  const counting: BackingStore = {
    ...store,
    isShared: store.isShared ?? false,
    read: (type, key) => {
      calls.read++;
      return store.read(type, key);
    },
    write: (changes, info) => {
      if (changes.every(({ kind }) => kind === "check")) calls.check++;
      else calls.write++;
      return store.write(changes, info);
    },
  };
  return { store: counting, calls };
}

async function setUp({ isShared = true, maxAge = 0, nearDocuments = 1_000 } = {}) {
  const [inner, kept] = await openParts(2);
  if (inner === undefined || kept === undefined) return expect.fail();
  const far = counted(seenBy(inner, { isShared }));
  const near = counted(seenBy(kept, {}));
  const store = layeredStore({ near: near.store, far: far.store, maxAge, nearDocuments });
  await store.open(context);
  return { inner, kept, far: far.calls, near: near.calls, store };
}

test("a copy is asked about by its etag, and only what changed is fetched", async () => {
  const { inner, store, far } = await setUp();
  await inner.write([put("player", "a", first)]);
  expect(await store.read("player", "a")).toEqual(first);
  expect(await store.read("player", "a")).toEqual(first);
  expect(far).toEqual({ read: 1, check: 1, write: 0 });
  await inner.write([put("player", "a", second)]);
  expect(await store.read("player", "a")).toEqual(second);
  expect(await store.read("player", "a")).toEqual(second);
  expect(far).toEqual({ read: 1, check: 3, write: 0 });
  await inner.write([remove("player", "a")]);
  expect(await store.read("player", "a")).toBeUndefined();
});

test("a copy whose document has got another expiry or other tags is brought up to date", async () => {
  const { inner, store } = await setUp();
  await store.write([put("player", "a", { ...first, tags: ["old"] })]);
  for (const change of [{ tags: ["new"] }, { expiresAt: 4_000_000_000_000 }, {}]) {
    await inner.write([put("player", "a", { ...first, ...change })]);
    expect(await store.read("player", "a")).toEqual({ ...first, ...change });
  }
});

test("where nobody else writes, a copy that was seen to be true is not asked about again", async () => {
  const { store, far } = await setUp({ isShared: false });
  await store.write([put("player", "a", first)]);
  for (let index = 0; index < 5; index++) expect(await store.read("player", "a")).toEqual(first);
  await store.write([put("player", "a", second)]);
  expect(await store.read("player", "a")).toEqual(second);
  expect(far).toEqual({ read: 0, check: 0, write: 2 });
});

test("copies of an earlier program are asked about, whatever became of the far store", async () => {
  const { inner, kept, store } = await setUp({ isShared: false });
  await store.write([put("player", "a", first), put("player", "b")]);
  await store.close();
  // A program that ended between the two writes, or one that knows nothing of the near store.
  await inner.write([put("player", "a", second), remove("player", "b")]);
  const next = layeredStore({ near: seenBy(kept, {}), far: seenBy(inner, { isShared: false }) });
  await next.open(context);
  expect(await next.read("player", "a")).toEqual(second);
  expect(await next.read("player", "b")).toBeUndefined();
});

test("`maxAge` saves asking; what others told the follower about is asked about at once", async () => {
  const { inner, store, far } = await setUp({ maxAge: 3_600_000 });
  await inner.write([put("player", "a", first)]);
  for (let index = 0; index < 5; index++) expect(await store.read("player", "a")).toEqual(first);
  expect(far).toEqual({ read: 1, check: 0, write: 0 });
  const [kept] = await openParts(1);
  const folder = freshFolder();
  const path = join(folder.path, "far.db");
  const followed = sqliteStore({ path });
  if (kept === undefined || !abilitiesOf(followed).includes("followable")) return;
  const layered = layeredStore({ near: seenBy(kept, {}), far: followed, maxAge: 3_600_000 });
  await layered.open(context);
  await layered.write([put("player", "a", first)]);
  if (!("follow" in layered) || typeof layered.follow !== "function") return expect.fail();
  const told: unknown[] = [];
  const following = layered.follow((changed: unknown) => told.push(changed));
  const other = sqliteStore({ path });
  await other.open(context);
  await other.write([put("player", "a", second)]);
  await following.poll();
  expect(told.length).toBeGreaterThan(0);
  expect(await layered.read("player", "a")).toEqual(second);
  following.stop();
  await other.close();
  await layered.close();
  folder.remove();
});

test("a near store that fails, holds less or cannot keep expiry changes nothing but the time", async () => {
  const [inner, kept] = await openParts(2);
  if (inner === undefined || kept === undefined) return expect.fail();
  const errors: unknown[] = [];
  const broken = async () => {
    throw new StoreError("store/io", "near", "broken.");
  };
  const near = { ...seenBy(kept, {}), read: broken, write: broken };
  const store = layeredStore({ near, far: seenBy(inner, {}), onNearError: (error) => errors.push(error) });
  await store.open(context);
  await store.write([put("player", "a", first)]);
  expect(await store.read("player", "a")).toEqual(first);
  expect(errors.length).toBe(3);
  const plain = { ...seenBy(kept, {}), keepsMetadata: false };
  const tagged = layeredStore({ near: plain, far: seenBy(inner, {}) });
  await tagged.open(context);
  await tagged.write([put("player", "a", first), put("player", "b", { tags: ["x"] })]);
  await tagged.write([put("player", "a", { ...first, expiresAt: 4_000_000_000_000 })]);
  expect(await kept.read("player", "a")).toBeUndefined();
  expect(await kept.read("player", "b")).toBeUndefined();
  expect((await tagged.read("player", "a"))?.expiresAt).toBe(4_000_000_000_000);
});

test("the near store holds as many documents as it may, and those that were used last", async () => {
  const { kept, store } = await setUp({ nearDocuments: 20 });
  for (let index = 0; index < 100; index++) {
    await store.write([put("player", `p${index}`)]);
    await store.read("player", "p0");
  }
  const keys: string[] = [];
  for await (const { key } of kept.readAll()) keys.push(key);
  expect(keys.length).toBeLessThanOrEqual(20);
  expect(keys).toContain("p0");
  expect(keys).toContain("p99");
});

test("a write whose condition does not hold changes neither", async () => {
  const { inner, kept, store } = await setUp();
  await store.write([put("player", "a", first)]);
  expect(await codeOf(() => store.write([{ ...put("player", "a", second), condition: etagOf(second) }]))).toBe(
    "store/conflict",
  );
  expect(await inner.read("player", "a")).toEqual(first);
  expect(await kept.read("player", "a")).toEqual(first);
});

test(`what is read at any time is what the far store has had since the read began; seed ${seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.nat(5), { minLength: 4, maxLength: 14 }),
      fc.boolean(),
      async (scheduler, acts, isShared) => {
        const [inner, kept] = await openParts(2);
        if (inner === undefined || kept === undefined) return expect.fail();
        const turn = () => scheduler.schedule(Promise.resolve(), "turn");
        const store = layeredStore({ near: seenBy(kept, { turn }), far: seenBy(inner, { turn, isShared }) });
        const opening = store.open(context);
        await scheduler.waitFor(opening);
        let version = 0;
        const works = acts.map((act) => {
          if (act < 2) return store.write([put("player", "a", { payload: Uint8Array.of(++version) })]);
          if (act === 2) return store.write([remove("player", "a")]);
          return store.read("player", "a");
        });
        await scheduler.waitFor(Promise.all(works));
        // Nobody is at work any more: what is read is what is stored, and stays so.
        const stored = await inner.read("player", "a");
        for (let round = 0; round < 3; round++)
          expect(await scheduler.waitFor(store.read("player", "a"))).toEqual(stored);
      },
    ),
    { seed, numRuns: 300 },
  );
});

test("options that make no sense are refused", async () => {
  const [near, far] = [memoryStore(), memoryStore()];
  for (const options of [
    { near: far, far },
    { near, far, maxAge: -1 },
    { near, far, nearDocuments: 0 },
  ])
    expect(await codeOf(async () => layeredStore(options))).toBe("store/invalid-option");
});

import { join } from "node:path";
import { type BackingStore, memoryStore } from "@keyslot/runtime";
import { readOnlyStore } from "@keyslot/runtime/stores/read-only";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, test } from "vitest";
import { isFollowable } from "../../runtime/src/stores/store-abilities.ts";
import { murmur3, shardOf } from "../../runtime/src/stores/wrappers/sharded-hash.ts";
import { seededRandom } from "../faults/seeded-random.ts";
import { freshFolder } from "./fresh-folder.ts";
import { type Life, openParts, seenBy } from "./parts-of-memory.ts";
import { codeOf, put, remove } from "./store-file.ts";

const text = new TextEncoder();
const context = { catalog: [] };

test("the hash is MurmurHash3 as it was published", () => {
  const vectors = {
    "": 0,
    test: 0xba6bd213,
    "Hello, world!": 0xc0363e43,
    "The quick brown fox jumps over the lazy dog": 0x2e4ff723,
  };
  for (const [value, hash] of Object.entries(vectors)) expect(murmur3(text.encode(value)), value).toBe(hash);
});

test("a document's shard never changes", () => {
  const found = ["", "a", "alice", "users/alice", "é😀", "k".repeat(1000)].map((key) =>
    [1, 3, 8, 4096].map((count) => shardOf("player", key, count)),
  );
  expect(found).toMatchInlineSnapshot(`
    [
      [
        0,
        0,
        3,
        3155,
      ],
      [
        0,
        1,
        1,
        2681,
      ],
      [
        0,
        0,
        1,
        3545,
      ],
      [
        0,
        1,
        5,
        437,
      ],
      [
        0,
        1,
        6,
        2006,
      ],
      [
        0,
        0,
        6,
        1014,
      ],
    ]
  `);
  expect(shardOf("ab", "c", 4096)).not.toBe(shardOf("a", "bc", 4096));
});

test("documents are spread evenly", () => {
  const counts = Array.from({ length: 8 }, () => 0);
  for (let index = 0; index < 8_000; index++) {
    const shard = shardOf("player", `p${index}`, 8);
    counts[shard] = (counts[shard] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

const four = () => [memoryStore(), memoryStore(), memoryStore(), memoryStore()];

async function fill(stores: readonly BackingStore[]): Promise<void> {
  const store = shardedStore({ stores });
  await store.open(context);
  await store.write(Array.from({ length: 40 }, (_, index) => put("player", `p${index}`)));
  await store.close();
}

const openingOf = (stores: readonly BackingStore[]) => codeOf(() => shardedStore({ stores }).open(context));

test("another number of shards than the set has is refused, and nothing is changed", async () => {
  const stores = [...four(), ...four()];
  await fill(stores);
  expect(await openingOf(stores.slice(0, 4))).toBe("store/shard-mismatch");
  expect(await openingOf([...stores, memoryStore()])).toBe("store/shard-mismatch");
  expect(await openingOf(stores)).toBe("nothing");
});

test("shards in another order, of another set, or without their manifest are refused", async () => {
  const [stores, others] = [four(), four()];
  await fill(stores);
  await fill(others);
  expect(await openingOf(stores.toReversed())).toBe("store/shard-mismatch");
  expect(await openingOf([...stores.slice(0, 3), ...others.slice(3)])).toBe("store/shard-mismatch");
  for (let lost = 0; lost < 4; lost++)
    expect(await openingOf(stores.with(lost, memoryStore())), `shard ${lost} lost`).toBe("store/shard-mismatch");
  expect(await openingOf(stores)).toBe("nothing");
});

test("stores with documents do not become shards", async () => {
  const [first = memoryStore(), ...others] = four();
  await first.open(context);
  await first.write([put("player", "alice")]);
  await first.close();
  expect(await openingOf([first, ...others])).toBe("store/shard-mismatch");
  expect(await openingOf([...others, first])).toBe("store/shard-mismatch");
});

test("a set whose creation was interrupted at any write is completed", async () => {
  const counts: number[] = [];
  for (let left = 1; ; left++) {
    for (const end of ["before the write", "after the write"] as const) {
      const parts = await openParts(3);
      const life = { left, end };
      await codeOf(() => shardedStore({ stores: parts.map((part) => seenBy(part, { life })) }).open(context));
      counts.push(life.left);
      expect(await openingOf(parts.map((part) => seenBy(part, {})))).toBe("nothing");
    }
    if ((counts.at(-1) ?? 0) > 0) break;
  }
  // Three manifests, and that the set is whole.
  expect(counts.length).toBe(10);
});

test("of many who create a set at once, all open the same one", async () => {
  const random = seededRandom(20261122);
  const turn = async () => {
    for (let rest = Math.floor(random() * 6); rest > 0; rest--) await Promise.resolve();
  };
  for (let round = 0; round < 150; round++) {
    const parts = await openParts(3);
    const stores = Array.from({ length: 5 }, () =>
      shardedStore({ stores: parts.map((part) => seenBy(part, { turn })) }),
    );
    const works = stores.map(async (store, index) => {
      await turn();
      await store.open(context);
      await store.write([put("player", `p${index}`)]);
    });
    await Promise.all(works);
    for (const store of stores) expect(await keysIn(store)).toHaveLength(5);
  }
});

test("who finds no set, and is overtaken by another who creates and fills one, opens that", async () => {
  // However far it has come: after having read so many manifests, all of which were missing.
  for (let reads = 1; reads <= 3; reads++) {
    const parts = await openParts(3);
    let left = reads;
    const overtaken = parts.map((part): BackingStore => {
      const store = seenBy(part, {});
      return {
        ...store,
        read: async (type, key) => {
          const found = await store.read(type, key);
          if (--left !== 0) return found;
          const other = shardedStore({ stores: parts.map((each) => seenBy(each, {})) });
          await other.open(context);
          await other.write(Array.from({ length: 12 }, (_, index) => put("player", `p${index}`)));
          return found;
        },
      };
    });
    const store = shardedStore({ stores: overtaken });
    await store.open(context);
    expect(await keysIn(store), `${reads}`).toHaveLength(12);
  }
});

test("the store's own documents cannot be read, written or counted", async () => {
  const stores = four();
  const store = shardedStore({ stores });
  await store.open(context);
  await store.write([put("player", "alice")]);
  expect(await codeOf(() => store.write([put("keyslot.manifest", "sharded")]))).toBe("store/reserved-type");
  expect(await codeOf(() => store.write([remove("keyslot.batch-intent", "sharded/1")]))).toBe("store/reserved-type");
  expect(await store.read("keyslot.manifest", "sharded")).toBeUndefined();
  expect(await keysIn(store)).toEqual(["alice"]);
  // Those of other wrappers are documents like any other.
  await store.write([put("keyslot.manifest", "formats")]);
  expect(await keysIn(store)).toEqual(["alice", "formats"]);
});

test("a follower is told of a batch that was finished here for a program that is gone", async () => {
  const folder = freshFolder();
  const open = (life: Life) =>
    shardedStore({
      stores: (index) => {
        const store = sqliteStore({ path: join(folder.path, `${index}.db`) });
        const { open: opens, close, ...seen } = seenBy(store, { life });
        return { ...seen, open: (opening) => store.open(opening), close: () => store.close() };
      },
      count: 3,
    });
  const dying: Life = { left: Number.POSITIVE_INFINITY, end: "after the write" };
  const [other, store] = [
    open(dying),
    shardedStore({ stores: (index) => sqliteStore({ path: join(folder.path, `${index}.db`) }), count: 3 }),
  ];
  await other.open(context);
  await store.open(context);
  if (!isFollowable(store)) return expect.fail();
  const told = new Set<string>();
  const following = store.follow((changed) => {
    for (const { type, key } of changed ?? []) told.add(`${type} ${key}`);
  });
  await following.poll();
  // Three locks and the intent: the batch is decided, and nothing of it is applied.
  dying.left = 4;
  const batch = Array.from({ length: 12 }, (_, index) => put("player", `p${index}`));
  expect(await codeOf(() => other.write(batch))).toBe("store/io");
  expect(await keysIn(store)).toEqual([]);
  for (let index = 0; index < 12; index++) await store.write([put("item", `i${index}`)]);
  expect(await keysIn(store)).toHaveLength(24);
  await following.poll();
  for (const { envelope } of batch) expect(told).toContain(`player ${envelope.key}`);
  expect([...told].filter((name) => name.startsWith("keyslot."))).toEqual([]);
  following.stop();
  await store.close();
  await other.close();
  folder.remove();
});

test("who may only read waits for a batch that is decided, until somebody has finished it", {
  timeout: 60_000,
}, async () => {
  const parts = await openParts(3);
  const life: Life = { left: Number.POSITIVE_INFINITY, end: "after the write" };
  const dying = shardedStore({ stores: parts.map((part) => seenBy(part, { life })) });
  await dying.open(context);
  life.left = 4;
  await codeOf(() => dying.write(Array.from({ length: 12 }, (_, index) => put("player", `p${index}`))));
  const reading = () => shardedStore({ stores: parts.map((part) => readOnlyStore(seenBy(part, {}))) });
  const first = reading();
  const opening = first.open(context);
  expect(await openingOf(parts.map((part) => seenBy(part, {})))).toBe("nothing");
  await opening;
  expect(await keysIn(first)).toHaveLength(12);
});

test("who may only read is not held up by a lock of a batch that never was decided", async () => {
  for (const isShared of [true, false]) {
    const parts = await openParts(3);
    const life: Life = { left: Number.POSITIVE_INFINITY, end: "after the write" };
    const dying = shardedStore({ stores: parts.map((part) => seenBy(part, { life, isShared })) });
    await dying.open(context);
    life.left = 2;
    await codeOf(() => dying.write(Array.from({ length: 12 }, (_, index) => put("player", `p${index}`))));
    const reading = shardedStore({ stores: parts.map((part) => readOnlyStore(seenBy(part, { isShared }))) });
    await reading.open(context);
    expect(await keysIn(reading)).toEqual([]);
  }
});

test("options that make no set are refused", () => {
  const store = memoryStore();
  const codes = [
    { stores: [] },
    { stores: [store, store] },
    { stores: [store], count: 2 },
    { stores: () => memoryStore() },
    { stores: () => memoryStore(), count: 0.5 },
  ].map((options) => codeOf(async () => shardedStore(options)));
  return expect(Promise.all(codes)).resolves.toEqual(codes.map(() => "store/invalid-option"));
});

async function keysIn(store: BackingStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.readAll()) keys.push(key);
  return keys.sort();
}

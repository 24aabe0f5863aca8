import { memoryStore, openCache, StoreError, type Transaction } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { watchedStore } from "./support/watched-store.ts";

const documents = [Player, Clip, Note, Settings];

async function opened() {
  const store = watchedStore();
  const cache = await openCache({ documents, stores: [store] });
  await cache.putMany(Player, [player("a", { level: 1, name: "Ann" }), player("b", { level: 2 })]);
  store.batches.length = 0;
  return { store, cache };
}

const ids = (players: readonly Readonly<Player>[]) => players.map(({ id }) => id);

test("a transaction sees its own writes and nobody else does before the end", async () => {
  const { store, cache } = await opened();
  const result = await cache.transaction(async (tx) => {
    tx.put(Player, player("c", { level: 3, name: "Cid" }));
    tx.put(Note, "n", { text: "hi" });
    tx.put(Settings, { theme: "dark" });
    expect(tx.delete(Player, "b")).toBe(true);
    expect(tx.delete(Player, "zz")).toBe(false);
    expect((await tx.update(Player, "a", (p) => ({ ...p, level: 9 }))).level).toBe(9);
    await tx.update(Settings, () => ({ theme: "light" }));
    expect([tx.get(Player, "a")?.level, tx.has(Player, "b"), tx.count(Player)]).toEqual([9, false, 2]);
    expect([tx.get(Settings)?.theme, tx.get(Note, "n")?.text]).toEqual(["light", "hi"]);
    expect(ids(tx.query(Player).byFactionAndLevel("red"))).toEqual(["c", "a"]);
    expect(tx.query(Player).byName("Cid")?.id).toBe("c");
    expect(ids(tx.all(Player)).sort()).toEqual(["a", "c"]);
    expect([...tx.keys(Player)].sort()).toEqual(["a", "c"]);
    await Promise.resolve();
    expect([cache.count(Player), cache.get(Player, "a")?.level, cache.get(Settings)]).toEqual([2, 1, undefined]);
    return "done";
  });
  expect(result).toBe("done");
  expect(ids(cache.query(Player).byFactionAndLevel("red"))).toEqual(["c", "a"]);
  expect(store.batches.length).toBe(1);
});

test("a throw rolls everything back", async () => {
  const { store, cache } = await opened();
  const thrown = new Error("no");
  const failing = cache.transaction(async (tx) => {
    tx.put(Player, player("c"));
    tx.delete(Player, "a");
    await Promise.resolve();
    throw thrown;
  });
  await expect(failing).rejects.toBe(thrown);
  expect([cache.count(Player), cache.query(Player).byName("Ann")?.id, store.batches]).toEqual([2, "a", []]);
});

test("a transaction that the store refuses leaves memory, indexes and lookups as they were", async () => {
  const { store, cache } = await opened();
  store.failure = new StoreError("store/full", "watched", "the disk is full. Make room.");
  const failing = cache.transaction((tx) => {
    tx.put(Player, player("a", { name: "Bob", faction: "blue" }));
    tx.delete(Player, "b");
  });
  await expect(failing).rejects.toBeInstanceOf(StoreError);
  expect([cache.query(Player).byName("Ann")?.id, cache.query(Player).byFaction("blue"), cache.count(Player)]).toEqual([
    "a",
    [],
    2,
  ]);
});

test("a transaction without writes writes nothing", async () => {
  const { store, cache } = await opened();
  expect(await cache.transaction((tx) => tx.count(Player))).toBe(2);
  await cache.transaction((tx) => {
    tx.put(Note, "n", { text: "" });
    tx.delete(Note, "n");
  });
  expect(store.batches).toEqual([]);
});

test("a duplicate unique value at the end refuses the transaction; one in between does not", async () => {
  const { cache } = await opened();
  const ann = (id: string) => cache.transaction((tx) => tx.put(Player, player(id, { name: "Ann" })));
  expect(await codeOf(() => ann("b"))).toBe("cache/duplicate-unique");
  await cache.transaction((tx) => {
    tx.put(Player, player("b", { name: "Ann" }));
    tx.put(Player, player("a", { name: "Bob" }));
  });
  expect([cache.query(Player).byName("Ann")?.id, cache.query(Player).byName("Bob")?.id]).toEqual(["b", "a"]);
});

test("an invalid value is refused where it is put", async () => {
  const { cache } = await opened();
  const broken: unknown = { id: "x" };
  expect(await codeOf(() => cache.transaction((tx) => tx.put(Player, broken as Player)))).toBe("wire/type-mismatch");
  expect(await codeOf(() => cache.transaction((tx) => tx.put(Player, "z", player("x"))))).toBe("cache/key-mismatch");
  expect(await codeOf(() => cache.transaction((tx) => tx.update(Player, "x", (p) => p)))).toBe("cache/not-found");
});

test("transactions take turns, so that none loses another's writes", async () => {
  const { cache } = await opened();
  const increment = () =>
    cache.transaction(async (tx) => {
      const current = tx.get(Player, "a");
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (current !== undefined) tx.put(Player, { ...current, level: current.level + 1 });
    });
  await Promise.all(Array.from({ length: 25 }, increment));
  expect(cache.get(Player, "a")?.level).toBe(26);
});

test("a transaction that throws does not hold up the next", async () => {
  const { cache } = await opened();
  const outcomes = await Promise.allSettled([
    cache.transaction(() => {
      throw new Error("no");
    }),
    cache.transaction((tx) => tx.put(Player, player("c"))),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

const sum = (players: readonly Readonly<Player>[]) => players.reduce((total, { level }) => total + level, 0);
const readings: readonly [string, (tx: Transaction) => number][] = [
  ["read", (tx) => tx.get(Player, "b")?.level ?? 0],
  ["asked for", (tx) => Number(tx.has(Player, "c"))],
  ["queried by an index", (tx) => sum(tx.query(Player).byFaction("red"))],
  ["queried by a range that it enters", (tx) => sum(tx.query(Player).byFactionAndLevel("red", { gte: 50 }))],
  ["listed", (tx) => sum(tx.all(Player))],
  ["counted", (tx) => tx.count(Player)],
  ["listed by key", (tx) => tx.keys(Player).length],
];

test.each(readings)("a write of what the transaction has %s runs it again", async (_, look) => {
  const { cache } = await opened();
  let runs = 0;
  await cache.transaction(async (tx) => {
    const seen = look(tx);
    if (runs++ === 0) await cache.putMany(Player, [player("b", { level: 77 }), player("c")]);
    expect(look(tx)).toBe(seen);
    tx.put(Note, "seen", { text: String(seen) });
  });
  const now = await cache.transaction(look);
  expect([runs, cache.get(Note, "seen")?.text]).toEqual([2, String(now)]);
});

test("a write of what the transaction writes blindly runs it again", async () => {
  const { cache } = await opened();
  let runs = 0;
  await cache.transaction(async (tx) => {
    tx.put(Player, player("a", { level: 5 }));
    if (runs++ === 0) await cache.put(Player, player("a", { level: 6 }));
  });
  expect([runs, cache.get(Player, "a")?.level]).toEqual([2, 5]);
});

test("a write of anything else lets the transaction pass", async () => {
  const { cache } = await opened();
  let runs = 0;
  await cache.transaction(async (tx) => {
    runs++;
    const names = ids(tx.query(Player).byFactionAndLevel("red", { lte: 2 }));
    tx.get(Player, "a");
    await cache.put(Player, player(`other${runs}`, { level: 50 }));
    await cache.put(Note, `n${runs}`, { text: "" });
    tx.put(Note, "names", { text: names.join() });
  });
  expect([runs, cache.get(Note, "names")?.text]).toEqual([1, "a,b"]);
});

test("a commit that waits in the same batch is a conflict too", async () => {
  const { store, cache } = await opened();
  let runs = 0;
  const release = store.hold();
  const blocker = cache.put(Note, "n", { text: "" });
  await new Promise((resolve) => setTimeout(resolve, 1));
  const transaction = cache.transaction((tx) => {
    const current = tx.get(Player, "a");
    if (runs++ === 0) void cache.put(Player, player("a", { level: 10 }));
    if (current !== undefined) tx.put(Player, { ...current, level: current.level + 1 });
  });
  await new Promise((resolve) => setTimeout(resolve, 1));
  release();
  await Promise.all([blocker, transaction]);
  expect([runs, cache.get(Player, "a")?.level]).toEqual([2, 11]);
});

test("a transaction that always meets another write gives up and writes nothing", async () => {
  const { cache } = await opened();
  let runs = 0;
  const conflicting = cache.transaction(async (tx) => {
    const current = tx.get(Player, "a");
    await cache.put(Player, player("a", { level: 100 + runs++ }));
    if (current !== undefined) tx.put(Player, { ...current, level: 0 });
  });
  await expect(conflicting).rejects.toMatchObject({ code: "cache/conflict" });
  expect([runs, cache.get(Player, "a")?.level]).toEqual([50, 149]);
});

test("a nested transaction is refused instead of waiting for ever", async () => {
  const { cache } = await opened();
  const nested = async (tx: Transaction) => {
    tx.put(Player, player("c"));
    await Promise.resolve();
    await cache.transaction((inner) => inner.put(Player, player("d")));
  };
  expect(await codeOf(() => cache.transaction(nested))).toBe("cache/nested-transaction");
  expect(cache.count(Player)).toBe(2);
});

test("a transaction that was only started inside a callback runs after it", async () => {
  const { cache } = await opened();
  let later: Promise<unknown> = Promise.resolve();
  await cache.transaction(() => {
    later = new Promise((resolve) => setTimeout(resolve, 10)).then(() =>
      cache.transaction((tx) => tx.put(Player, player("c"))),
    );
  });
  await later;
  expect(cache.has(Player, "c")).toBe(true);
});

test("a transaction that has ended cannot be used", async () => {
  const { cache } = await opened();
  let kept: Transaction | undefined;
  await cache.transaction((tx) => {
    kept = tx;
  });
  expect(await codeOf(() => kept?.get(Player, "a"))).toBe("cache/transaction-ended");
  expect(await codeOf(() => kept?.put(Player, player("c")))).toBe("cache/transaction-ended");
  expect(await codeOf(() => kept?.update(Player, "a", (p) => p))).toBe("cache/transaction-ended");
});

test("a transaction over two stores is refused, naming both", async () => {
  const [one, two] = [watchedStore("one"), watchedStore("two")];
  const cache = await openCache({ documents: [Player, Note], stores: [one, { store: two, documents: [Note] }] });
  const spanning = cache.transaction((tx) => {
    tx.put(Player, player("a"));
    tx.get(Note, "n");
  });
  await expect(spanning).rejects.toMatchObject({ code: "cache/transaction-spans-stores" });
  await expect(spanning).rejects.toThrow(/`player`.*`one`.*`note`.*`two`/);
  expect([one.batches, two.batches]).toEqual([[], []]);
});

test("two memory stores are two stores", async () => {
  const cache = await openCache({
    documents: [Player, Note],
    stores: [memoryStore(), { store: memoryStore(), documents: [Note] }],
  });
  const spanning = () =>
    cache.transaction((tx) => {
      tx.put(Player, player("a"));
      tx.put(Note, "n", { text: "" });
    });
  expect(await codeOf(spanning)).toBe("cache/transaction-spans-stores");
});

test("an update that the callback does not await is part of the transaction", async () => {
  const { cache } = await opened();
  await cache.transaction((tx) => {
    void tx.update(Player, "a", async (p) => ({ ...p, level: p.level + 1 }));
    void tx.update(Player, "a", (p) => ({ ...p, level: p.level + 10 }));
  });
  expect(cache.get(Player, "a")?.level).toBe(12);
});

test("how often others' documents are decoded does not grow with the queries of a transaction", async () => {
  const decodesWith = async (queries: number) => {
    let decodes = 0;
    const Counted: typeof Player = {
      ...Player,
      decode: (bytes) => {
        decodes++;
        return Player.decode(bytes);
      },
    };
    const cache = await openCache({ documents: [Counted], stores: [memoryStore()] });
    await cache.putMany(Counted, [player("a"), player("b")]);
    await cache.transaction(async (tx) => {
      for (let level = 0; level < queries; level++) tx.query(Counted).byFactionAndLevel("green", level);
      tx.put(Counted, player("c"));
      await cache.put(Counted, player("b"));
    });
    return decodes;
  };
  expect(await decodesWith(40)).toBe(await decodesWith(1));
});

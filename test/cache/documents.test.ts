import { EncodeError, memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { watchedStore } from "./support/watched-store.ts";

const documents = [Player, Clip, Note, Settings];
const open = (store = memoryStore()) => openCache({ documents, stores: [store] });

test("a document is there under the key of its id slot, also after reopening", async () => {
  const store = memoryStore();
  const cache = await open(store);
  await cache.put(Player, player("a", { name: "Alice" }));
  expect(cache.get(Player, "a")?.name).toBe("Alice");
  await cache.close();
  expect((await open(store)).get(Player, "a")?.name).toBe("Alice");
});

test("a document without an id slot is put and read under a key of the caller's", async () => {
  const cache = await open();
  await cache.put(Note, "today", { text: "hello" });
  expect(cache.get(Note, "today")).toEqual({ text: "hello" });
  expect(await codeOf(() => cache.put(Note, { text: "hello" }))).toBe("cache/missing-key");
});

test("a given id must be the value's own", async () => {
  const cache = await open();
  await cache.put(Player, "a", player("a"));
  expect(await codeOf(() => cache.put(Player, "b", player("a")))).toBe("cache/key-mismatch");
  expect(cache.keys(Player)).toEqual(["a"]);
});

test("a global needs no id", async () => {
  const cache = await open();
  expect(cache.get(Settings)).toBeUndefined();
  await cache.put(Settings, { theme: "dark" });
  expect(await cache.update(Settings, ({ theme }) => ({ theme: `${theme}er` }))).toEqual({ theme: "darker" });
  expect([cache.has(Settings), cache.count(Settings), cache.keys(Settings)]).toEqual([true, 1, ["__global__"]]);
  expect(await cache.delete(Settings)).toBe(true);
  expect(cache.get(Settings)).toBeUndefined();
});

test("has, keys, all and count tell what is there", async () => {
  const cache = await open();
  await cache.putMany(Player, [player("a"), player("b"), player("c")]);
  await cache.delete(Player, "b");
  expect([cache.has(Player, "a"), cache.has(Player, "b"), cache.count(Player)]).toEqual([true, false, 2]);
  expect([...cache.keys(Player)].sort()).toEqual(["a", "c"]);
  expect(
    cache
      .all(Player)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["a", "c"]);
});

test("delete says whether there was a document", async () => {
  const cache = await open();
  await cache.put(Player, player("a"));
  expect(await cache.delete(Player, "a")).toBe(true);
  expect(await cache.delete(Player, "a")).toBe(false);
});

test("deletes of one document that wait together remove it once", async () => {
  const cache = await open();
  await cache.put(Player, player("a"));
  expect(await Promise.all([cache.delete(Player, "a"), cache.delete(Player, "a")])).toEqual([true, false]);
});

test("an invalid value is refused before anything is written", async () => {
  const store = watchedStore();
  const cache = await open(store);
  const broken: unknown = { id: "a", name: 5 };
  await expect(cache.put(Player, broken as Player)).rejects.toBeInstanceOf(EncodeError);
  await expect(cache.putMany(Player, [player("b"), broken as Player])).rejects.toBeInstanceOf(EncodeError);
  expect([store.batches, cache.count(Player)]).toEqual([[], 0]);
});

test("putMany is one batch, all or none", async () => {
  const store = watchedStore();
  const cache = await open(store);
  await cache.putMany(Player, [player("a"), player("b")]);
  expect(store.batches).toEqual([["put player/a", "put player/b"]]);
  expect(
    await codeOf(() => cache.putMany(Player, [player("c"), player("d", { name: "x" }), player("e", { name: "x" })])),
  ).toBe("cache/duplicate-unique");
  expect(cache.count(Player)).toBe(2);
});

test("putMany of nothing writes nothing", async () => {
  const store = watchedStore();
  await (await open(store)).putMany(Player, []);
  expect(store.batches).toEqual([]);
});

test("update replaces the current value and returns the new one", async () => {
  const cache = await open();
  await cache.put(Player, player("a", { level: 1 }));
  expect((await cache.update(Player, "a", (p) => ({ ...p, level: 2 }))).level).toBe(2);
  expect(cache.get(Player, "a")?.level).toBe(2);
});

test("update of a missing document is refused", async () => {
  const cache = await open();
  expect(await codeOf(() => cache.update(Player, "a", (p) => p))).toBe("cache/not-found");
});

test("update cannot change who the document is", async () => {
  const cache = await open();
  await cache.put(Player, player("a"));
  expect(await codeOf(() => cache.update(Player, "a", (p) => ({ ...p, id: "b" })))).toBe("cache/key-mismatch");
  expect(await codeOf(() => cache.update(Player, "a", async (p) => ({ ...p, id: "b" })))).toBe("cache/key-mismatch");
  expect(cache.keys(Player)).toEqual(["a"]);
});

test("an update that throws changes nothing and rejects with what was thrown", async () => {
  const cache = await open();
  await cache.put(Player, player("a", { level: 1 }));
  const thrown = new Error("no");
  const fail = () => {
    throw thrown;
  };
  await expect(cache.update(Player, "a", fail)).rejects.toBe(thrown);
  await expect(cache.update(Player, "a", async () => fail())).rejects.toBe(thrown);
  expect((await cache.update(Player, "a", (p) => ({ ...p, level: p.level + 1 }))).level).toBe(2);
});

test.each([
  ["synchronous", (p: Readonly<Player>) => ({ ...p, level: p.level + 1 })],
  ["asynchronous", async (p: Readonly<Player>) => ({ ...p, level: p.level + 1 })],
])("no %s update of one key is lost", async (_, change) => {
  const cache = await open();
  await cache.put(Player, player("a", { level: 0 }));
  await Promise.all(Array.from({ length: 200 }, () => cache.update(Player, "a", change)));
  expect(cache.get(Player, "a")?.level).toBe(200);
});

test("synchronous updates of one key share batches", async () => {
  const store = watchedStore();
  const cache = await open(store);
  await cache.put(Player, player("a", { level: 0 }));
  await Promise.all(Array.from({ length: 50 }, () => cache.update(Player, "a", (p) => ({ ...p, level: p.level + 1 }))));
  expect(store.batches.length).toBe(2);
});

test("a put between the reading and the writing of an asynchronous update is not lost", async () => {
  const cache = await open();
  await cache.put(Player, player("a", { level: 1 }));
  let runs = 0;
  await cache.update(Player, "a", async (p) => {
    runs++;
    if (runs === 1) await cache.put(Player, { ...p, level: 10 });
    return { ...p, level: p.level + 1 };
  });
  expect([runs, cache.get(Player, "a")?.level]).toEqual([2, 11]);
});

test("an update that always meets another write gives up", async () => {
  const cache = await open();
  await cache.put(Player, player("a"));
  const interfere = async (p: Readonly<Player>) => {
    await cache.put(Player, { ...p, level: p.level + 1 });
    return p;
  };
  expect(await codeOf(() => cache.update(Player, "a", interfere))).toBe("cache/conflict");
});

test("an update inside the function of an update is refused", async () => {
  const cache = await open();
  await cache.put(Player, player("a"));
  const nested = (p: Readonly<Player>) => cache.update(Player, "a", () => p);
  expect(await codeOf(() => cache.update(Player, "a", nested))).toBe("cache/nested-update");
  const transaction = (p: Readonly<Player>) => cache.transaction(() => p);
  expect(await codeOf(() => cache.update(Player, "a", transaction))).toBe("cache/nested-update");
});

test("a definition that the cache was not opened with is refused by name", async () => {
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  expect(await codeOf(() => cache.get(Note, "a"))).toBe("cache/not-registered");
  expect(await codeOf(() => cache.put(Note, "a", { text: "" }))).toBe("cache/not-registered");
  expect(await codeOf(() => cache.snapshot().get(Note, "a"))).toBe("cache/not-registered");
});

test("close waits for what was begun, and refuses what comes after", async () => {
  const store = watchedStore();
  const cache = await open(store);
  await cache.put(Player, player("a", { level: 0 }));
  const begun = [
    cache.put(Player, player("b")),
    cache.update(Player, "a", (p) => ({ ...p, level: p.level + 1 })),
    cache.update(Player, "a", async (p) => ({ ...p, level: p.level + 1 })),
    cache.transaction(async (tx) => tx.put(Player, player("c"))),
  ];
  await cache.close();
  await Promise.all(begun);
  expect(store.isOpen).toBe(false);
  for (const use of [
    () => cache.get(Player, "a"),
    () => cache.query(Player),
    () => cache.snapshot(),
    () => cache.stores(),
    () => cache.put(Player, player("d")),
    () => cache.update(Player, "a", (p) => p),
    () => cache.transaction(() => 1),
    () => cache.readEnvelope(Player, "a"),
  ]) {
    expect(await codeOf(use)).toBe("cache/closed");
  }
  const reopened = await open(store);
  expect([reopened.get(Player, "a")?.level, reopened.count(Player)]).toEqual([2, 3]);
});

test("close inside a callback that it would wait for is refused", async () => {
  const cache = await open();
  expect(await codeOf(() => cache.transaction(() => cache.close()))).toBe("cache/nested-close");
  await cache.close();
});

test("storedAt comes from the clock that was given", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()], clock: () => 1_000 });
  await cache.put(Player, player("a"));
  expect((await cache.readEnvelope(Player, "a"))?.storedAt).toBe("1970-01-01T00:00:01.000Z");
});

import { memoryStore, openCache, StoreError } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Note, Player, player } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { watchedStore } from "./support/watched-store.ts";

const full = new StoreError("store/full", "watched", "the disk is full. Make room.");

async function opened() {
  const store = watchedStore();
  const cache = await openCache({ documents: [Player], stores: [store] });
  const ids = (faction: string) =>
    cache
      .query(Player)
      .byFaction(faction)
      .map(({ id }) => id);
  return { store, cache, ids };
}

test("writes that wait while one is under way go into one batch", async () => {
  const { store, cache } = await opened();
  const release = store.hold();
  const first = cache.put(Player, player("a"));
  await Promise.resolve();
  await Promise.resolve();
  const rest = [cache.put(Player, player("b")), cache.put(Player, player("c")), cache.delete(Player, "a")];
  release();
  await Promise.all([first, ...rest]);
  expect(store.batches).toEqual([["put player/a"], ["put player/b", "put player/c", "delete player/a"]]);
});

test("a document is not visible before the store has it", async () => {
  const { store, cache, ids } = await opened();
  const release = store.hold();
  const put = cache.put(Player, player("a"));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect([cache.get(Player, "a"), cache.count(Player), ids("red")]).toEqual([undefined, 0, []]);
  release();
  await put;
  expect([cache.count(Player), ids("red")]).toEqual([1, ["a"]]);
});

test("puts of one key that wait together leave the last one", async () => {
  const { cache, ids } = await opened();
  await Promise.all(["red", "blue", "green"].map((faction) => cache.put(Player, player("a", { faction }))));
  expect([cache.get(Player, "a")?.faction, ids("red"), ids("blue"), ids("green")]).toEqual(["green", [], [], ["a"]]);
});

test("a write that the store refuses leaves memory, indexes and lookups as they were", async () => {
  const { store, cache, ids } = await opened();
  await cache.put(Player, player("a", { name: "Ann", faction: "red" }));
  store.failure = full;
  const commits = [
    cache.put(Player, player("a", { name: "Bob", faction: "blue" })),
    cache.put(Player, player("b", { name: "Cid" })),
    cache.delete(Player, "a"),
    cache.update(Player, "b", (p) => ({ ...p, level: 2 })),
  ];
  const outcomes = await Promise.allSettled(commits);
  expect(outcomes.map((each) => each.status === "rejected" && each.reason)).toEqual([full, full, full, full]);
  expect([cache.count(Player), cache.has(Player, "b"), ids("red"), ids("blue")]).toEqual([1, false, ["a"], []]);
  expect([cache.query(Player).byName("Ann")?.id, cache.query(Player).byName("Bob")]).toEqual(["a", undefined]);
  await cache.put(Player, player("b", { name: "Bob" }));
  expect(cache.query(Player).byName("Bob")?.id).toBe("b");
});

test("an error that is not a store's is told with the place", async () => {
  const { store, cache } = await opened();
  store.failure = new TypeError("x is not a function");
  await expect(cache.put(Player, player("a"))).rejects.toMatchObject({ code: "store/io", location: "watched" });
});

test("one refused commit does not hold up those that share its batch", async () => {
  const { store, cache } = await opened();
  const outcomes = await Promise.allSettled([
    cache.put(Player, player("a", { name: "Ann" })),
    cache.put(Player, player("b", { name: "Ann" })),
    cache.put(Player, player("c")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(store.batches).toEqual([["put player/a", "put player/c"]]);
});

test("a key that no store can keep is refused alone", async () => {
  const cache = await openCache({ documents: [Note], stores: [memoryStore()] });
  const outcomes = await Promise.allSettled([
    cache.put(Note, "fine", { text: "" }),
    cache.put(Note, "\ud800", { text: "" }),
    cache.delete(Note, "\ud800"),
  ]);
  expect(outcomes.map((each) => (each.status === "rejected" ? each.reason.code : each.value))).toEqual([
    undefined,
    "cache/invalid-key",
    false,
  ]);
});

test("a unique value is judged against the commits before it in the batch", async () => {
  const { cache } = await opened();
  await cache.put(Player, player("a", { name: "Ann" }));
  const outcomes = await Promise.allSettled([
    cache.put(Player, player("b", { name: "Ann" })),
    cache.delete(Player, "a"),
    cache.put(Player, player("c", { name: "Ann" })),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(cache.query(Player).byName("Ann")?.id).toBe("c");
});

test("a duplicate name names both documents and writes nothing", async () => {
  const { store, cache } = await opened();
  await cache.put(Player, player("a", { name: "Ann" }));
  store.batches.length = 0;
  await expect(cache.put(Player, player("b", { name: "Ann" }))).rejects.toThrow(/`a` and `b`/);
  expect(await codeOf(() => cache.update(Player, "a", (p) => p))).toBe("no error");
  expect(store.batches).toEqual([["put player/a"]]);
});

test("two documents swap unique values in one batch", async () => {
  const { cache } = await opened();
  await cache.putMany(Player, [player("a", { name: "Ann" }), player("b", { name: "Bob" })]);
  await cache.putMany(Player, [player("a", { name: "Bob" }), player("b", { name: "Ann" })]);
  expect([cache.query(Player).byName("Ann")?.id, cache.query(Player).byName("Bob")?.id]).toEqual(["b", "a"]);
  await cache.transaction((tx) => {
    tx.put(Player, player("a", { name: "Ann" }));
    tx.put(Player, player("b", { name: "Bob" }));
  });
  expect([cache.query(Player).byName("Ann")?.id, cache.query(Player).byName("Bob")?.id]).toEqual(["a", "b"]);
});

test("a unique value is free again when its holder goes or changes", async () => {
  const { cache } = await opened();
  await cache.put(Player, player("a", { name: "Ann", email: "e@x" }));
  await cache.put(Player, player("a", { name: "Ann" }));
  await cache.put(Player, player("b", { name: "Bob", email: "e@x" }));
  expect(cache.query(Player).byEmail("e@x")?.id).toBe("b");
  await cache.delete(Player, "b");
  expect(cache.query(Player).byEmail("e@x")).toBeUndefined();
  await cache.put(Player, player("c", { name: "Bob", email: "e@x" }));
  expect(cache.query(Player).byEmail("e@x")?.id).toBe("c");
});

test("any number of documents may be without a unique value", async () => {
  const { cache } = await opened();
  await cache.putMany(Player, [player("a"), player("b"), player("c")]);
  expect(cache.count(Player)).toBe(3);
});

test("removing one holder of an index value leaves the others", async () => {
  const { cache, ids } = await opened();
  await cache.putMany(Player, [player("a"), player("b"), player("c")]);
  await cache.delete(Player, "c");
  await cache.put(Player, player("a", { faction: "blue" }));
  expect([ids("red"), ids("blue")]).toEqual([["b"], ["a"]]);
});

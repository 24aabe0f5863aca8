import { type BackingStore, memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Note } from "../cache/support/documents.ts";
import { envelope, filledStore } from "../cache/support/filled-store.ts";
import { momentStore } from "../cache/support/moment-store.ts";
import { codeOf } from "../cache/support/refusal.ts";

// What kv-cache was read to do: each a behaviour that is not ours.

let now = 1_000_000;
const open = (store: BackingStore, options = {}) =>
  openCache({ documents: [Note], stores: [store], clock: () => now, ...options });

test("reads only read: no get, listing or query writes to the store", async () => {
  const store = memoryStore();
  const cache = await open(store, { stats: true });
  await cache.put(Note, "a", { text: "x" }, { expire: 50 });
  await cache.put(Note, "b", { text: "x" });
  let writes = 0;
  const write = store.write.bind(store);
  store.write = (changes, info) => {
    writes++;
    return write(changes, info);
  };
  for (const wait of [0, 50]) {
    now += wait;
    for (const key of ["a", "b", "missing"]) [cache.get(Note, key), cache.has(Note, key), cache.info(Note, key)];
    [cache.keys(Note), cache.all(Note), cache.entries(Note), cache.count(Note), cache.size(Note), cache.stats()];
    await cache.readEnvelope(Note, "a");
  }
  expect(writes).toBe(0);
  await cache.close();
});

test("what has expired is in no listing", async () => {
  const cache = await open(memoryStore());
  await cache.put(Note, "a", { text: "x" }, { expire: 50 });
  await cache.put(Note, "b", { text: "y" });
  now += 50;
  expect([cache.keys(Note), cache.all(Note), cache.entries(Note), cache.count(Note)]).toEqual([
    ["b"],
    [{ text: "y" }],
    [["b", { text: "y" }]],
    1,
  ]);
  expect([cache.oldest(Note)?.[0], cache.randomKey(Note)]).toEqual(["b", "b"]);
  await cache.close();
});

test("absent, expired and undecodable are not the same: what cannot be read is an error, not a default", async () => {
  const bad = envelope("note", "bad", Uint8Array.of(0xc1));
  expect(await codeOf(async () => open(await filledStore([bad])))).toBe("cache/undecodable");
  const lazy = await open(await filledStore([bad], momentStore()), { loading: "lazy" });
  expect(await codeOf(() => lazy.get(Note, "bad"))).toBe("cache/undecodable");
  expect(lazy.get(Note, "missing")).toBe(undefined);
  await lazy.close();
  const cache = await open(memoryStore());
  await cache.put(Note, "n", { text: "x" }, { expire: 5 });
  now += 5;
  expect([cache.get(Note, "n"), cache.info(Note, "n")]).toEqual([undefined, undefined]);
  await cache.close();
});

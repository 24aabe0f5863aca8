import { openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Note } from "../cache/support/documents.ts";
import { codeOf } from "../cache/support/refusal.ts";
import { freshFolder } from "../stores/fresh-folder.ts";

// What memoized functions of the systems before us were seen to do: each a behaviour that is not ours.

let folder = freshFolder();
beforeEach(() => {
  folder = freshFolder();
});
afterEach(() => folder.remove());

const store = () => sqliteStore({ path: `${folder.path}/game.db` });
const open = () => openCache({ documents: [Note], stores: [store()] });
const later = (text: string) => new Promise<Note>((resolve) => setTimeout(resolve, 5, { text }));

test("8 callers of an asynchronous function run it once", async () => {
  const cache = await open();
  let runs = 0;
  const load = cache.memoize(Note, function load(text: string) {
    runs++;
    return later(text);
  });
  const results = await Promise.all(Array.from({ length: 8 }, () => load("a")));
  expect([runs, new Set(results.map(({ text }) => text))]).toEqual([1, new Set(["a"])]);
  await cache.close();
});

test("arguments are known by what they hold, not by which objects they are", async () => {
  const cache = await open();
  let runs = 0;
  const load = cache.memoize(Note, function load(query: { readonly tags: Set<string>; readonly at: Date }) {
    return { text: `${query.tags.size} ${++runs}` };
  });
  const first = await load({ tags: new Set(["a", "b"]), at: new Date(5) });
  expect(await load({ at: new Date(5), tags: new Set(["b", "a"]) })).toEqual(first);
  expect(await load({ at: new Date(6), tags: new Set(["b", "a"]) })).not.toEqual(first);
  expect(runs).toBe(2);
  await cache.close();
});

test("a function that gives null or undefined is not run again, after a restart either", async () => {
  let runs = 0;
  function load(kind: string): Note | null | undefined {
    runs++;
    return kind === "null" ? null : undefined;
  }
  for (let round = 0; round < 2; round++) {
    const cache = await open();
    const memoized = cache.memoize(Note, load);
    expect([await memoized("null"), await memoized("none"), await memoized("null")]).toEqual([null, undefined, null]);
    await cache.close();
  }
  expect(runs).toBe(2);
});

test("two functions of one name share no results", async () => {
  const cache = await open();
  const prices = { load: (id: string) => ({ text: `price of ${id}` }) };
  const names = { load: (id: string) => ({ text: `name of ${id}` }) };
  const price = cache.memoize(Note, prices.load);
  expect(await codeOf(() => cache.memoize(Note, names.load))).toBe("cache/memoize-name");
  const name = cache.memoize(Note, names.load, { namespace: "names" });
  expect([await price("a"), await name("a")]).toEqual([{ text: "price of a" }, { text: "name of a" }]);
  await cache.close();
});

test("none, null, expired and undecodable are four outcomes", async () => {
  const clock = { now: 1_000_000 };
  const cache = await openCache({ documents: [Note], stores: [store()], clock: () => clock.now });
  let runs = 0;
  const answers: (Note | null)[] = [null, { text: "after it expired" }, { text: "mended" }];
  const load = cache.memoize(
    Note,
    function load() {
      return answers[runs++] ?? null;
    },
    { expire: 100 },
  );
  expect([await load(), runs, await load(), runs]).toEqual([null, 1, null, 1]);
  clock.now += 100;
  expect([await load(), runs]).toEqual([{ text: "after it expired" }, 2]);
  clock.now += 100;
  const plain = store();
  await plain.open({ catalog: [], clock: () => clock.now });
  const damaged = { type: "note", key: "load()", schemaId: "note", storedAt: "2026-01-01T00:00:00.000Z" };
  await plain.write([{ kind: "put", envelope: { ...damaged, payload: Uint8Array.of(0xc1) } }]);
  await plain.close();
  expect(await codeOf(() => load())).toMatch(/^(wire|cache)\//);
  expect([runs, await load.refresh(), await load(), runs]).toEqual([2, { text: "mended" }, { text: "mended" }, 3]);
  await cache.close();
});

test("a function that fails keeps nothing, and all who waited hear of it", async () => {
  const cache = await open();
  const failure = new Error("no weather today");
  let runs = 0;
  const load = cache.memoize(Note, async function load() {
    await Promise.resolve();
    if (runs++ === 0) throw failure;
    return { text: "fine" };
  });
  expect(await Promise.all([codeOf(load), codeOf(load), codeOf(load)])).toEqual([failure, failure, failure]);
  expect([await load(), runs]).toEqual([{ text: "fine" }, 2]);
  await cache.close();
});

test("a hit writes nothing", async () => {
  const cache = await open();
  const load = cache.memoize(Note, function load() {
    return { text: "a" };
  });
  await load();
  const other = store();
  await other.open({ catalog: [] });
  const told: unknown[] = [];
  const following = other.follow?.((changed) => told.push(changed));
  for (let call = 0; call < 100; call++) await load();
  await following?.poll();
  expect(told).toEqual([]);
  following?.stop();
  await other.close();
  await cache.close();
});

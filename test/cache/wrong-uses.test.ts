import { type Cache, memoryStore, openCache, type Transaction } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Clip, Note as Memo, Player, player, Settings } from "./support/documents.ts";
import { codeOf, refusalOf } from "./support/refusal.ts";

// What callers without types do. Each mistake is a CacheError or EncodeError that says what to pass, never a TypeError, and never a call that
// quietly does nothing or something else.

/** As generated code has it: without `@id`, the id is the store key. */
const Note: typeof Memo = { ...Memo, storeKey: (id) => id };

const documents = [Player, Clip, Note, Settings];
const stores = () => [memoryStore()];

// biome-ignore lint/suspicious/noExplicitAny: these are the calls that types refuse.
type Untyped = any;

const badOptions: readonly [string, string, () => unknown][] = [
  ["no options", "openCache", () => undefined],
  ["a number for options", "openCache", () => 5],
  ["no documents", "documents", () => ({ stores: stores() })],
  ["documents by name", "documents", () => ({ documents: { Player }, stores: stores() })],
  ["a text for documents", "documents", () => ({ documents: "player", stores: stores() })],
  ["a hole in documents", "documents", () => ({ documents: [undefined], stores: stores() })],
  [
    "a record among documents",
    "Leaf",
    () => ({ documents: [{ ...Note, name: "Leaf", kind: undefined }], stores: stores() }),
  ],
  ["no stores", "stores", () => ({ documents })],
  ["one store without its array", "stores", () => ({ documents, stores: memoryStore() })],
  ["a path for a store", "stores", () => ({ documents, stores: ["game.db"] })],
  ["a store's function", "stores", () => ({ documents, stores: [memoryStore] })],
  ["a promise of a store", "stores", () => ({ documents, stores: [Promise.resolve(memoryStore())] })],
  ["a route without a store", "stores", () => ({ documents, stores: [{ store: undefined, documents }] })],
  ["a route without documents", "documents", () => ({ documents, stores: [{ store: memoryStore() }] })],
  [
    "a route with one document",
    "documents",
    () => ({ documents, stores: [{ store: memoryStore(), documents: Player }] }),
  ],
  ["a misspelled foreign", "foreign", () => ({ documents, stores: stores(), foreign: "keep" })],
  ["a function for migrations", "migrations", () => ({ documents, stores: stores(), migrations: () => [] })],
  [
    "bare functions for migrations",
    "migrations",
    () => ({ documents, stores: stores(), migrations: [{ v1: () => 1 }] }),
  ],
  [
    "a migration that is no function",
    "migrations",
    () => ({ documents, stores: stores(), migrations: [{ definition: Player, functions: { v1: 5 } }] }),
  ],
  [
    "schema ids without types",
    "compatibleSchemaIds",
    () => ({ documents, stores: stores(), compatibleSchemaIds: ["a"] }),
  ],
  ["a clock that stands", "clock", () => ({ documents, stores: stores(), clock: 5 })],
];

test.each(badOptions)("%s: openCache says what to pass", async (_, subject, options) => {
  const refusal = await refusalOf(() => openCache(options() as Untyped));
  expect(refusal).toMatchObject({ name: "CacheError", code: "cache/invalid-argument" });
  expect(String(refusal)).toContain(`\`${subject}\``);
});

test("documents may be an iterable that is passed over once", async () => {
  const cache = await openCache({ documents: new Set(documents).values(), stores: stores() });
  expect(cache.count(Player)).toBe(0);
});

const badCalls: readonly [string, string, (cache: Untyped, id?: unknown) => unknown][] = [
  ["a missing definition", "cache/not-registered", (cache) => cache.get(undefined, "a")],
  ["a name for a definition", "cache/not-registered", (cache) => cache.all("player")],
  ["a missing definition put", "cache/not-registered", (cache) => cache.put()],
  ["a missing definition queried", "cache/not-registered", (cache) => cache.query(null)],
  ["a definition of others, nothing put", "cache/not-registered", (cache) => cache.putMany({ ...Player }, [])],
  ["a missing definition in a snapshot", "cache/not-registered", (cache) => cache.snapshot().get(undefined, "a")],
  [
    "a missing definition in a transaction",
    "cache/not-registered",
    (cache) => cache.transaction((tx: Untyped) => tx.update(undefined, "a", () => undefined)),
  ],
  ["no id", "cache/missing-key", (cache) => cache.get(Player)],
  ["a number for a store key", "cache/invalid-key", (cache) => cache.get(Note, 5)],
  ["a bigint for a store key", "cache/invalid-key", (cache) => cache.put(Note, 5n, { text: "x" })],
  ["NaN for a store key", "cache/invalid-key", (cache) => cache.put(Note, Number.NaN, { text: "x" })],
  ["an id for a global", "cache/key-mismatch", (cache) => cache.put(Settings, "other", { theme: "dark" })],
  ["an id for a global that is read", "cache/key-mismatch", (cache) => cache.get(Settings, "other")],
  ["one document for many", "cache/invalid-argument", (cache) => cache.putMany(Player, player("a"))],
  ["a promise of many", "cache/invalid-argument", (cache) => cache.putMany(Player, Promise.resolve([]))],
  ["nothing for many", "cache/invalid-argument", (cache) => cache.putMany(Player, undefined)],
  ["an update without a function", "cache/invalid-argument", (cache) => cache.update(Player, "ann", 5)],
  ["a transaction without a function", "cache/invalid-argument", (cache) => cache.transaction()],
  [
    "an update in a transaction without a function",
    "cache/invalid-argument",
    (cache) => cache.transaction((tx: Untyped) => tx.update(Player, "ann", 5)),
  ],
  ["a missing envelope", "cache/invalid-envelope", (cache) => cache.putEnvelope(undefined)],
  ["an envelope without a type", "cache/invalid-envelope", (cache) => cache.putEnvelope({})],
  ["a misspelled bound", "cache/invalid-range", (cache) => cache.query(Player).byFaction({ from: "a" })],
];

test.each(badCalls)("%s: %s", async (_, code, call) => {
  const cache = await openCache({ documents, stores: stores() });
  await cache.put(Player, player("ann"));
  expect(await codeOf(() => call(cache))).toBe(code);
  expect([cache.keys(Player), cache.count(Settings)]).toEqual([["ann"], 0]);
});

test("the message for a missing id does not claim that the schema has none", async () => {
  const cache: Untyped = await openCache({ documents, stores: stores() });
  expect(String(await refusalOf(() => cache.get(Player, undefined)))).not.toContain("@id");
});

test("a clock that tells no time refuses the write, not more", async () => {
  let time = Number.NaN;
  const cache = await openCache({ documents, stores: stores(), clock: () => time });
  expect(await codeOf(() => cache.put(Player, player("ann")))).toBe("cache/invalid-argument");
  time = 0;
  await cache.put(Player, player("ann"));
});

const noValues: readonly [string, unknown][] = [
  ["a list", ["red"]],
  ["a map", new Map()],
  ["a set", new Set(["red"])],
  ["bytes", new Uint8Array(1)],
  ["a function", () => "red"],
];

test.each(noValues)("%s is no range without bounds, which would match everything", async (_, value) => {
  const cache = await openCache({ documents, stores: stores() });
  await cache.put(Player, player("ann"));
  const query: Untyped = cache.query(Player);
  expect([query.byFaction(value), query.byFactionAndLevel("red", value), query.byName(value)]).toEqual([
    [],
    [],
    undefined,
  ]);
});

test("a unique accessor answers for values alone", async () => {
  const cache = await openCache({ documents, stores: stores() });
  await cache.put(Player, player("ann"));
  const query: Untyped = cache.query(Player);
  expect([query.byName({}), query.byName({ gte: "" }), query.byName(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("accessors that were kept follow their cache and transaction to the end", async () => {
  const cache = await openCache({ documents, stores: stores() });
  const query = cache.query(Player);
  let kept: ReturnType<typeof cache.query<Player, typeof query>> | undefined;
  await cache.transaction((tx: Transaction) => {
    kept = tx.query(Player);
  });
  expect(await codeOf(() => kept?.byFaction("red"))).toBe("cache/transaction-ended");
  await cache.put(Player, player("ann"));
  expect(query.byFaction("red").length).toBe(1);
  await cache.close();
  expect(await codeOf(() => query.byFaction("red"))).toBe("cache/closed");
});

const selfish: readonly [string, (cache: Cache) => Promise<unknown>][] = [
  [
    "puts",
    (cache) =>
      cache.transaction((tx) =>
        tx.update(Player, "ann", (ann) => {
          tx.put(Player, { ...ann, level: 5 });
          return { ...ann, level: 6 };
        }),
      ),
  ],
  [
    "updates",
    (cache) =>
      cache.transaction((tx) =>
        tx.update(Player, "ann", async (ann) => {
          await tx.update(Player, "ann", (other) => ({ ...other, level: 5 }));
          return { ...ann, level: 6 };
        }),
      ),
  ],
];

test.each(selfish)("a change in a transaction that %s its own document ends as a conflict", async (_, run) => {
  const cache = await openCache({ documents, stores: stores() });
  await cache.put(Player, player("ann"));
  expect(await codeOf(() => run(cache))).toBe("cache/conflict");
  expect(cache.get(Player, "ann")?.level).toBe(1);
});

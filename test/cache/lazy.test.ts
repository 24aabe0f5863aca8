import { type Envelope, memoryStore, openCache, type Snapshot, StoreError } from "@keyslot/runtime";
import { expect, test, vi } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";
import { envelope, filledStore } from "./support/filled-store.ts";
import { type FakeMomentStore, type MomentOptions, momentStore } from "./support/moment-store.ts";
import { codeOf, refusalOf } from "./support/refusal.ts";
import { watchedStore } from "./support/watched-store.ts";

const documents = [Player, Clip, Note, Settings];
const stored = (id: string, over: Partial<Player> = {}) => envelope("player", id, Player.encode(player(id, over)));
const global = (key: string) => envelope("settings", key, Settings.encode({ theme: "dark" }), "game.settings.v1");
const alien = (key: string) => envelope("alien", key, new Uint8Array([0x93, 1, 2, 3]));
const broken = envelope("player", "b", new Uint8Array([0xc1]));

async function filled(content: readonly Envelope[], options: MomentOptions = {}): Promise<FakeMomentStore> {
  const store = momentStore(options);
  await filledStore(content, store);
  return store;
}

const openLazily = (store: FakeMomentStore) => openCache({ documents, stores: [store], loading: "lazy" });

/** A store whose indexes hold every document, as a cache has left it. */
async function indexed(players: readonly Player[]): Promise<FakeMomentStore> {
  const store = momentStore();
  const cache = await openCache({ documents, stores: [store] });
  await cache.putMany(Player, players);
  await cache.close();
  return store;
}

test("opening reads no document, and a get reads one", async () => {
  const store = await indexed([player("a"), player("b"), player("c")]);
  const cache = await openLazily(store);
  expect(store.reads).toEqual(["contents"]);
  expect([cache.count(Player), cache.get(Player, "b")?.id, cache.get(Player, "b")?.id]).toEqual([3, "b", "b"]);
  expect(store.reads).toEqual(["contents", "read player/b"]);
  await cache.close();
});

test("a query reads what it finds, and no more than its limit asks for", async () => {
  const store = await indexed(["a", "b", "c", "d", "e"].map((id, level) => player(id, { level })));
  const cache = await openLazily(store);
  const ids = cache
    .query(Player)
    .byFactionAndLevel("red", { gte: 1 }, { limit: 2 })
    .map(({ id }) => id);
  expect(ids).toEqual(["b", "c"]);
  expect(store.reads.filter((read) => read.startsWith("read"))).toEqual(["read player/b", "read player/c"]);
  await cache.close();
});

test("what a transaction has moved is not counted where it was", async () => {
  const store = await indexed(["a", "b", "c"].map((id, level) => player(id, { level })));
  const cache = await openLazily(store);
  await cache.transaction((tx) => {
    tx.put(Player, player("a", { level: 9 }));
    expect(
      tx
        .query(Player)
        .byFactionAndLevel("red", {}, { limit: 1 })
        .map(({ id }) => id),
    ).toEqual(["b"]);
  });
  await cache.close();
});

test("the background brings everything in, and lets the moment go", async () => {
  const store = await indexed(Array.from({ length: 300 }, (_, at) => player(`p${at}`)));
  const cache = await openLazily(store);
  await vi.waitFor(() => expect(store.moments).toBe(0));
  const reads = store.reads.length;
  expect([cache.keys(Player).length, cache.query(Player).byFaction("red").length]).toEqual([300, 300]);
  expect(store.reads.length).toBe(reads);
  await cache.close();
});

test("an index that the store does not have is completed in the background, and the next opening has it", async () => {
  const store = await filled([stored("a"), stored("b", { faction: "blue" })], { tellsTypes: true });
  const first = await openLazily(store);
  expect(first.query(Player).byFaction("blue").length).toBe(1);
  await vi.waitFor(() => expect(store.moments).toBe(0));
  await first.close();
  const cache = await openLazily(store);
  store.reads.length = 0;
  expect(
    cache
      .query(Player)
      .byFaction("blue")
      .map(({ id }) => id),
  ).toEqual(["b"]);
  expect(store.reads).toEqual(["find", "read player/b"]);
  await cache.close();
});

const refusedAtOnce: Record<string, readonly Envelope[]> = {
  "cache/unknown-type": [stored("a"), alien("x")],
  "cache/unknown-schema": [{ ...stored("a"), schemaId: "player.v9" }],
  "cache/key-mismatch": [global("main")],
  "cache/duplicate-global": [global("__global__"), global("global:game.settings.v1")],
};

test.each(Object.entries(refusedAtOnce))(
  "%s fails the opening as it does where everything is read",
  async (code, content) => {
    const store = await filled(content);
    const lazily = await refusalOf(() => openLazily(store));
    expect(lazily).toMatchObject({ code });
    expect(String(lazily)).toBe(String(await refusalOf(() => openCache({ documents, stores: [store] }))));
    expect([store.moments, store.isOpen]).toEqual([0, false]);
  },
);

const refusedWhenRead: Record<string, { readonly content: readonly Envelope[]; readonly key: string }> = {
  "cache/undecodable": { content: [stored("a"), broken], key: "b" },
  "cache/key-mismatch": { content: [stored("a"), { ...stored("c"), key: "z" }], key: "z" },
};

test.each(Object.entries(refusedWhenRead))(
  "%s is an error of every read and write of that document, and of those of all documents",
  async (code, { content, key }) => {
    const store = await filled(content);
    const expected = String(await refusalOf(() => openCache({ documents, stores: [store] })));
    const cache = await openLazily(store);
    const uses: readonly (() => unknown)[] = [
      () => cache.get(Player, key),
      () => cache.has(Player, key),
      () => cache.snapshot().get(Player, key),
      () => cache.put(Player, player(key)),
      () => cache.delete(Player, key),
      () => cache.keys(Player),
      () => cache.all(Player),
      () => cache.query(Player).byFaction("red"),
    ];
    for (const use of [...uses, ...uses]) {
      const error = await refusalOf(use);
      expect(error).toMatchObject({ code });
      expect(String(error)).toBe(expected);
    }
    expect([cache.get(Player, "a")?.id, cache.count(Player)]).toEqual(["a", 2]);
    await cache.update(Player, "a", (current) => ({ ...current, level: 9 })).catch(() => undefined);
    await cache.close();
    expect(store.moments).toBe(0);
  },
);

test("a document that cannot be read is none of the queries' that do not find it", async () => {
  const store = await indexed([player("a"), player("b", { faction: "blue" })]);
  const cache = await openLazily(withBroken(store));
  expect(
    cache
      .query(Player)
      .byFaction("red")
      .map(({ id }) => id),
  ).toEqual(["a"]);
  expect(await codeOf(() => cache.query(Player).byFaction("blue"))).toBe("cache/undecodable");
  await cache.close();
});

// As if a byte had turned over in the store, which keeps its entries.
function withBroken(store: FakeMomentStore): FakeMomentStore {
  const { openMoment } = store;
  return Object.assign(store, {
    openMoment: () => {
      const moment = openMoment();
      const read = (type: string, key: string) => (key === "b" ? broken : moment.read(type, key));
      return { ...moment, read };
    },
  });
}

test("two documents with one unique value are told when all are read", async () => {
  const content = [stored("a", { name: "Bob" }), stored("b", { name: "Bob" })];
  const store = await filled(content);
  const cache = await openLazily(store);
  const error = await refusalOf(() => cache.keys(Player));
  expect(String(error)).toBe(
    String(await refusalOf(async () => openCache({ documents, stores: [await filled(content)] }))),
  );
  await cache.close();
});

test("what the store fails to read is its error, and other documents stay readable", async () => {
  const store = await indexed([player("a"), player("b")]);
  const cache = await openLazily(store);
  store.readFailure = new StoreError("store/corrupt", "watched", "a page is damaged.");
  for (const use of [
    () => cache.get(Player, "a"),
    () => cache.query(Player).byFaction("red"),
    () => cache.keys(Player),
  ]) {
    expect(await codeOf(use)).toBe("store/corrupt");
  }
  store.readFailure = undefined;
  expect(cache.get(Player, "b")?.id).toBe("b");
  expect(await codeOf(() => cache.all(Player))).toBe("store/corrupt");
  await cache.close();
  expect(store.moments).toBe(0);
});

test("envelopes of unknown types are carried, and read when somebody asks for them", async () => {
  const store = await filled([alien("x"), stored("a"), alien("y")]);
  const cache = await openCache({ documents, stores: [store], foreign: "preserve", loading: "lazy" });
  expect(cache.get(Player, "a")?.id).toBe("a");
  expect(cache.foreign()).toEqual([alien("x"), alien("y")]);
  await cache.close();
});

test("a global under its older key is read, and moves when it is written", async () => {
  const store = await filled([global("global:game.settings.v1")]);
  const cache = await openLazily(store);
  expect([cache.get(Settings)?.theme, cache.count(Settings)]).toEqual(["dark", 1]);
  store.batches.length = 0;
  await cache.put(Settings, { theme: "light" });
  expect(store.batches).toEqual([["put settings/__global__", "delete settings/global:game.settings.v1"]]);
  expect([cache.get(Settings)?.theme, cache.keys(Settings)]).toEqual(["light", ["__global__"]]);
  await cache.close();
});

test("a snapshot stays readable after the cache is closed", async () => {
  const store = await indexed([player("a", { level: 1 }), player("b", { level: 2 })]);
  const cache = await openLazily(store);
  const snapshot: Snapshot = cache.snapshot();
  await cache.put(Player, player("a", { level: 9 }));
  await cache.close();
  expect(store.moments).toBe(0);
  expect([snapshot.get(Player, "a")?.level, snapshot.get(Player, "b")?.level]).toEqual([1, 2]);
  expect(
    snapshot
      .query(Player)
      .byFactionAndLevel("red")
      .map(({ id }) => id),
  ).toEqual(["a", "b"]);
});

test("closing lets the moment go without reading anything", async () => {
  const store = await indexed([player("a"), player("b")]);
  const cache = await openLazily(store);
  await cache.close();
  expect([store.moments, store.reads]).toEqual([0, ["contents"]]);
  expect(await codeOf(() => cache.get(Player, "a"))).toBe("cache/closed");
});

test("a moment is let go when another store cannot be opened or read", async () => {
  const store = await indexed([player("a")]);
  const other = watchedStore("other");
  await filledStore([alien("x")], other);
  const stores = [{ store, documents: [Player] }, other];
  expect(await codeOf(() => openCache({ documents, stores, loading: "lazy" }))).toBe("cache/unknown-type");
  expect([store.moments, store.isOpen, other.isOpen]).toEqual([0, false, false]);
});

test("stores that cannot be read as of one moment are loaded at once", async () => {
  const store = await filledStore([stored("a"), broken], memoryStore());
  expect(await codeOf(() => openCache({ documents, stores: [store], loading: "lazy" }))).toBe("cache/undecodable");
});

test("what another program writes after the opening is not seen", async () => {
  const store = await indexed([player("a", { level: 1 })]);
  const cache = await openLazily(store);
  await store.write([
    { kind: "put", envelope: stored("a", { level: 7 }) },
    { kind: "put", envelope: stored("z") },
  ]);
  expect([cache.get(Player, "a")?.level, cache.has(Player, "z"), cache.count(Player)]).toEqual([1, false, 1]);
  await cache.close();
});

test("another way of loading is refused before a store is opened", async () => {
  const store = momentStore();
  const options = { documents, stores: [store], loading: "sometimes" } as unknown as Parameters<typeof openCache>[0];
  expect(await codeOf(() => openCache(options))).toBe("cache/invalid-argument");
  expect(store.isOpen).toBe(false);
});

test.each([false, true])(
  "of many snapshots only those in use are remembered (the first is in use: %s)",
  async (isHeld) => {
    let looks = 0;
    let first: object | undefined;
    class FakeRef {
      readonly #isFirst: boolean;
      constructor() {
        this.#isFirst = first === undefined;
        first ??= this;
      }
      deref(): object | undefined {
        looks++;
        return this.#isFirst && isHeld ? this : undefined;
      }
    }
    vi.stubGlobal("WeakRef", FakeRef);
    const store = await filled([stored("a")]);
    const cache = await openLazily(store);
    for (let taken = 0; taken < 20_000; taken++) cache.snapshot();
    looks = 0;
    await cache.close();
    vi.unstubAllGlobals();
    expect(looks).toBeLessThan(2000);
    expect(store.reads.some((read) => read.startsWith("next"))).toBe(isHeld);
  },
);

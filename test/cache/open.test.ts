import {
  type AnyDocument,
  type BackingStore,
  CacheError,
  DecodeError,
  EncodeError,
  type Envelope,
  memoryStore,
  openCache,
} from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";
import { contentOf, envelope, filledStore } from "./support/filled-store.ts";
import { codeOf, refusalOf } from "./support/refusal.ts";
import { watchedStore } from "./support/watched-store.ts";

const documents = [Player, Clip, Note, Settings];
const global = (key: string) => envelope("settings", key, Settings.encode({ theme: "dark" }), "game.settings.v1");
const stored = (id: string, over: Partial<Player> = {}) => envelope("player", id, Player.encode(player(id, over)));
const foreign = envelope("alien", "x", new Uint8Array([0x93, 1, 2, 3]));

const a = watchedStore("a.db");
const b = watchedStore("b.db");
const badSetups: readonly [string, string, Parameters<typeof openCache>[0]][] = [
  ["two stores for every type", "cache/two-generic-stores", { documents, stores: [a, b] }],
  ["one store given twice", "cache/store-given-twice", { documents, stores: [a, { store: a, documents: [Player] }] }],
  [
    "a document routed twice",
    "cache/document-routed-twice",
    {
      documents: [Player],
      stores: [
        { store: a, documents: [Player] },
        { store: b, documents: [Player] },
      ],
    },
  ],
  [
    "a document with no store",
    "cache/document-without-store",
    { documents, stores: [{ store: a, documents: [Player] }] },
  ],
  ["no store at all", "cache/document-without-store", { documents, stores: [] }],
  [
    "a routed document that is not registered",
    "cache/not-registered",
    { documents: [Note], stores: [a, { store: b, documents: [Player] }] },
  ],
  ["one type name twice", "cache/duplicate-document", { documents: [Player, Player], stores: [a] }],
  [
    "one schema id twice",
    "cache/duplicate-document",
    { documents: [Player, { ...Note, schemaId: "player" }], stores: [a] },
  ],
];

test.each(badSetups)("%s is refused before any store is opened", async (_, code, options) => {
  expect(await codeOf(() => openCache(options))).toBe(code);
  expect([a.isOpen, b.isOpen]).toEqual([false, false]);
});

test("a store for certain types beats the generic one", async () => {
  const [own, generic] = [watchedStore("own"), watchedStore("generic")];
  const cache = await openCache({ documents, stores: [generic, { store: own, documents: [Player] }] });
  await cache.put(Player, player("a"));
  await cache.put(Note, "n", { text: "" });
  expect([own.batches, generic.batches]).toEqual([[["put player/a"]], [["put note/n"]]]);
  expect(cache.stores()).toEqual([
    { name: "memory", location: "generic", isGeneric: true, types: ["clip", "note", "settings"] },
    { name: "memory", location: "own", isGeneric: false, types: ["player"] },
  ]);
});

test("each store is opened with the catalog entries of its own documents", async () => {
  const seen: string[][] = [];
  const spying = (): BackingStore => {
    const store = memoryStore();
    const open = store.open.bind(store);
    return Object.assign(store, {
      open: (context: Parameters<typeof open>[0]) => {
        seen.push(context.catalog.map((entry) => entry.schemaId));
        return open(context);
      },
    });
  };
  await openCache({ documents, stores: [spying(), { store: spying(), documents: [Player] }] });
  expect(seen).toEqual([["clip", "note", "game.settings.v1"], ["player"]]);
});

interface BadContent {
  readonly code: string;
  readonly names: readonly string[];
  readonly content: readonly Envelope[];
  readonly documents?: readonly AnyDocument[];
}

const badContents: Record<string, BadContent> = {
  "an unknown type": {
    code: "cache/unknown-type",
    names: ["`alien`", "`x`", "`store.db`", "`documents`", "preserve"],
    content: [stored("a"), foreign],
  },
  "an undecodable document": {
    code: "cache/undecodable",
    names: ["`player`", "`b`", "`store.db`"],
    content: [stored("a"), envelope("player", "b", new Uint8Array([0xc1]))],
  },
  "a document under another key than its own": {
    code: "cache/key-mismatch",
    names: ["`z`", "`a`"],
    content: [{ ...stored("a"), key: "z" }],
  },
  "a document under a schema id of which nothing is known": {
    code: "cache/unknown-schema",
    names: ["`player`", "`a`", "`player.v9`", "`store.db`", "newer release"],
    content: [{ ...stored("a"), schemaId: "player.v9" }],
  },
  "a global under a key of no meaning": {
    code: "cache/key-mismatch",
    names: ["`settings`", "`main`"],
    content: [global("main")],
  },
  "two globals of one type": {
    code: "cache/duplicate-global",
    names: ["`__global__`", "`global:game.settings.v1`"],
    content: [global("__global__"), global("global:game.settings.v1")],
  },
  "one name twice": {
    code: "cache/duplicate-unique",
    names: ["`a`", "`b`", "`name`", "Bob", "`byName`"],
    content: [stored("a", { name: "Bob" }), stored("b", { name: "Bob" })],
  },
  "one unique value twice": {
    code: "cache/duplicate-unique",
    names: ["`a`", "`b`", "`email`"],
    content: [stored("a", { email: "e@x" }), stored("b", { email: "e@x" })],
  },
};

test.each(Object.entries(badContents))(
  "%s fails the opening, by name, and changes nothing",
  async (_, { code, names, content }) => {
    const [other, store] = [watchedStore("other.db"), watchedStore("store.db")];
    await filledStore(content, store);
    store.batches.length = 0;
    const stores = [{ store: other, documents: [Clip] }, store];
    const error = await refusalOf(() => openCache({ documents, stores }));
    expect(error).toBeInstanceOf(CacheError);
    expect(error).toMatchObject({ code });
    for (const name of names) expect(String(error)).toContain(name);
    expect([other.isOpen, store.isOpen, store.batches]).toEqual([false, false, []]);
    expect(await contentOf(store)).toEqual(content);
  },
);

test("an undecodable document carries the decoder's own error", async () => {
  const store = await filledStore([envelope("player", "b", new Uint8Array([0xc1]))]);
  const error = await refusalOf(() => openCache({ documents, stores: [store] }));
  expect(error instanceof Error && error.cause).toBeInstanceOf(DecodeError);
});

test("a document whose id makes no store key any more is named, with what its key function threw", async () => {
  const cause = new EncodeError("wire/constraint", "Player.id", "Expected at most 16");
  const bounded: typeof Player = {
    ...Player,
    storeKeyOf: () => {
      throw cause;
    },
  };
  const store = await filledStore([stored("a")]);
  const error = await refusalOf(() => openCache({ documents: [bounded], stores: [store] }));
  expect(error).toMatchObject({ code: "cache/undecodable", cause });
  for (const name of ["`player`", "`a`", "`memory`"]) expect(String(error)).toContain(name);
});

test("documents in a store that they are not routed to name both stores", async () => {
  const [right, wrong] = [watchedStore("right.db"), watchedStore("wrong.db")];
  await filledStore([stored("a")], wrong);
  const error = await refusalOf(() => openCache({ documents, stores: [{ store: right, documents: [Player] }, wrong] }));
  expect(error).toMatchObject({ code: "cache/wrong-store" });
  for (const name of ["`player`", "`right.db`", "`wrong.db`"]) expect(String(error)).toContain(name);
});

test("a store that returns one document twice is refused", async () => {
  const store = memoryStore();
  async function* twice() {
    yield stored("a");
    yield stored("a");
  }
  const broken = Object.assign(store, { readAll: () => twice() });
  expect(await codeOf(() => openCache({ documents, stores: [broken] }))).toBe("cache/duplicate-key");
});

test("a store that cannot be opened passes its error on, and those opened before it are closed", async () => {
  const [fine, used] = [watchedStore("fine"), memoryStore()];
  await used.open({ catalog: [] });
  expect(await codeOf(() => openCache({ documents, stores: [{ store: fine, documents: [Player] }, used] }))).toBe(
    "store/locked",
  );
  expect(fine.isOpen).toBe(false);
  await used.write([{ kind: "put", envelope: stored("a") }]);
});

test("unknown types are carried untouched when asked for", async () => {
  const store = await filledStore([foreign, stored("a")]);
  const cache = await openCache({ documents, stores: [store], foreign: "preserve" });
  expect(cache.foreign()).toEqual([foreign]);
  cache.foreign()[0]?.payload.fill(0);
  await cache.put(Player, player("b"));
  await cache.delete(Player, "a");
  expect(cache.foreign()).toEqual([foreign]);
  await cache.close();
  expect((await contentOf(store)).filter(({ type }) => type === "alien")).toEqual([foreign]);
});

test("an older key of a global is read, and replaced by the next write", async () => {
  const store = await filledStore([global("global:game.settings.v1")]);
  const cache = await openCache({ documents, stores: [store] });
  expect(cache.get(Settings)).toEqual({ theme: "dark" });
  expect((await cache.readEnvelope(Settings))?.key).toBe("global:game.settings.v1");
  await cache.put(Settings, { theme: "light" });
  expect((await cache.readEnvelope(Settings))?.key).toBe("__global__");
  await cache.close();
  expect((await contentOf(store)).map(({ key }) => key)).toEqual(["__global__"]);
});

test("an older key of a global is deleted with the global", async () => {
  const store = await filledStore([global("global:game.settings.v1")]);
  const cache = await openCache({ documents, stores: [store] });
  expect(await cache.delete(Settings)).toBe(true);
  await cache.close();
  expect(await contentOf(store)).toEqual([]);
});

test("schema ids that are said to be compatible are read, and kept until the next write", async () => {
  const store = await filledStore([{ ...stored("a"), schemaId: "player.v0" }]);
  const compatibleSchemaIds = { player: ["player.v0"] };
  const cache = await openCache({ documents, stores: [store], compatibleSchemaIds });
  expect(cache.get(Player, "a")?.id).toBe("a");
  expect((await cache.readEnvelope(Player, "a"))?.schemaId).toBe("player.v0");
  await cache.update(Player, "a", (p) => p);
  expect((await cache.readEnvelope(Player, "a"))?.schemaId).toBe("player");
});

test("schema ids that the definition's catalog lists as compatible are read", async () => {
  const store = await filledStore([{ ...stored("a"), schemaId: "player.v0" }]);
  const listing = { ...Player, catalog: { ...Player.catalog, compatibleSchemaIds: ["player.v0"] } };
  const cache = await openCache({ documents: [listing], stores: [store] });
  expect(cache.get(listing, "a")?.id).toBe("a");
});

test("indexes and names are rebuilt on opening", async () => {
  const store = await filledStore([
    stored("a", { name: "Ann", faction: "blue" }),
    stored("b"),
    stored("c", { faction: "blue" }),
  ]);
  const cache = await openCache({ documents, stores: [store] });
  expect(cache.query(Player).byName("Ann")?.id).toBe("a");
  expect(
    cache
      .query(Player)
      .byFaction("blue")
      .map(({ id }) => id),
  ).toEqual(["a", "c"]);
});

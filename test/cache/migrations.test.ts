import {
  type BackingStore,
  type CacheOptions,
  defineMigrations,
  memoryStore,
  openCache,
  unknownSlots,
} from "@keyslot/runtime";
import { beforeAll, expect, test } from "vitest";
import { contentOf, envelope, filledStore } from "./support/filled-store.ts";
import { loadGame, type PlayerV1, type PlayerV2, type PlayerV3 } from "./support/game-releases.ts";
import { codeOf, refusalOf } from "./support/refusal.ts";

let game: Awaited<ReturnType<typeof loadGame>>;

beforeAll(async () => {
  game = await loadGame();
}, 60_000);

const alice: PlayerV1 = { id: "alice", name: "1", hp: 900, goods: [{ item: "axe", count: 2 }] };
const bob: PlayerV2 = { id: "bob", name: "2", hp: "low", goods: [] };
const cleo: PlayerV3 = { id: "cleo", name: 3, hp: "high", goods: [] };

const named = (name: string) => Number(name);
const levelOf = (hp: number) => (hp > 100 ? "high" : "low");

function migrations() {
  const { Player, Rules } = game.third;
  return [
    defineMigrations(Player, {
      v1: (old) => ({ ...old, name: named(old.name), hp: levelOf(old.hp) }),
      v2: (old) => ({ ...old, name: named(old.name) }),
    }),
    defineMigrations(Rules, { v1: (old) => ({ since: String(old.since) }) }),
  ];
}

/** One document of each version, as the program of that version stored it. */
function stored() {
  const { first, second, third } = game;
  return [
    envelope("player", "alice", first.Player.encode(alice), "player"),
    envelope("player", "bob", second.Player.encode(bob), "player.v2"),
    envelope("player", "cleo", third.Player.encode(cleo), "player.v3"),
    envelope("rules", "__global__", first.Rules.encode({ since: 5n }), "game.rules.v1"),
  ];
}

const open = (store: BackingStore, options: Partial<CacheOptions> = {}) =>
  openCache({ documents: game.third.registry, stores: [store], migrations: migrations(), ...options });

const aliceToday: PlayerV3 = { ...alice, name: 1, hp: "high" };

test("documents of every version are read as today's, and found by today's indexes", async () => {
  const { Player, Rules } = game.third;
  const cache = await open(await filledStore(stored()));
  expect(cache.get(Player, "alice")).toEqual(aliceToday);
  expect(cache.get(Player, "bob")).toEqual({ ...bob, name: 2 });
  expect(cache.get(Player, "cleo")).toEqual(cleo);
  expect(cache.get(Rules)).toEqual({ since: "5" });
  expect(cache.query(Player).byName(1)?.id).toBe("alice");
  expect(
    cache
      .query(Player)
      .byHp("high")
      .map(({ id }) => id),
  ).toEqual(["alice", "cleo"]);
});

test("the cache says how many documents of which version it migrated", async () => {
  const more = envelope("player", "anna", game.first.Player.encode({ ...alice, id: "anna", name: "9" }), "player");
  const cache = await open(await filledStore([...stored(), more]));
  expect(cache.migrated()).toEqual([
    { type: "player", version: 1, schemaId: "player", count: 2 },
    { type: "player", version: 2, schemaId: "player.v2", count: 1 },
    { type: "rules", version: 1, schemaId: "game.rules.v1", count: 1 },
  ]);
  expect((await open(memoryStore())).migrated()).toEqual([]);
});

test("nothing is rewritten until a document is, and then under today's schema id", async () => {
  const store = await filledStore(stored());
  const { Player } = game.third;
  const cache = await open(store);
  expect(await cache.readEnvelope(Player, "alice")).toEqual(stored()[0]);
  await cache.update(Player, "alice", (player) => ({ ...player, title: "Dr" }));
  expect(await cache.readEnvelope(Player, "alice")).toMatchObject({
    schemaId: "player.v3",
    payload: Player.encode({ ...aliceToday, title: "Dr" }),
  });
  await cache.close();
  const [, ...untouched] = stored();
  expect((await contentOf(store)).filter(({ key }) => key !== "alice")).toEqual(untouched);
  const reopened = await open(store);
  expect(reopened.get(Player, "alice")?.title).toBe("Dr");
  expect(reopened.migrated().map(({ version, count }) => [version, count])).toEqual([
    [2, 1],
    [1, 1],
  ]);
});

test("a migrated document takes part in indexes, transactions and deletion like any other", async () => {
  const { Player } = game.third;
  const store = await filledStore(stored());
  const cache = await open(store);
  const before = cache.snapshot();
  await cache.transaction((tx) => {
    tx.put(Player, { ...aliceToday, hp: "low", name: 2 });
    tx.put(Player, { ...cleo, name: 1 });
    tx.delete(Player, "bob");
  });
  const query = cache.query(Player);
  expect([query.byName(1)?.id, query.byName(2)?.id, query.byName(3)]).toEqual(["cleo", "alice", undefined]);
  expect(query.byHp("low").map(({ id }) => id)).toEqual(["alice"]);
  expect(before.get(Player, "bob")?.name).toBe(2);
  expect(await codeOf(() => cache.put(Player, { ...cleo, id: "dora", name: 2 }))).toBe("cache/duplicate-unique");
  await cache.close();
  expect((await contentOf(store)).map(({ key, schemaId }) => `${key} ${schemaId}`).sort()).toEqual([
    "__global__ game.rules.v1",
    "alice player.v3",
    "cleo player.v3",
  ]);
});

test("a unique value that a migration doubles fails the opening", async () => {
  const twins = [alice, { ...alice, id: "anna", name: "01" }];
  const store = await filledStore(
    twins.map((each) => envelope("player", each.id, game.first.Player.encode(each), "player")),
  );
  expect(await codeOf(() => open(store))).toBe("cache/duplicate-unique");
});

test("of several versions under one schema id the newest reads all", async () => {
  const older = envelope("player", "alice", game.first.Player.encode(alice), "player");
  const newer = envelope(
    "player",
    "anna",
    game.between.Player.encode({ ...alice, id: "anna", name: "7", title: "Dr" }),
    "player",
  );
  const cache = await open(await filledStore([older, newer]));
  expect(cache.all(game.third.Player).map(({ title }) => title)).toEqual([undefined, "Dr"]);
});

test("a global of a former version is found under its older key", async () => {
  const { Rules } = game.third;
  const rules = envelope("rules", "global:game.rules.v1", game.first.Rules.encode({ since: 5n }), "game.rules.v1");
  const store = await filledStore([rules]);
  const cache = await open(store);
  expect(cache.get(Rules)).toEqual({ since: "5" });
  await cache.put(Rules, { since: "6" });
  await cache.close();
  expect((await contentOf(store)).map(({ key, schemaId }) => [key, schemaId])).toEqual([
    ["__global__", "game.rules.v2"],
  ]);
});

test("slots that a former version did not know are left behind, and its stored bytes keep them", async () => {
  const { Player } = game.third;
  // 0x95 for five slots becomes 0x97: two more, that no lockfile ever saw.
  const known = game.between.Player.encode({ ...alice, title: "Dr" });
  const payload = Uint8Array.from([0x97, ...known.slice(1), 0xa1, 0x78, 0x2a]);
  const wide = envelope("player", "alice", payload, "player");
  const seen: unknown[] = [];
  const { v2 } = { v2: (old: PlayerV2) => ({ ...old, name: named(old.name) }) };
  const v1 = (old: PlayerV1) => {
    seen.push(Reflect.get(old, unknownSlots));
    return { ...old, name: named(old.name), hp: levelOf(old.hp) } as const;
  };
  const cache = await open(await filledStore([wide]), { migrations: [defineMigrations(Player, { v1, v2 })] });
  expect(seen).toEqual([undefined]);
  expect((await cache.readEnvelope(Player, "alice"))?.payload).toEqual(payload);
  await cache.update(Player, "alice", (player) => player);
  expect((await cache.readEnvelope(Player, "alice"))?.payload).toEqual(Player.encode({ ...aliceToday, title: "Dr" }));
});

test("a raw envelope of a former version is stored as it is, and read as today's", async () => {
  const { Player } = game.third;
  const cache = await open(memoryStore());
  const [raw] = stored();
  if (raw === undefined) throw new Error("There is no envelope.");
  await cache.putEnvelope(raw);
  expect(await cache.readEnvelope(Player, "alice")).toEqual(raw);
  expect(cache.get(Player, "alice")).toEqual(aliceToday);
  expect(cache.query(Player).byHp("high")).toEqual([aliceToday]);
  expect(await codeOf(() => cache.putEnvelope({ ...raw, schemaId: "player.v9" }))).toBe("cache/unknown-schema");
});

const failure = new Error("no level for hp 900");
type Functions = Parameters<typeof defineMigrations<PlayerV3, { v1: PlayerV1; v2: PlayerV2 }>>[1];
const badFunctions: Record<string, readonly [code: string, names: readonly string[], v1: unknown]> = {
  "a missing function": ["cache/migration-missing", ["`player`", "`alice`", "version 1", "`v1`"], undefined],
  "a function that throws": [
    "cache/migration-failed",
    ["`alice`", "`v1`", failure.message],
    () => {
      throw failure;
    },
  ],
  "a result of another type": ["cache/migration-failed", ["`alice`", "Player.name"], (old: PlayerV1) => old],
  "no result": ["cache/migration-failed", ["`alice`"], () => undefined],
  "a promise": ["cache/migration-failed", ["`alice`"], async () => aliceToday],
  "another identity": ["cache/key-mismatch", ["`alice`", "`eve`", "`v1`"], () => ({ ...aliceToday, id: "eve" })],
};

test.each(Object.entries(badFunctions))("%s fails the opening, and changes nothing", async (_, [code, names, v1]) => {
  const store = await filledStore(stored());
  const v2 = (old: PlayerV2) => ({ ...old, name: named(old.name) });
  // What callers without types pass.
  const functions = (v1 === undefined ? { v2 } : { v1, v2 }) as Functions;
  const refusal = await refusalOf(() => open(store, { migrations: [defineMigrations(game.third.Player, functions)] }));
  expect(refusal).toMatchObject({ name: "CacheError", code });
  for (const name of names) expect(String(refusal)).toContain(name);
  expect(await contentOf(store)).toEqual(stored());
});

test("what a migration threw is the cause", async () => {
  const v1 = () => {
    throw failure;
  };
  const functions = { v1, v2: v1 };
  const refusal = await refusalOf(async () =>
    open(await filledStore(stored()), { migrations: [defineMigrations(game.third.Player, functions)] }),
  );
  expect(refusal instanceof Error && refusal.cause).toBe(failure);
});

test("bytes that are none of the version that their schema id names are refused", async () => {
  const broken = envelope("player", "alice", new Uint8Array([0xc1]), "player");
  const refusal = await refusalOf(async () => open(await filledStore([broken])));
  expect(refusal).toMatchObject({ code: "cache/undecodable" });
  expect(String(refusal)).toContain("version 1");
});

test("without stored documents of a former version no migrations are needed", async () => {
  const today = stored().filter(({ schemaId }) => schemaId === "player.v3");
  const cache = await open(await filledStore(today), { migrations: [] });
  expect(cache.count(game.third.Player)).toBe(1);
});

test("an older program refuses what a newer one stored", async () => {
  const store = await filledStore(stored().slice(0, 3));
  const { registry } = game.second;
  expect(await codeOf(() => openCache({ documents: registry, stores: [store] }))).toBe("cache/migration-missing");
  const newer = await filledStore(stored().slice(2, 3));
  expect(await codeOf(() => openCache({ documents: registry, stores: [newer] }))).toBe("cache/unknown-schema");
});

test("migrations of a type that is not registered, or twice, are refused", async () => {
  const [players, rules] = migrations();
  if (!players || !rules) throw new Error("There are no migrations.");
  expect(await codeOf(() => open(memoryStore(), { migrations: [players, rules, players] }))).toBe(
    "cache/duplicate-document",
  );
  const others = defineMigrations(game.second.Player, { v1: (old) => ({ ...old, hp: "low" }) });
  expect(await codeOf(() => open(memoryStore(), { migrations: [others] }))).toBe("cache/not-registered");
});

test("two definitions cannot share a schema id that one of them had before", async () => {
  const { Player, Rules } = game.third;
  const documents = [Player, { ...Rules, schemaId: "player.v2" }];
  expect(await codeOf(() => openCache({ documents, stores: [memoryStore()] }))).toBe("cache/duplicate-document");
});

test("a former codec reads bytes alone, and shows values as JSON", () => {
  const { v1 } = game.third.Player.formerVersions ?? {};
  if (v1 === undefined) throw new Error("There is no former version.");
  expect(v1.codec.decode(game.first.Player.encode(alice))).toEqual(alice);
  expect(v1.codec.toJSON(alice)).toEqual({ ...alice });
  expect(Object.keys(v1.codec).sort()).toEqual(["decode", "decodeFrom", "name", "schemaHash", "shape", "toJSON"]);
});

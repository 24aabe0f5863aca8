import { join } from "node:path";
import { type BackingStore, type CacheOptions, defineMigrations, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { beforeAll, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { contentOf, envelope, filledStore } from "./support/filled-store.ts";
import { loadGame } from "./support/game-releases.ts";
import { codeOf } from "./support/refusal.ts";

let game: Awaited<ReturnType<typeof loadGame>>;

beforeAll(async () => {
  game = await loadGame();
}, 60_000);

function migrations() {
  return [
    defineMigrations(game.third.Player, {
      v1: (old) => ({ ...old, name: Number(old.name), hp: old.hp > 100 ? "high" : "low" }),
      v2: (old) => ({ ...old, name: Number(old.name) }),
    }),
    defineMigrations(game.third.Rules, { v1: (old) => ({ since: String(old.since) }) }),
  ];
}

const open = (store: BackingStore, options: Partial<CacheOptions> = {}) =>
  openCache({ documents: game.third.registry, stores: [store], migrations: migrations(), ...options });

/** `count` players of the first version and one of today's. */
function players(count: number) {
  const { first, third } = game;
  const old = Array.from({ length: count }, (_, index) => {
    const id = `p${index}`;
    return envelope("player", id, first.Player.encode({ id, name: String(index % 256), hp: 1, goods: [] }), "player");
  });
  const today = third.Player.encode({ id: "new", name: 255, hp: "low", goods: [] });
  return [...old, envelope("player", "new", today, "player.v3")];
}

test("`migrate` rewrites what is there of former versions, and says what", async () => {
  const { third, first, second } = game;
  const store = await filledStore([
    envelope("player", "a", first.Player.encode({ id: "a", name: "1", hp: 900, goods: [] }), "player"),
    envelope("player", "b", second.Player.encode({ id: "b", name: "2", hp: "low", goods: [] }), "player.v2"),
    envelope("player", "c", third.Player.encode({ id: "c", name: 3, hp: "low", goods: [] }), "player.v3"),
    envelope("rules", "__global__", first.Rules.encode({ since: 5n }), "game.rules.v1"),
  ]);
  const cache = await open(store);
  const progress: (readonly number[])[] = [];
  const rewritten = await cache.migrate({ onProgress: (...each) => progress.push(each) });
  expect(rewritten).toEqual([
    { type: "player", version: 1, schemaId: "player", count: 1 },
    { type: "player", version: 2, schemaId: "player.v2", count: 1 },
    { type: "rules", version: 1, schemaId: "game.rules.v1", count: 1 },
  ]);
  expect(progress.at(-1)).toEqual([3, 3]);
  expect(await cache.migrate()).toEqual([]);
  await cache.close();
  const ids = (await contentOf(store)).map(({ schemaId }) => schemaId).sort();
  expect(ids).toEqual(["game.rules.v2", "player.v3", "player.v3", "player.v3"]);
  // Nobody needs the migrations any more.
  const later = await openCache({ documents: third.registry, stores: [store] });
  expect([later.migrated(), later.get(third.Player, "a")?.hp, later.get(third.Rules)?.since]).toEqual([
    [],
    "high",
    "5",
  ]);
});

test("what was rewritten when it was ended stays so, and the next call goes on from there", async () => {
  const cache = await open(await filledStore(players(250)));
  const ending = new AbortController();
  const ended = cache.migrate({ signal: ending.signal, onProgress: () => ending.abort(new Error("enough")) });
  await expect(ended).rejects.toThrow("enough");
  expect(await cache.migrate()).toEqual([{ type: "player", version: 1, schemaId: "player", count: 50 }]);
});

test("it leaves alone what somebody writes meanwhile, and keeps expiry and tags", async () => {
  const folder = freshFolder();
  const path = join(folder.path, "game.db");
  const store = sqliteStore({ path });
  await store.open({ catalog: [] });
  const [p0, p1] = players(2);
  if (p0 === undefined || p1 === undefined) throw new Error("There are no players.");
  const expiresAt = Date.now() + 600_000;
  await store.write([
    { kind: "put", envelope: { ...p0, expiresAt, tags: ["x"] } },
    { kind: "put", envelope: p1 },
  ]);
  await store.close();
  const [cache, other] = [await open(sqliteStore({ path })), await open(sqliteStore({ path }))];
  await other.put(game.third.Player, { id: "p1", name: 9, hp: "high", goods: [] });
  const rewritten = await cache.migrate();
  expect(rewritten).toEqual([{ type: "player", version: 1, schemaId: "player", count: 1 }]);
  expect(cache.get(game.third.Player, "p1")?.name).toBe(9);
  const kept = await cache.readEnvelope(game.third.Player, "p0");
  expect([kept?.schemaId, kept?.expiresAt, kept?.tags]).toEqual(["player.v3", expiresAt, ["x"]]);
  await Promise.all([cache.close(), other.close()]);
  folder.remove();
});

test("a store of a newer release is read where the schema id says so, and refused as a whole where not", async () => {
  const { first, between, second } = game;
  const newer = between.Player.encode({ id: "a", name: "1", hp: 1, goods: [], title: "Dr" });
  const store = await filledStore([envelope("player", "a", newer, "player")]);
  const older = await openCache({ documents: first.registry, stores: [store] });
  await older.update(first.Player, "a", (a) => ({ ...a, hp: 2 }));
  await older.close();
  const again = await openCache({ documents: between.registry, stores: [store] });
  expect([again.get(between.Player, "a")?.hp, again.get(between.Player, "a")?.title]).toEqual([2, "Dr"]);
  const broken = await filledStore([
    envelope("player", "b", second.Player.encode({ id: "b", name: "2", hp: "low", goods: [] }), "player.v2"),
  ]);
  const before = await contentOf(broken);
  expect(await codeOf(() => openCache({ documents: first.registry, stores: [broken] }))).toBe("cache/unknown-schema");
  expect(await contentOf(broken)).toEqual(before);
});

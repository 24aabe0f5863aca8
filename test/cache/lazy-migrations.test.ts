import { type Cache, type CacheOptions, defineMigrations, type Envelope, openCache } from "@keyslot/runtime";
import { beforeAll, expect, test } from "vitest";
import { envelope, filledStore } from "./support/filled-store.ts";
import { loadGame } from "./support/game-releases.ts";
import { momentStore } from "./support/moment-store.ts";
import { codeOf } from "./support/refusal.ts";

let game: Awaited<ReturnType<typeof loadGame>>;

beforeAll(async () => {
  game = await loadGame();
}, 60_000);

const levelOf = (hp: number): "high" | "low" => (hp > 100 ? "high" : "low");

function migrations() {
  const { Player, Rules } = game.third;
  return [
    defineMigrations(Player, {
      v1: (old) => ({ ...old, name: Number(old.name), hp: levelOf(old.hp) }),
      v2: (old) => ({ ...old, name: Number(old.name) }),
    }),
    defineMigrations(Rules, { v1: (old) => ({ since: String(old.since) }) }),
  ];
}

async function stored() {
  const { first, second, third } = game;
  const store = momentStore();
  const content = [
    envelope("player", "alice", first.Player.encode({ id: "alice", name: "1", hp: 900, goods: [] }), "player"),
    envelope("player", "bob", second.Player.encode({ id: "bob", name: "2", hp: "low", goods: [] }), "player.v2"),
    envelope("player", "cleo", third.Player.encode({ id: "cleo", name: 3, hp: "high", goods: [] }), "player.v3"),
    envelope("rules", "__global__", first.Rules.encode({ since: 5n }), "game.rules.v1"),
  ];
  await filledStore(content, store);
  return store;
}

const open = async (options: Partial<CacheOptions>) =>
  openCache({ documents: game.third.registry, stores: [await stored()], migrations: migrations(), ...options });

test("documents of former versions read, count and are found as where everything was loaded", async () => {
  const { Player, Rules } = game.third;
  const [lazy, eager] = [await open({ loading: "lazy" }), await open({})];
  const views: readonly ((cache: Cache) => unknown)[] = [
    (cache) => cache.migrated(),
    (cache) => cache.get(Player, "alice"),
    (cache) => cache.get(Rules),
    (cache) => cache.query(Player).byName(2),
    (cache) => cache.all(Player),
    (cache) => cache.migrated(),
  ];
  for (const view of views) expect(view(lazy)).toEqual(view(eager));
  await Promise.all([lazy.close(), eager.close()]);
});

test("a migration that is missing fails the opening, one that fails is an error of its document", async () => {
  const { Player } = game.third;
  expect(await codeOf(() => open({ loading: "lazy", migrations: [] }))).toBe("cache/migration-missing");
  const failing = migrations().map((each) => {
    const v1 = () => {
      throw new Error("no way");
    };
    return each.definition === Player ? { ...each, functions: { ...each.functions, v1 } } : each;
  });
  const cache = await open({ loading: "lazy", migrations: failing });
  expect(cache.get(Player, "bob")?.name).toBe(2);
  expect(await codeOf(() => cache.get(Player, "alice"))).toBe("cache/migration-failed");
  expect(await codeOf(() => cache.query(Player).byName(3))).toBe("cache/migration-failed");
  await cache.close();
});

test.each([false, true])(
  "a migration may ask the cache while many documents are read at once (types told apart: %s)",
  async (tellsTypes) => {
    const { first, third } = game;
    const { Player, Rules } = third;
    const store = momentStore({ tellsTypes });
    const ids = ["a", "b", "c", "d", "e"];
    const old = (id: string) => first.Player.encode({ id, name: "1", hp: 900, goods: [] });
    await filledStore(
      ids
        .map((id) => envelope("player", id, old(id), "player"))
        .concat(["x", "y"].map((id) => envelope("alien", id, new Uint8Array([0x90])))),
      store,
    );
    const { openMoment } = store;
    store.openMoment = () => {
      const moment = openMoment.call(store);
      const { next, nextOf } = moment;
      const all = (some: () => readonly Envelope[]) => {
        const found: Envelope[] = [];
        for (let more = some(); more.length > 0; more = some()) found.push(...more);
        return found;
      };
      return {
        ...moment,
        next: (limit) => all(() => next(limit)),
        ...(nextOf && { nextOf: (type: string, limit: number) => all(() => nextOf(type, limit)) }),
      };
    };
    let aliens = 0;
    const asking = defineMigrations(Player, {
      v1: (given) => {
        aliens = cache.foreign().length;
        return { ...given, name: given.id.charCodeAt(0), hp: levelOf(given.hp) };
      },
      v2: (given) => ({ ...given, name: Number(given.name) }),
    });
    const rules = defineMigrations(Rules, { v1: (given) => ({ since: String(given.since) }) });
    const cache: Cache = await openCache({
      documents: third.registry,
      stores: [store],
      migrations: [asking, rules],
      loading: "lazy",
      foreign: "preserve",
    });
    expect([...cache.keys(Player)].sort()).toEqual(ids);
    expect([cache.get(Player, "c")?.id, cache.count(Player), aliens]).toEqual(["c", 5, 2]);
    await cache.close();
  },
);

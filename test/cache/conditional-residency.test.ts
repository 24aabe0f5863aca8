import { type CacheOptions, defineMigrations, etagOf, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { beforeAll, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { envelope, filledStore } from "./support/filled-store.ts";
import { loadGame } from "./support/game-releases.ts";
import { SharedPlace } from "./support/shared-place.ts";

// Conditional operations on documents that are not in memory as they are stored: of former versions, not loaded, or no more.

let game: Awaited<ReturnType<typeof loadGame>>;
beforeAll(async () => {
  game = await loadGame();
}, 60_000);

const old = { id: "alice", name: "1", hp: 900, goods: [] };

function documentsOfBefore() {
  const { first } = game;
  return [
    envelope("player", "alice", first.Player.encode(old), "player"),
    envelope("rules", "global:game.rules.v1", first.Rules.encode({ since: 5n }), "game.rules.v1"),
  ];
}

function options(): Omit<CacheOptions, "stores"> {
  const { Player, Rules, registry } = game.third;
  const migrations = [
    defineMigrations(Player, {
      v1: (from) => ({ ...from, name: Number(from.name), hp: "low" }),
      v2: (from) => ({ ...from, name: Number(from.name) }),
    }),
    defineMigrations(Rules, { v1: (from) => ({ since: String(from.since) }) }),
  ];
  return { documents: registry, migrations };
}

test("an etag of a document of a former version is that of the stored bytes, and conditions go by it", async () => {
  const place = new SharedPlace();
  for (const store of [await filledStore(documentsOfBefore()), place.store()]) {
    if (store.isShared === true) {
      await place.content.open({ catalog: [] });
      await place.content.write(documentsOfBefore().map((each) => ({ kind: "put", envelope: each })));
      await place.content.close();
    }
    const { Player, Rules } = game.third;
    const cache = await openCache({ ...options(), stores: [store] });
    const stored = await cache.readEnvelope(Player, "alice");
    const etag = await cache.etag(Player, "alice");
    expect(stored && etagOf(stored)).toBe(etag);
    expect(await cache.transform(Player, "alice", () => undefined)).toMatchObject({ etag, value: { hp: "low" } });
    const kept = await cache.getIf(Player, "alice", { any: true });
    expect((await cache.putIf(Player, { ...old, name: 1, hp: "high" }, { is: "x" })).actualEtag).toBe(etag);
    const put = await cache.putIf(Player, { ...old, name: 1, hp: "high" }, { is: etag });
    expect([kept.actualEtag, put.isSatisfied, put.actualEtag, put.value?.hp]).toEqual([etag, true, etag, "high"]);
    expect(put.resultingEtag).toBe(await cache.etag(Player, "alice"));
    const rules = await cache.etag(Rules);
    expect((await cache.deleteIf(Rules, { is: rules })).isSatisfied).toBe(true);
    expect([rules === null, await cache.etag(Rules)]).toEqual([false, null]);
    await cache.close();
  }
});

test.each<Partial<CacheOptions>>([{ loading: "lazy" }, { loading: "eager" }])(
  "documents that are not loaded are found (%o)",
  async (how) => {
    const folder = freshFolder();
    const { Player } = game.third;
    const open = (more: Partial<CacheOptions> = {}) => {
      return openCache({
        ...options(),
        ...more,
        stores: [sqliteStore({ path: `${folder.path}/game.db`, indexes: "stored" })],
      });
    };
    const players = Array.from({ length: 50 }, (_, at) => ({ id: `p${at}`, name: at, hp: "low", goods: [] }) as const);
    const writer = await open();
    await writer.putMany(Player, players);
    const etag = await writer.etag(Player, "p7");
    const bounded = how.loading === "eager" ? { bounded: [{ document: Player, maxDocuments: 3 }] } : {};
    const cache = await open({ ...how, ...bounded });
    expect(await cache.getIf(Player, "p7", { is: etag })).toMatchObject({ isSatisfied: true, value: { name: 7 } });
    const put = { id: "p8", name: 8, hp: "high", goods: [] } as const;
    expect((await cache.putIf(Player, put, { is: null })).isSatisfied).toBe(false);
    expect((await cache.putIf(Player, put, { isNot: null })).value?.hp).toBe("high");
    await writer.delete(Player, "p9");
    expect((await cache.putIfAbsent(Player, { ...put, id: "p9", name: 9 })).isSatisfied).toBe(true);
    const renamed = await cache.transform(Player, "p10", (p) => p && { ...p, hp: "high" as const });
    expect([renamed.value?.hp, await writer.etag(Player, "p10")]).toEqual(["high", renamed.etag]);
    await cache.close();
    await writer.close();
    folder.remove();
  },
);

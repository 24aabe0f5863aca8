import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, defineMigrations, type Envelope, memoryStore, openCache } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { decode, encode } from "@msgpack/msgpack";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { loadGame, type PlayerV1, type PlayerV3 } from "./support/game-releases.ts";
import { codeOf } from "./support/refusal.ts";

let game: Awaited<ReturnType<typeof loadGame>>;

beforeAll(async () => {
  game = await loadGame();
}, 60_000);

const clock = () => 0;
const player = (id: string, name: number): PlayerV1 => ({ id, name: String(name), hp: 5 * name, goods: [] });

/** Stores documents with the program of the first version, then one more with that of the second. */
async function playTwoVersions(store: BackingStore): Promise<void> {
  const { first, second } = game;
  const before = await openCache({ documents: first.registry, stores: [store], clock });
  await before.putMany(first.Player, [player("alice", 1), player("anna", 2), player("anton", 3)]);
  await before.close();
  const cache = await openCache({ documents: second.registry, stores: [store], migrations: [raiseToSecond()], clock });
  await cache.put(second.Player, { id: "bob", name: "4", hp: "low", goods: [] });
  await cache.update(second.Player, "anton", (old) => ({ ...old, title: "Dr" }));
  await cache.delete(second.Player, "anna");
  await cache.close();
}

const raiseToSecond = () => defineMigrations(game.second.Player, { v1: (old) => ({ ...old, hp: "high" }) });

const openToday = (store: BackingStore) => {
  const { Player, registry } = game.third;
  const migrations = defineMigrations(Player, {
    v1: (old) => ({ ...old, name: Number(old.name), hp: "high" }),
    v2: (old) => ({ ...old, name: Number(old.name) }),
  });
  return openCache({ documents: registry, stores: [store], migrations: [migrations], clock });
};

const afterTwoVersions: readonly PlayerV3[] = [
  { id: "alice", name: 1, hp: "high", goods: [] },
  { id: "anton", name: 3, hp: "high", goods: [], title: "Dr" },
  { id: "bob", name: 4, hp: "low", goods: [] },
];

const schemaIds = { player: "player" };
const kinds: Record<string, (path: string) => () => BackingStore> = {
  memory: () => {
    const store = memoryStore();
    return () => store;
  },
  "single file": (path) => () => singleFileStore({ path }),
  JSONL: (path) => () => jsonlStore({ path, schemaIds }),
  SQLite: (path) => () => sqliteStore({ path }),
};

function newPath(): string {
  const folder = freshFolder();
  onTestFinished(() => folder.remove());
  return join(folder.path, "game");
}

test.each(Object.entries(kinds))("%s keeps documents of three versions apart", async (_, kind) => {
  const at = kind(newPath());
  const { Player } = game.third;
  await playTwoVersions(at());
  const cache = await openToday(at());
  expect(cache.all(Player).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(afterTwoVersions);
  expect(
    cache
      .migrated()
      .map(({ version, count }) => [version, count])
      .sort(),
  ).toEqual([
    [1, 1],
    [2, 2],
  ]);
  await cache.put(Player, { id: "cleo", name: 5, hp: "low", goods: [] });
  await cache.close();
  const reopened = await openToday(at());
  const ids = await Promise.all(reopened.keys(Player).map((id) => reopened.readEnvelope(Player, id)));
  expect(ids.map((envelope) => `${envelope?.key} ${envelope?.schemaId}`).sort()).toEqual([
    "alice player",
    "anton player.v2",
    "bob player.v2",
    "cleo player.v3",
  ]);
  await reopened.close();
});

test.each(Object.entries(kinds))("%s is as it was when a migration fails", async (_, kind) => {
  const at = kind(newPath());
  await playTwoVersions(at());
  const before = await contentOf(at());
  const refused = openCache({ documents: game.third.registry, stores: [at()] });
  expect(await codeOf(() => refused)).toBe("cache/migration-missing");
  expect(await contentOf(at())).toEqual(before);
});

async function contentOf(store: BackingStore): Promise<readonly Envelope[]> {
  const found: Envelope[] = [];
  await store.open({ catalog: [], versionedTypes: new Set(["player"]) });
  for await (const envelope of store.readAll()) found.push(envelope);
  await store.close();
  return found;
}

test("a single file keeps former catalog entries and untouched records to the byte", async () => {
  const path = newPath();
  const { first, third } = game;
  const before = await openCache({ documents: first.registry, stores: [singleFileStore({ path })], clock });
  await before.putMany(first.Player, [player("alice", 1), player("anna", 2)]);
  await before.close();
  const old = partsOf(path);
  const cache = await openToday(singleFileStore({ path }));
  await cache.put(third.Player, { id: "cleo", name: 5, hp: "low", goods: [] });
  await cache.close();
  const now = partsOf(path);
  expect(now.catalog[0]).toEqual(old.catalog[0]);
  expect(now.catalog.map(schemaIdOf)).toEqual(["player", "player.v3"]);
  expect(now.records.slice(0, 2)).toEqual(old.records);
});

/** Catalog entries and records, each as the bytes that an independent encoder gives it. */
function partsOf(path: string) {
  const top = decode(readFileSync(path));
  if (!Array.isArray(top)) throw new Error("This is no store file.");
  const [, catalog, records] = top;
  return { catalog: catalog.map(encode), records: records.map(encode) };
}

function schemaIdOf(entry: Uint8Array): unknown {
  const parts = decode(entry);
  return Array.isArray(parts) ? parts[0] : undefined;
}

test("a single file's own catalog says which other ids are today's or a former version's", async () => {
  const path = newPath();
  const { first, third } = game;
  const before = await openCache({ documents: first.registry, stores: [singleFileStore({ path })], clock });
  await before.put(first.Player, player("alice", 1));
  await before.close();
  const top = decode(readFileSync(path));
  if (!Array.isArray(top)) throw new Error("This is no store file.");
  top[1][0][5].push("sha256:01");
  top[2][0][1] = "sha256:01";
  writeFileSync(path, encode(top));
  const cache = await openToday(singleFileStore({ path }));
  expect(cache.get(third.Player, "alice")?.name).toBe(1);
  expect(cache.migrated()).toEqual([{ type: "player", version: 1, schemaId: "player", count: 1 }]);
  expect((await cache.readEnvelope(third.Player, "alice"))?.schemaId).toBe("sha256:01");
  await cache.close();
});

test("JSONL lines name schema ids only where versions have to be told apart", async () => {
  const path = newPath();
  const { first, third } = game;
  const before = await openCache({ documents: first.registry, stores: [jsonlStore({ path })], clock });
  await before.put(first.Player, player("alice", 1));
  await before.put(first.Rules, { since: 5n });
  await before.close();
  const old = readFileSync(path, "utf8");
  expect(old).not.toContain("schema_id");
  expect(await codeOf(() => openToday(jsonlStore({ path })))).toBe("store/unknown-schema");
  expect(readFileSync(path, "utf8")).toBe(old);
  const both = { player: "player", rules: "game.rules.v2" };
  expect(await codeOf(() => openToday(jsonlStore({ path, schemaIds: both })))).toBe("cache/undecodable");
  const cache = await openCache({
    documents: [third.Player],
    stores: [jsonlStore({ path, schemaIds })],
    foreign: "preserve",
    migrations: [
      defineMigrations(third.Player, {
        v1: (player) => ({ ...player, name: Number(player.name), hp: "low" }),
        v2: (player) => ({ ...player, name: Number(player.name) }),
      }),
    ],
    clock,
  });
  await cache.put(third.Player, { id: "cleo", name: 5, hp: "low", goods: [] });
  await cache.close();
  const [alice, cleo, rules] = readFileSync(path, "utf8").split("\n");
  expect([`${alice}\n${rules}\n`, cleo]).toEqual([
    old,
    `{"key": "cleo", "payload": "laRjbGVvBaNsb3eQwA==", "schema_id": "player.v3", "stored_at": "1970-01-01T00:00:00.000Z", "type": "player"}`,
  ]);
});

test("an older program refuses the lines of a newer one", async () => {
  const path = newPath();
  const cache = await openToday(jsonlStore({ path }));
  await cache.put(game.third.Player, { id: "cleo", name: 5, hp: "low", goods: [] });
  await cache.close();
  const older = () => openCache({ documents: game.first.registry, stores: [jsonlStore({ path })] });
  expect(await codeOf(older)).toBe("cache/unknown-schema");
});

test("CultCache's oldest format, which has no schema ids, is refused where versions have to be told apart", async () => {
  const path = newPath();
  const payload = game.first.Player.encode(player("alice", 1));
  const legacy = [{ key: "alice", type: "player", payload, storedAt: "2020-01-01T00:00:00.000Z" }];
  writeFileSync(path, encode(legacy));
  expect(await codeOf(() => openToday(singleFileStore({ path })))).toBe("store/unknown-schema");
  const cache = await openCache({ documents: game.first.registry, stores: [singleFileStore({ path })] });
  expect(cache.get(game.first.Player, "alice")?.name).toBe("1");
  await cache.close();
});

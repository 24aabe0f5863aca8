import * as fs from "node:fs/promises";
import { join } from "node:path";
import { memoryStore, openCache, StoreError } from "@keyslot/runtime";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { FileLayer } from "../../runtime/src/stores/files/atomic-file.ts";
import { FileStore } from "../../runtime/src/stores/one-file/file-store.ts";
import { parseSingleFile } from "../../runtime/src/stores/one-file/single-file-parse.ts";
import { Clip, Note, Player, player } from "../cache/support/documents.ts";
import { contentOf } from "../cache/support/filled-store.ts";
import { loadGame } from "../cache/support/game-releases.ts";
import { freshFolder } from "../stores/fresh-folder.ts";

let game: Awaited<ReturnType<typeof loadGame>>;
let folder = freshFolder();

beforeAll(async () => {
  game = await loadGame();
}, 60_000);
afterEach(() => {
  folder.remove();
  folder = freshFolder();
});

/** A single file store, and the calls by which it replaces its file. */
function recordedStore() {
  const calls: string[] = [];
  const temporaries = new Set<string>();
  const files: FileLayer = {
    open: async (...values: Parameters<typeof fs.open>) => {
      const handle = await fs.open(...values);
      const what = (await handle.stat()).isDirectory() ? "folder" : "file";
      if (what === "file") temporaries.add(String(values[0]));
      const sync = handle.sync.bind(handle);
      const recorded = async () => {
        calls.push(`fsync ${what}`);
        await sync();
      };
      Object.defineProperty(handle, "sync", { value: recorded });
      return handle;
    },
    rename: async (...values: Parameters<typeof fs.rename>) => {
      calls.push("rename");
      await fs.rename(...values);
    },
  };
  const format = { name: "single file", parse: parseSingleFile };
  return { calls, temporaries, store: new FileStore(format, { path: join(folder.path, "game.cc") }, files) };
}

test("a thousand puts of one turn replace the file once or twice, not a thousand times", async () => {
  const { calls, store } = recordedStore();
  const cache = await openCache({ documents: [Note], stores: [store] });
  await Promise.all(Array.from({ length: 1000 }, (_, index) => cache.put(Note, `n${index}`, { text: "x" })));
  const replacements = calls.filter((call) => call === "rename").length;
  expect(replacements).toBeGreaterThan(0);
  expect(replacements).toBeLessThanOrEqual(2);
  await cache.close();
});

test("a file is synced before it takes the place of the old one, the folder after it, and no two writes share a temporary name", async () => {
  const { calls, temporaries, store } = recordedStore();
  const cache = await openCache({ documents: [Note], stores: [store] });
  await cache.put(Note, "a", { text: "1" });
  expect(calls).toEqual(["fsync file", "rename", "fsync folder"]);
  await cache.put(Note, "a", { text: "2" });
  expect(temporaries.size).toBe(2);
  await cache.close();
});

test("a second writer is refused instead of dropping the first one's documents", async () => {
  const path = join(folder.path, "game.cc");
  const open = () => openCache({ documents: [Note], stores: [singleFileStore({ path })] });
  const first = await open();
  const refused: unknown = await open().catch((error: unknown) => error);
  expect(refused instanceof StoreError && refused.code).toBe("store/locked");
  await first.put(Note, "a", { text: "1" });
  await first.close();
  const second = await open();
  expect(second.get(Note, "a")).toEqual({ text: "1" });
  await second.close();
});

test("who shares an indexed value is found when the one that was found first goes", async () => {
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  const ids = () =>
    cache
      .query(Player)
      .byFaction("red")
      .map(({ id }) => id);
  await cache.putMany(Player, [player("a"), player("b"), player("c")]);
  await cache.delete(Player, "a");
  expect(ids()).toEqual(["b", "c"]);
  await cache.update(Player, "b", (b) => ({ ...b, faction: "blue" }));
  expect(ids()).toEqual(["c"]);
});

test("values of an index keep their type: 1 is not `1`", async () => {
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  await cache.put(Player, player("a", { level: 1 }));
  const byLevel = (level: unknown) => Reflect.apply(cache.query(Player).byFactionAndLevel, undefined, ["red", level]);
  expect([byLevel(1).length, byLevel("1").length]).toEqual([1, 0]);
});

test("updates that wait between reading and writing lose none of each other", async () => {
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  await cache.put(Player, player("a", { level: 0 }));
  const update = () =>
    cache.update(Player, "a", async (a) => {
      await Promise.resolve();
      return { ...a, level: a.level + 1 };
    });
  await Promise.all(Array.from({ length: 50 }, update));
  expect(cache.get(Player, "a")?.level).toBe(50);
});

test("what the caller does with its object afterwards does not reach the cache", async () => {
  const cache = await openCache({ documents: [Player, Clip], stores: [memoryStore()] });
  const given = { ...player("a"), badges: ["one"] };
  await cache.put(Player, given);
  given.badges.push("two");
  given.level = 99;
  expect([cache.get(Player, "a")?.badges, cache.get(Player, "a")?.level]).toEqual([["one"], 1]);
  const clip = { id: 1, data: Uint8Array.of(1, 2), at: new Date(0) };
  await cache.put(Clip, clip);
  clip.data[0] = 9;
  cache.get(Clip, 1)?.data.fill(7);
  expect([...(cache.get(Clip, 1)?.data ?? [])]).toEqual([1, 2]);
});

test("slots of a newer release come back from an older one's write as they were", async () => {
  const { first, between } = game;
  const path = join(folder.path, "game.cc");
  const newer = await openCache({ documents: between.registry, stores: [singleFileStore({ path })] });
  await newer.put(between.Player, { id: "a", name: "Ann", hp: 1, goods: [], title: "Dr" });
  await newer.close();
  const [before] = await contentOf(singleFileStore({ path }));
  const older = await openCache({ documents: first.registry, stores: [singleFileStore({ path })] });
  await older.update(first.Player, "a", (a) => ({ ...a }));
  await older.close();
  const [after] = await contentOf(singleFileStore({ path }));
  expect(after?.payload).toEqual(before?.payload);
});

test("what another program's catalog says of its types is there after our write", async () => {
  const path = join(folder.path, "game.cc");
  const theirs = singleFileStore({ path });
  await theirs.open({
    catalog: [
      {
        schemaId: "theirs.relic.v4",
        schemaName: "relic",
        schemaVersion: "relic.v4",
        contentHash: "0123",
        canonicalSchemaJson: '{"their":"own words"}',
        compatibleSchemaIds: ["theirs.relic.v3"],
        members: [],
      },
    ],
  });
  const relic = { type: "relic", key: "r", schemaId: "theirs.relic.v4", storedAt: "2026-01-01T00:00:00.000Z" };
  await theirs.write([{ kind: "put", envelope: { ...relic, payload: Uint8Array.of(0x90) } }]);
  await theirs.close();
  const cache = await openCache({ documents: [Note], stores: [singleFileStore({ path })], foreign: "preserve" });
  await cache.put(Note, "n", { text: "ours" });
  await cache.close();
  const again = singleFileStore({ path });
  await again.open({ catalog: [] });
  const described =
    "describing" in again && typeof again.describing === "function" ? again.describing("theirs.relic.v3") : undefined;
  expect(described).toMatchObject({
    schemaId: "theirs.relic.v4",
    canonicalSchemaJson: '{"their":"own words"}',
    compatibleSchemaIds: ["theirs.relic.v3"],
  });
  await again.close();
});

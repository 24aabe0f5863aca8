import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BackingStore, memoryStore, openCache } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { afterAll, expect, test } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";

const documents = [Player, Clip, Note, Settings];
const folder = mkdtempSync(join(tmpdir(), "keyslot-cache-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const memory = memoryStore();
const kinds: readonly [string, () => BackingStore][] = [
  ["memory", () => memory],
  ["single file", () => singleFileStore({ path: join(folder, "cache.ccs") })],
  ["JSONL", () => jsonlStore({ path: join(folder, "cache.jsonl") })],
  ["SQLite", () => sqliteStore({ path: join(folder, "cache.db") })],
];

test.each(kinds)("what a cache over %s acknowledged is there after reopening", async (_, makeStore) => {
  const cache = await openCache({ documents, stores: [makeStore()] });
  await cache.putMany(Player, [player("a", { name: "Ann" }), player("b", { name: "Bob" })]);
  await Promise.all(Array.from({ length: 20 }, () => cache.update(Player, "a", (p) => ({ ...p, level: p.level + 1 }))));
  await cache.put(Clip, { id: 1, data: new Uint8Array([0, 255]), at: new Date(5) });
  await cache.put(Settings, { theme: "dark" });
  await cache.transaction((tx) => {
    tx.put(Player, player("a", { name: "Bob", level: (tx.get(Player, "a")?.level ?? 0) + 1 }));
    tx.put(Player, player("b", { name: "Ann" }));
    tx.put(Note, "ключ/with 'quotes' and 🦆", { text: "х" });
  });
  await cache.put(Note, "gone", { text: "" });
  await cache.delete(Note, "gone");
  const envelope = await cache.readEnvelope(Player, "a");
  await cache.close();

  const reopened = await openCache({ documents, stores: [makeStore()] });
  expect([...reopened.keys(Player)].sort()).toEqual(["a", "b"]);
  expect([reopened.get(Player, "a")?.level, reopened.query(Player).byName("Ann")?.id]).toEqual([22, "b"]);
  expect(reopened.get(Clip, 1)).toEqual({ id: 1, data: new Uint8Array([0, 255]), at: new Date(5) });
  expect([reopened.get(Settings), reopened.keys(Note)]).toEqual([{ theme: "dark" }, ["ключ/with 'quotes' and 🦆"]]);
  expect(await reopened.readEnvelope(Player, "a")).toEqual(envelope);
  await reopened.close();
});

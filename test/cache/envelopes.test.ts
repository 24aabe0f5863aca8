import { memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";
import { envelope } from "./support/filled-store.ts";
import { codeOf } from "./support/refusal.ts";

const documents = [Player, Clip, Note, Settings];
const open = () =>
  openCache({ documents, stores: [memoryStore()], clock: () => 0, compatibleSchemaIds: { player: ["player.v0"] } });

test("a raw envelope is read as it is persisted", async () => {
  const cache = await open();
  const value = player("a");
  await cache.put(Player, value);
  const expected = { ...envelope("player", "a", Player.encode(value)), storedAt: "1970-01-01T00:00:00.000Z" };
  const read = await cache.readEnvelope(Player, "a");
  expect(read).toEqual(expected);
  read?.payload.fill(0);
  expect(await cache.readEnvelope(Player, "a")).toEqual(expected);
  expect(await cache.readEnvelope(Player, "b")).toBeUndefined();
});

test("a raw envelope is stored with its own bytes, time and schema id, and indexed", async () => {
  const cache = await open();
  const value = player("a", { name: "Ann" });
  const raw = envelope("player", "a", Player.encode(value), "player.v0");
  const put = cache.putEnvelope(raw);
  raw.payload.fill(0);
  await put;
  expect(await cache.readEnvelope(Player, "a")).toEqual({ ...raw, payload: Player.encode(value) });
  expect(cache.query(Player).byName("Ann")).toEqual(value);
});

test("a raw global is stored under the one key of globals", async () => {
  const cache = await open();
  const payload = Settings.encode({ theme: "dark" });
  await cache.putEnvelope(envelope("settings", "global:game.settings.v1", payload, "game.settings.v1"));
  expect((await cache.readEnvelope(Settings))?.key).toBe("__global__");
});

const fine = envelope("player", "a", Player.encode(player("a")));
test.each([
  ["of an unknown type", "cache/unknown-type", { ...fine, type: "alien" }],
  ["that cannot be decoded", "wire/truncated", { ...fine, payload: new Uint8Array([0xc1]) }],
  ["under another key than its own", "cache/key-mismatch", { ...fine, key: "b" }],
  ["of ill-formed text", "cache/invalid-envelope", { ...fine, schemaId: "\udc00" }],
  ["without a time", "cache/invalid-envelope", { ...fine, storedAt: "yesterday" }],
])("an envelope %s is refused and nothing is written", async (_, code, raw) => {
  const cache = await open();
  expect(await codeOf(() => cache.putEnvelope(raw))).toBe(code);
  expect(cache.count(Player)).toBe(0);
});

import { ConflictError } from "@keyslot/runtime";
import { discardStore } from "@keyslot/runtime/stores/discard";
import { storeConformance } from "@keyslot/runtime/testing";
import { expect, test } from "vitest";
import { put } from "./store-file.ts";

// The rows that are true of a store which forgets everything.
const kept = [
  "it can do what its row says, and nothing else",
  "a new store holds nothing",
  "deleting what is not there is not an error",
  "an empty batch changes nothing",
  "half a surrogate pair is refused, and the whole batch with it",
  "nothing works before it is opened",
  "closing a store that was never opened is nothing",
  "nothing is looked after while the store is closed",
];

const rows = storeConformance({
  name: "discard",
  setUp: async () => {
    const store = discardStore();
    return { store, another: () => store, cleanup: async () => {} };
  },
  writers: "one",
  persistent: false,
  keepsSchemaIds: true,
  keepsMetadata: true,
  abilities: ["sync", "maintained"],
}).filter(({ name }) => kept.includes(name.slice("discard: ".length)));

for (const { name, run } of rows) test(name, run);

test("each of those rows is there", () => expect(rows).toHaveLength(kept.length));

test("everything is taken and nothing kept", async () => {
  const store = discardStore();
  await store.open({ catalog: [] });
  await store.write([put("player", "alice", { expiresAt: 9, tags: ["a"] })]);
  expect(await store.read("player", "alice")).toBeUndefined();
  await store.write([{ ...put("player", "alice"), condition: null }]);
  const changed = store.write([{ ...put("player", "alice"), condition: "0".repeat(32) }]);
  await expect(changed).rejects.toBeInstanceOf(ConflictError);
});

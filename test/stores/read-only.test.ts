import { memoryStore } from "@keyslot/runtime";
import { readOnlyStore } from "@keyslot/runtime/stores/read-only";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, test } from "vitest";
import { isMaintained } from "../../runtime/src/stores/store-abilities.ts";
import { abilitiesOf } from "./abilities-of.ts";
import { codeOf, envelope, put, remove, write } from "./store-file.ts";

test("everything is shown and nothing is written", async () => {
  const inner = memoryStore();
  await write({ store: inner }, [put("player", "alice")]);
  const store = readOnlyStore(inner);
  await store.open({ catalog: [] });
  expect(await store.read("player", "alice")).toEqual(envelope("player", "alice"));
  for (const change of [put("player", "bob"), remove("player", "alice")])
    expect(await codeOf(() => store.write([change]))).toBe("store/read-only");
  if (!isMaintained(store)) return expect.fail();
  for (const act of [() => store.expire(1), () => store.evictTag("a", { limit: 1 }), () => store.check({ fix: true })])
    expect(await codeOf(act)).toBe("store/read-only");
  expect((await store.check({ fix: true, dryRun: true })).problems).toEqual([]);
  expect((await store.usage()).documents).toBe(1);
});

test("it can do what the store can", () => {
  const inner = sqliteStore({ path: "not opened", indexes: "stored" });
  const store = readOnlyStore(inner);
  expect(abilitiesOf(store)).toEqual(abilitiesOf(inner));
  expect("openMoment" in store).toBe(true);
  expect("completeIndexes" in store).toBe(false);
});

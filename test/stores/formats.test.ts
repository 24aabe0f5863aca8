import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, memoryStore } from "@keyslot/runtime";
import { formatsStore } from "@keyslot/runtime/stores/formats";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { readOnlyStore } from "@keyslot/runtime/stores/read-only";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";
import { codeOf, envelope, put, write } from "./store-file.ts";

const context = { catalog: [] };

async function typesIn(store: BackingStore): Promise<string[]> {
  const types: string[] = [];
  for (const { type } of await write({ store })) types.push(type);
  return types.sort();
}

test("documents of some types are lines of a text file, those of others rows of a database, and a batch goes to both", async () => {
  const folder = freshFolder();
  const [text, data] = [join(folder.path, "settings.jsonl"), join(folder.path, "game.db")];
  const open = () =>
    formatsStore({
      stores: { text: jsonlStore({ path: text }), data: sqliteStore({ path: data }) },
      types: { settings: "text" },
      otherwise: "data",
    });
  await write({ store: open() }, [put("settings", "theme"), put("player", "alice")], [put("player", "bob")]);
  const lines = readFileSync(text, "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).key)).toEqual(["theme"]);
  expect(await typesIn(sqliteStore({ path: data }))).toEqual(["keyslot.manifest", "player", "player"]);
  expect(await typesIn(open())).toEqual(["player", "player", "settings"]);
  folder.remove();
});

test("another table is refused while documents would not be found by it, and taken when none are", async () => {
  const stores = { one: memoryStore(), two: memoryStore() };
  const openWith = (types: Record<string, string>, otherwise = "two") =>
    codeOf(async () => {
      const store = formatsStore({ stores, types, otherwise });
      await store.open(context);
      await store.close();
    });
  await write({ store: formatsStore({ stores, types: { a: "one" }, otherwise: "two" }) }, [
    put("a", "1"),
    put("b", "1"),
  ]);
  expect(await openWith({})).toBe("store/wrong-format");
  expect(await openWith({ a: "one", b: "one" })).toBe("store/wrong-format");
  expect(await openWith({ a: "one" }, "one")).toBe("store/wrong-format");
  expect(await openWith({ a: "one", c: "one" })).toBe("nothing");
  expect(await openWith({ a: "one", b: "two" }, "one")).toBe("nothing");
  expect(await openWith({ a: "one" })).toBe("nothing");
});

test("a table that comes back is not believed on the word of its old manifest", async () => {
  const stores = { one: memoryStore(), two: memoryStore() };
  await write({ store: formatsStore({ stores, types: {}, otherwise: "one" }) }, [put("a", "1")]);
  await write({ store: formatsStore({ stores, types: { a: "one" }, otherwise: "two" }) }, [put("b", "1")]);
  const back = formatsStore({ stores, types: {}, otherwise: "one" });
  expect(await codeOf(() => back.open(context))).toBe("store/wrong-format");
});

test("a document that another program put into the wrong store is refused when it is come upon", async () => {
  const stores = { one: memoryStore(), two: memoryStore() };
  const open = () => formatsStore({ stores, types: { a: "one" }, otherwise: "two" });
  await write({ store: open() }, [put("a", "1")]);
  await write({ store: stores.one }, [put("b", "1")]);
  expect(await codeOf(() => write({ store: open() }))).toBe("store/wrong-format");
});

test("a type that no store takes is refused; the runtime's own types are at home in the first", async () => {
  const stores = { one: memoryStore(), two: memoryStore() };
  const store = formatsStore({ stores, types: { a: "two" } });
  await store.open(context);
  expect(await codeOf(() => store.write([put("a", "1"), put("b", "1")]))).toBe("store/no-format");
  expect(await codeOf(() => store.read("b", "1"))).toBe("store/no-format");
  expect(await store.read("a", "1")).toBeUndefined();
  await store.write([put("keyslot.lock", "mine"), put("a", "1")]);
  expect(await store.read("keyslot.lock", "mine")).toEqual(envelope("keyslot.lock", "mine"));
});

test("expiry goes where it is kept, and is refused elsewhere before anything is written", async () => {
  const folder = freshFolder();
  const store = formatsStore({
    stores: { text: jsonlStore({ path: join(folder.path, "a.jsonl") }), data: memoryStore() },
    types: { a: "text" },
    otherwise: "data",
  });
  await store.open(context);
  const expiresAt = 4_000_000_000_000;
  await store.write([put("b", "1", { expiresAt })]);
  expect(await codeOf(() => store.write([put("b", "2"), put("a", "1", { expiresAt })]))).toBe("store/unsupported");
  expect(await store.read("b", "2")).toBeUndefined();
  await store.close();
  folder.remove();
});

test("stores that are only read are looked through each time", async () => {
  const stores = { one: memoryStore(), two: memoryStore() };
  await write({ store: stores.one }, [put("a", "1")]);
  const open = (types: Record<string, string>) =>
    formatsStore({
      stores: { one: readOnlyStore(stores.one), two: readOnlyStore(stores.two) },
      types,
      otherwise: "two",
    });
  expect(await typesIn(open({ a: "one" }))).toEqual(["a"]);
  expect(await codeOf(() => open({}).open(context))).toBe("store/wrong-format");
});

test("one of the stores may be sharded", async () => {
  const shards = shardedStore({ stores: [memoryStore(), memoryStore(), memoryStore()] });
  const store = formatsStore({
    stores: { text: memoryStore(), data: shards },
    types: { a: "text" },
    otherwise: "data",
  });
  const all = Array.from({ length: 20 }, (_, index) => put(index % 2 === 0 ? "a" : "b", `k${index}`));
  await write({ store }, all);
  expect((await write({ store })).length).toBe(20);
});

test("tables that name no store are refused", async () => {
  const stores = { one: memoryStore() };
  const same = memoryStore();
  for (const options of [
    { stores: {}, types: {} },
    { stores, types: { a: "two" } },
    { stores, types: {}, otherwise: "two" },
    { stores: { one: same, two: same }, types: {} },
  ])
    expect(await codeOf(async () => formatsStore(options))).toBe("store/invalid-option");
});

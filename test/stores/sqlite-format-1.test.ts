import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import { type Format1Envelope, format1File } from "./format-1-file.ts";
import { codeOf, put, read, withFile, write } from "./store-file.ts";

const storedAt = "2026-01-02T03:04:05.678Z";
const made = (type: string, key: string, over: Partial<Format1Envelope> = {}): Format1Envelope => {
  return { type, key, schemaId: `${type}.v1`, storedAt, payload: Uint8Array.of(0x91, key.length), ...over };
};

const documents: readonly Format1Envelope[] = [
  made("note", "a"),
  made("note", "b\0c", { schemaId: "note.v2" }),
  made("note", "", { payload: new Uint8Array() }),
  made("item", "ключ 🦆", { storedAt: "2026-11-21T10:37:24.020532+00:00" }),
  made("item", "at", { storedAt: `${"é".repeat(300)}` }),
  ...Array.from({ length: 1200 }, (_, index) => made("many", `k${index}`, { payload: new Uint8Array(index) })),
];

const inOrder = (all: readonly Format1Envelope[]) => [...all].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
const nameOf = ({ type, key }: Format1Envelope) => JSON.stringify([type, key]);

function withOldFile(act: (path: string) => Promise<void>): Promise<void> {
  return withFile(undefined, async (path) => {
    format1File(path, documents);
    await act(path);
  });
}

function versionOf(path: string): unknown {
  const database = new Database(path);
  const version: unknown = database.prepare("PRAGMA user_version").raw().get([]);
  database.close();
  return version;
}

test("a database of the first version is rewritten when it is opened, and nothing of it is lost", () =>
  withOldFile(async (path) => {
    expect(inOrder(await write({ store: sqliteStore({ path }) }, [put("note", "new")]))).toEqual(inOrder(documents));
    expect(versionOf(path)).toEqual([3]);
    expect(await write({ store: sqliteStore({ path }) })).toHaveLength(documents.length + 1);
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    const moment = store.openMoment?.();
    expect(moment?.contents().toSorted((a, b) => (a.schemaId < b.schemaId ? -1 : 1))).toEqual([
      { type: "item", schemaId: "item.v1", documents: 2 },
      { type: "many", schemaId: "many.v1", documents: 1200 },
      { type: "note", schemaId: "note", documents: 1 },
      { type: "note", schemaId: "note.v1", documents: 2 },
      { type: "note", schemaId: "note.v2", documents: 1 },
    ]);
    await store.close();
  }));

test("opened by two stores at once, it is rewritten once", () =>
  withOldFile(async (path) => {
    const stores = Array.from({ length: 4 }, () => sqliteStore({ path }));
    await Promise.all(stores.map((store) => store.open({ catalog: [] })));
    for (const store of stores) await store.close();
    expect(await write({ store: sqliteStore({ path }) })).toHaveLength(documents.length);
  }));

test("a given connection is brought up to date as well", () =>
  withOldFile(async (path) => {
    const database = new Database(path);
    expect(await write({ store: sqliteStore({ database }) })).toHaveLength(documents.length);
    database.close();
    expect(versionOf(path)).toEqual([3]);
  }));

test("opened to be read, it is read as it is, and left as it is", () =>
  withOldFile(async (path) => {
    const before = read(path);
    const store = sqliteStore({ path, readOnly: true });
    await store.open({ catalog: [] });
    expect(await store.read("note", "b\0c")).toEqual(documents[1]);
    expect(await store.read("note", "nobody")).toBeUndefined();
    const moment = store.openMoment?.();
    expect(moment?.contents()).toHaveLength(4);
    expect(moment?.read("note", "a")).toEqual(documents[0]);
    expect(moment?.index("note", { name: "byText", fingerprint: "1" })).toBeUndefined();
    const all: Format1Envelope[] = [];
    for (let page = moment?.next(500); page !== undefined && page.length > 0; page = moment?.next(500))
      all.push(...page);
    expect(inOrder(all)).toEqual(inOrder(documents));
    moment?.close();
    await store.close();
    expect(inOrder(await write({ store }))).toEqual(inOrder(documents));
    expect(read(path)).toEqual(before);
  }));

test("what is damaged stays damaged, whether it is rewritten or read", () =>
  withOldFile(async (path) => {
    const database = new Database(path);
    database.exec("UPDATE documents SET payload = x'00' WHERE key = 'a'");
    database.close();
    const reading = sqliteStore({ path, readOnly: true });
    await reading.open({ catalog: [] });
    expect(await codeOf(() => reading.read("note", "a"))).toBe("store/corrupt");
    await reading.close();
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await expect(store.read("note", "a")).rejects.toThrow("`note` `a` is damaged");
    expect(await store.read("note", "b\0c")).toEqual(documents[1]);
    await store.close();
    expect(await codeOf(() => write({ store }))).toBe("store/corrupt");
  }));

import type { Envelope } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import { format2File, format2Put } from "./format-2-file.ts";
import { codeOf, envelope, put, read, withFile, write } from "./store-file.ts";

const documents: readonly Envelope[] = [
  envelope("note", "a"),
  envelope("note", "b\0c", { schemaId: "note.v2" }),
  envelope("note", "", { payload: new Uint8Array() }),
  envelope("item", "ключ 🦆", { storedAt: "2026-11-21T10:37:24.020532+00:00" }),
  envelope("item", "at", { storedAt: `${"é".repeat(300)}` }),
  envelope("item", "long", { storedAt: "x".repeat(254) }),
  ...Array.from({ length: 600 }, (_, at) => envelope("many", `k${at}`, { payload: new Uint8Array(at) })),
];

const inOrder = (all: readonly Envelope[]) => [...all].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
const nameOf = ({ type, key }: Envelope) => JSON.stringify([type, key]);

function withOldFile(act: (path: string) => Promise<void>): Promise<void> {
  return withFile(undefined, async (path) => {
    format2File(path, documents);
    await act(path);
  });
}

function cellIn(path: string, sql: string): unknown {
  const database = new Database(path);
  try {
    const [row] = database.prepare(sql).raw().all();
    return Array.isArray(row) ? row[0] : undefined;
  } finally {
    database.close();
  }
}

test("a database of the second version is brought up to date when it is opened, and no document is rewritten for it", () =>
  withOldFile(async (path) => {
    const values = "SELECT group_concat(hex(value)) FROM documents";
    const before = cellIn(path, values);
    const store = sqliteStore({ path });
    await store.open({ catalog: [], clock: () => 1000 });
    expect([
      cellIn(path, "PRAGMA user_version"),
      cellIn(path, "SELECT value FROM meta WHERE name = 'version'"),
    ]).toEqual([3, "3"]);
    expect(cellIn(path, values)).toBe(before);
    expect(await store.check()).toEqual({ sound: documents.length, problems: [] });
    expect((await store.usage()).documents).toBe(documents.length);
    const bytes = documents.reduce((sum, { key, payload }) => sum + Buffer.byteLength(key) + payload.length, 0);
    expect((await store.usage()).bytes).toBe(bytes);
    await store.write([put("note", "new", { expiresAt: 2000, tags: ["t"] })]);
    await store.close();
    const found = inOrder(await write({ store: sqliteStore({ path }) }));
    expect(found).toEqual(inOrder(documents));
  }));

test("a given connection is brought up to date as well, and four stores at once do it once", () =>
  withOldFile(async (path) => {
    const stores = Array.from({ length: 4 }, () => sqliteStore({ path }));
    await Promise.all(stores.map((store) => store.open({ catalog: [] })));
    for (const store of stores) await store.close();
    format2File(`${path}2`, documents);
    const database = new Database(`${path}2`);
    expect(await write({ store: sqliteStore({ database }) })).toHaveLength(documents.length);
    database.close();
    expect(cellIn(`${path}2`, "PRAGMA user_version")).toBe(3);
  }));

test("opened to be read, it is read as it is, and left as it is", () =>
  withOldFile(async (path) => {
    const before = read(path);
    const store = sqliteStore({ path, readOnly: true });
    await store.open({ catalog: [] });
    expect([await store.read("note", "a"), store.readNow("item", "long")]).toEqual([documents[0], documents[5]]);
    expect((await store.usage()).documents).toBe(documents.length);
    expect(await store.check()).toEqual({ sound: documents.length, problems: [] });
    const moment = store.openMoment?.();
    expect(moment?.contents().find(({ type }) => type === "many")?.documents).toBe(600);
    expect(moment?.next(2)).toEqual(documents.slice(0, 2));
    moment?.close();
    await store.close();
    expect(inOrder(await write({ store }))).toEqual(inOrder(documents));
    expect(read(path)).toEqual(before);
  }));

test("who has it open as before goes on writing, and everything stays right", () =>
  withOldFile(async (path) => {
    const old = new Database(path);
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.usage();
    const made = { expiresAt: 9e15, tags: ["t"] };
    await store.write([put("note", "a", made), put("note", "e", made), put("note", "f", made)]);
    format2Put(old, envelope("note", "a", { payload: new Uint8Array(77) }));
    format2Put(old, envelope("note", "new", { schemaId: "note.v2" }));
    old.exec("DELETE FROM documents WHERE key = 'f'");
    expect(await store.read("note", "a")).toEqual(envelope("note", "a", { payload: new Uint8Array(77) }));
    expect((await store.check()).problems).toEqual([]);
    expect((await store.usage()).documents).toBe(documents.length + 2);
    expect(await store.evictTag("t", { limit: 9 })).toEqual([{ type: "note", key: "e" }]);
    old.close();
    await store.close();
  }));

test("what a reader of before made of a document with metadata, it takes for damaged: its schema has a number that it never gave out", () =>
  withOldFile(async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write([put("note", "a", { expiresAt: 9e15 })]);
    await store.close();
    // The three bytes in which that version looks for the number.
    expect(cellIn(path, "SELECT substr(value, 7, 1) >= x'80' FROM documents WHERE id = 1")).toBe(1);
  }));

test("what is damaged stays damaged", () =>
  withOldFile(async (path) => {
    const database = new Database(path);
    database.exec("UPDATE documents SET value = x'00' WHERE key = 'a'");
    database.close();
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    expect(await codeOf(() => store.read("note", "a"))).toBe("store/corrupt");
    expect(await store.read("item", "at")).toEqual(documents[4]);
    await store.close();
  }));

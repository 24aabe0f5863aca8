import { readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SqliteDatabase, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import { codeOf, envelope, put, read, remove, withFile, write } from "./store-file.ts";

const at = (path: string) => sqliteStore({ path });

/** A closed store with one document, in its main file alone. */
async function withStore(act: (path: string, folder: string) => Promise<void>): Promise<void> {
  await withFile(undefined, async (path, folder) => {
    await write({ store: at(path) }, [
      put("note", "a", { payload: Uint8Array.from({ length: 3000 }, (_, i) => i % 251) }),
    ]);
    await act(path, folder);
  });
}

/** Runs SQL behind the store's back. */
function tamper(path: string, sql: string): void {
  const database = new Database(path);
  database.exec(sql);
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
}

test("the store says which driver it took", () =>
  withFile(undefined, async (path) => {
    const store = at(path);
    expect([store.name, store.driver]).toEqual(["sqlite", undefined]);
    await store.open({ catalog: [] });
    expect([store.name, store.driver]).toEqual(["sqlite (libsql)", "libsql"]);
    await store.close();
  }));

test("files and a new folder belong to their owner alone", () =>
  withFile(undefined, async (_, folder) => {
    const path = join(folder, "new", "game");
    const store = at(path);
    await store.open({ catalog: [] });
    await store.write([put("note", "a")]);
    const modes = readdirSync(join(folder, "new")).map((file) => [
      file,
      statSync(join(folder, "new", file)).mode & 0o777,
    ]);
    expect(modes).toEqual(["game", "game-shm", "game-wal"].map((file) => [file, 0o600]));
    expect(statSync(join(folder, "new")).mode & 0o777).toBe(0o700);
    await store.close();
  }));

test("once it is closed, everything is in the main file", () =>
  withStore(async (path, folder) => {
    const copy = join(folder, "copy");
    writeFileSync(copy, read(path));
    expect(await write({ store: at(copy) })).toHaveLength(1);
  }));

test("a link is followed", () =>
  withStore(async (path, folder) => {
    symlinkSync(path, join(folder, "link"));
    await write({ store: at(join(folder, "link")) }, [put("note", "b")]);
    expect(await write({ store: at(path) })).toHaveLength(2);
  }));

test("a new database is whole in its first moment, or not there", () =>
  withFile(undefined, async (path, folder) => {
    writeFileSync(join(folder, ".game.999999999-0123456789abcdef.keyslot-tmp"), "half");
    await Promise.all(Array.from({ length: 8 }, (_, index) => write({ store: at(path) }, [put("note", `n${index}`)])));
    expect(await write({ store: at(path) })).toHaveLength(8);
    expect(readdirSync(folder).filter((file) => file.includes("-tmp"))).toEqual([]);
  }));

const changed = (at: number) => `UPDATE documents SET value =
  CAST(substr(value, 1, ${at - 1}) || char(35) || substr(value, ${at + 1}) AS BLOB)`;

const tamperings: Record<string, readonly [sql: string, place: RegExp]> = {
  "a changed checksum": [changed(1), /`note` `a` is damaged/],
  "a changed schema number": [changed(5), /`note` `a` is damaged/],
  "a changed length of stored-at": [changed(8), /`note` `a` is damaged/],
  "a changed stored-at": [changed(10), /`note` `a` is damaged/],
  "a changed payload": [changed(40), /`note` `a` is damaged/],
  "a cut payload": ["UPDATE documents SET value = substr(value, 1, 1000)", /`note` `a` is damaged/],
  "a value too short to hold anything": ["UPDATE documents SET value = x'00'", /`note` `a` is damaged/],
  "a value that is a text": ["UPDATE documents SET value = 'text'", /`note` `a` is damaged/],
  "a value that is a number": ["UPDATE documents SET value = 7", /`note` `a` is damaged/],
  "a changed store key": ["UPDATE documents SET key = 'b'", /`note` `b` is damaged/],
  "a store key that is not UTF-8": ["UPDATE documents SET key = CAST(x'ff' AS TEXT)", /is damaged/],
  "a changed type": ["UPDATE documents SET type = 7", /`a` is damaged/],
  "a changed type name": ["UPDATE types SET name = 'item'", /`item` `a` is damaged/],
  "a type name that is not UTF-8": ["UPDATE types SET name = CAST(x'ff' AS TEXT)", /`a` is damaged/],
  "a changed schema": ["UPDATE documents SET schema = 'text'", /`note` `a` is damaged/],
  "a changed schema id": ["UPDATE schemas SET schema_id = 'x'", /`note` `a` is damaged/],
  "changed indexes of a schema": ["UPDATE schemas SET indexes = '1'", /`note` `a` is damaged/],
};

for (const [name, [sql, place]] of Object.entries(tamperings)) {
  test(`${name} is reported with type and store key`, () =>
    withStore(async (path) => {
      tamper(path, sql);
      expect(await codeOf(() => write({ store: at(path) }))).toBe("store/corrupt");
      await expect(write({ store: at(path) })).rejects.toThrow(place);
    }));
}

test("a damaged document does not hide the others, and can be put again", () =>
  withStore(async (path) => {
    const store = at(path);
    tamper(path, changed(40));
    await store.open({ catalog: [] });
    expect(await codeOf(() => store.read("note", "a"))).toBe("store/corrupt");
    await store.write([put("note", "b"), put("note", "a")]);
    expect(await store.read("note", "a")).toEqual(envelope("note", "a"));
    await store.close();
  }));

const header = (change: (bytes: Buffer) => void) => (bytes: Uint8Array) => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};
const damages: Record<string, readonly [code: string, damage: (bytes: Uint8Array) => Uint8Array]> = {
  "zero bytes": ["store/truncated", () => new Uint8Array()],
  "half a header": ["store/truncated", (bytes) => bytes.subarray(0, 50)],
  "a file that is cut in a page": ["store/truncated", (bytes) => bytes.subarray(0, -3)],
  "a file that is cut between pages": ["store/truncated", (bytes) => bytes.subarray(0, -4096)],
  "a page of zeros": ["store/corrupt", header((bytes) => bytes.fill(0, 8192, 12288))],
  "a file of text": [
    "store/foreign-format",
    () => Buffer.from("a text that is long enough to be a header of SQLite's, but is none".repeat(3)),
  ],
  "a SQLite database of another application": ["store/foreign-format", header((bytes) => bytes.writeUInt32BE(7, 68))],
  "a later version of the format": ["store/foreign-format", header((bytes) => bytes.writeUInt32BE(4, 60))],
};

for (const [name, [code, damage]] of Object.entries(damages)) {
  test(`${name}: refused with ${code} and left as it was`, () =>
    withStore(async (path) => {
      const bytes = damage(read(path));
      writeFileSync(path, bytes);
      expect(await codeOf(() => write({ store: at(path) }))).toBe(code);
      expect(await codeOf(() => write({ store: sqliteStore({ path, readOnly: true }) }))).toBe(code);
      expect(read(path)).toEqual(Uint8Array.from(bytes));
    }));
}

test("a later version is named in the message", () =>
  withStore(async (path) => {
    tamper(path, "PRAGMA user_version = 4");
    await expect(write({ store: at(path) })).rejects.toThrow("format version 4");
  }));

test("a read-only store reads beside a writer, writes nothing and creates nothing", () =>
  withStore(async (path, folder) => {
    const writer = at(path);
    await writer.open({ catalog: [] });
    const reader = sqliteStore({ path, readOnly: true });
    expect(await write({ store: reader })).toHaveLength(1);
    await writer.write([put("note", "b")]);
    expect(await write({ store: reader })).toHaveLength(2);
    expect(await codeOf(() => write({ store: reader }, [remove("note", "a")]))).toBe("store/read-only");
    const missing = sqliteStore({ path: join(folder, "missing"), readOnly: true });
    expect(await codeOf(() => write({ store: missing }))).toBe("store/not-found");
    expect(readdirSync(folder)).not.toContain("missing");
    await writer.close();
  }));

test("a write waits for another connection's, and the event loop stays free", () =>
  withStore(async (path) => {
    const store = at(path);
    await store.open({ catalog: [] });
    const other = new Database(path);
    other.exec("BEGIN IMMEDIATE");
    const order: string[] = [];
    const writes = [
      store.write([put("note", "b")]).then(() => order.push("first write")),
      store.write([put("note", "c")]).then(() => order.push("second write")),
    ];
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push("other");
    other.exec("COMMIT");
    await Promise.all(writes);
    expect(order).toEqual(["other", "first write", "second write"]);
    other.close();
    await store.close();
  }));

test("a failed batch leaves nothing of itself", () =>
  withStore(async (path) => {
    const database = new Database(path);
    database.exec(
      "CREATE TEMP TRIGGER refuse BEFORE INSERT ON documents WHEN NEW.key = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    const store = sqliteStore({ database });
    await store.open({ catalog: [] });
    expect(await codeOf(() => store.write([put("note", "b"), put("note", "bad")]))).toBe("store/io");
    expect(await store.read("note", "b")).toBeUndefined();
    expect(await codeOf(() => store.write([put("note", "c")]))).toBe("store/failed");
    await store.close();
    await store.open({ catalog: [] });
    await store.write([put("note", "c")]);
    expect(await store.read("note", "c")).toEqual(envelope("note", "c"));
    await store.close();
    database.close();
  }));

test("a full database is reported, and takes writes again once there is room", () =>
  withStore(async (path) => {
    const database = new Database(path);
    const store = sqliteStore({ database });
    await store.open({ catalog: [] });
    database.exec("PRAGMA max_page_count = 8");
    const big = put("note", "big", { payload: new Uint8Array(100_000) });
    expect(await codeOf(() => store.write([put("note", "b"), big]))).toBe("store/full");
    expect(await store.read("note", "b")).toBeUndefined();
    database.exec("PRAGMA max_page_count = 10000");
    await store.write([put("note", "b"), big]);
    expect((await store.read("note", "big"))?.payload).toHaveLength(100_000);
    await store.close();
    database.close();
  }));

const connections: Record<string, () => SqliteDatabase> = { libsql: () => new Database(":memory:") };
const nodeSqlite: unknown = await import(["node", "sqlite"].join(":")).catch(() => undefined);
if (typeof nodeSqlite === "object" && nodeSqlite !== null) {
  connections["node:sqlite"] = () => Reflect.construct(Reflect.get(nodeSqlite, "DatabaseSync"), [":memory:"]);
}

for (const [name, connect] of Object.entries(connections)) {
  test(`a given ${name} connection is used, and stays the caller's`, async () => {
    const database = connect();
    const store = sqliteStore({ database });
    await write({ store }, [put("note", "a"), put("note", "b\0c")], [remove("note", "a")]);
    expect(store.driver).toBe("given database");
    expect(await write({ store })).toEqual([envelope("note", "b\0c")]);
    expect(database.prepare("SELECT count(*) count FROM documents").get()).toMatchObject({ count: 1 });
    database.close();
  });

  test(`a given ${name} connection to another application's database is refused`, async () => {
    const database = connect();
    database.exec("CREATE TABLE theirs (a)");
    expect(await codeOf(() => write({ store: sqliteStore({ database }) }))).toBe("store/foreign-format");
    expect(database.prepare("SELECT name FROM sqlite_master").all()).toHaveLength(1);
    database.close();
  });
}

test("a write in the middle of the caller's own transaction is refused", async () => {
  const database = new Database(":memory:");
  const store = sqliteStore({ database });
  await store.open({ catalog: [] });
  database.exec("BEGIN");
  expect(await codeOf(() => store.write([put("note", "a")]))).toBe("store/io");
  database.exec("ROLLBACK");
  await store.close();
  database.close();
});

test("neither path nor database is an error that says so", async () => {
  await expect(sqliteStore({}).open({ catalog: [] })).rejects.toThrow("neither a `path` nor a `database`");
});

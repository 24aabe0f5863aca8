import { type SqliteDatabase, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import { codeOf, envelope, put, withFile } from "./store-file.ts";

/** A connection whose reads find the database busy, so many times. */
function busyConnection(path: string): SqliteDatabase & { busyReads: number } {
  const database = new Database(path);
  const connection = {
    busyReads: 0,
    exec: (sql: string) => database.exec(sql),
    prepare(sql: string) {
      const statement = database.prepare(sql);
      return {
        run: (...values: unknown[]) => statement.run(...values),
        all: (...values: unknown[]) => statement.all(...values),
        get(...values: unknown[]) {
          if (connection.busyReads > 0) {
            connection.busyReads--;
            throw Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY_RECOVERY" });
          }
          return statement.get(...values);
        },
      };
    },
    close: () => database.close(),
  };
  return connection;
}

test("a read that finds the database busy is tried again, and lets everything else go on meanwhile", () =>
  withFile(undefined, async (path) => {
    const database = busyConnection(path);
    const store = sqliteStore({ database });
    await store.open({ catalog: [] });
    await store.write([put("note", "a")]);
    database.busyReads = 3;
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    expect(await store.read("note", "a")).toEqual(envelope("note", "a"));
    clearInterval(turning);
    expect([database.busyReads, turns > 0]).toEqual([0, true]);
    database.busyReads = 3;
    const reading = codeOf(() => store.read("note", "a"));
    await store.close();
    expect(await reading).toBe("store/closed");
    database.close();
  }));

test("writes that find another connection writing wait in the order of their calls, and reads do not", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write([put("note", "a")]);
    const other = new Database(path);
    other.exec("BEGIN IMMEDIATE");
    const payloads = Array.from({ length: 20 }, (_, at) => Uint8Array.of(at));
    const writing = payloads.map((payload) => store.write([put("note", "a", { payload })]));
    expect(await store.read("note", "a")).toEqual(envelope("note", "a"));
    await new Promise((resolve) => setTimeout(resolve, 30));
    other.exec("COMMIT");
    other.close();
    await Promise.all(writing);
    expect((await store.read("note", "a"))?.payload).toEqual(Uint8Array.of(19));
    await store.close();
  }));

import { expect, test } from "vitest";
import { sqliteError } from "../../runtime/src/stores/sqlite/sqlite-error.ts";

// What the drivers throw: better-sqlite3 names, node:sqlite numbers, libsql both or neither.
const rows: readonly (readonly [thrown: object, code: string])[] = [
  [{ code: "SQLITE_BUSY" }, "store/locked"],
  [{ code: "SQLITE_BUSY_SNAPSHOT" }, "store/locked"],
  [{ code: "SQLITE_LOCKED" }, "store/locked"],
  [{ code: "SQLITE_FULL" }, "store/full"],
  [{ code: "SQLITE_READONLY_DIRECTORY" }, "store/read-only"],
  [{ code: "SQLITE_CORRUPT_INDEX" }, "store/corrupt"],
  [{ code: "SQLITE_NOTADB" }, "store/foreign-format"],
  [{ code: "SQLITE_IOERR_FSYNC" }, "store/io"],
  [{ code: "SQLITE_CANTOPEN" }, "store/io"],
  [{ code: "ERR_SQLITE_ERROR", errcode: 5 }, "store/locked"],
  [{ code: "ERR_SQLITE_ERROR", errcode: 13 }, "store/full"],
  [{ code: "ERR_SQLITE_ERROR", errcode: 267 }, "store/corrupt"],
  [{ code: "ERR_SQLITE_ERROR", errcode: 1034 }, "store/io"],
  [{ code: "SQLITE_BUSY", rawCode: 5 }, "store/locked"],
  [{ code: "UNKNOWN_SQLITE_ERROR_1544", rawCode: 1544 }, "store/read-only"],
  [{ code: "" }, "store/io"],
  [{}, "store/io"],
];

test.each(rows)("%j becomes %s, with SQLite's own words in the message", (thrown, code) => {
  const error = sqliteError(Object.assign(new Error("its own words"), thrown), "game.db");
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^game\.db: .*its own words/);
});

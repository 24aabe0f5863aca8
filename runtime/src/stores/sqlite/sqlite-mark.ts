import { StoreError } from "../../errors.ts";
import type { SqliteDatabase } from "./sqlite-driver.ts";
import { applicationId, formatVersion } from "./sqlite-schema.ts";

/**
 * The version of an open store.
 * @throws StoreError `store/foreign-format` unless it is one of ours that can be read, `store/corrupt` when its schema is damaged
 */
export function formatOf(database: SqliteDatabase, location: string): number {
  const version = numberOf(database, "user_version");
  checkMark(numberOf(database, "application_id"), version, location);
  checkSchemaText(database, location);
  return version;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

// libsql takes the declared types of columns for UTF-8, and ends the process where a damaged one is none. Digits are harmless.
function checkSchemaText(database: SqliteDatabase, location: string): void {
  const row: unknown = database.prepare("SELECT hex(group_concat(sql)) AS text FROM sqlite_master").get();
  const text: unknown = typeof row === "object" && row !== null ? Reflect.get(row, "text") : undefined;
  try {
    utf8.decode(Buffer.from(typeof text === "string" ? text : "", "hex"));
  } catch (cause) {
    const damage = "the schema in the database is damaged. Restore it from a copy; it was left as it is.";
    throw new StoreError("store/corrupt", location, damage, { cause });
  }
}

/** @throws StoreError `store/foreign-format` when the marks are another application's or of a later version of ours */
export function checkMark(id: number, version: number, location: string): void {
  if (id !== applicationId) throw foreignError(location, "it is a SQLite database of another application");
  if (version >= 1 && version <= formatVersion) return;
  throw foreignError(
    location,
    `it has format version ${version}, and this version of Keyslot reads up to version ${formatVersion}`,
  );
}

export function foreignError(location: string, reason: string): StoreError {
  return new StoreError(
    "store/foreign-format",
    location,
    `${reason}. Choose another file; this one was left as it is.`,
  );
}

/** The value of a pragma that is a number. */
export function numberOf(database: SqliteDatabase, pragma: string): number {
  const row: unknown = database.prepare(`PRAGMA ${pragma}`).get();
  const value: unknown = typeof row === "object" && row !== null ? Reflect.get(row, pragma) : undefined;
  return Number(value ?? 0);
}

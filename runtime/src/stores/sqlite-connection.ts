import type { Envelope } from "../document/envelope.ts";
import type { IndexCompletion, StoreChange, StoreMoment } from "./backing-store.ts";
import { type DocumentReader, SqliteDocuments } from "./sqlite-documents.ts";
import type { SqliteDatabase } from "./sqlite-driver.ts";
import { isBusy, sqliteError } from "./sqlite-error.ts";
import { Format1Documents, Format1Moment } from "./sqlite-format-1.ts";
import { checkMark } from "./sqlite-mark.ts";
import { SqliteMoment } from "./sqlite-moment.ts";
import { scanAtOnce, scanPages } from "./sqlite-scan.ts";
import { schemaSql } from "./sqlite-schema.ts";
import type { Prepare, SqliteQuery } from "./sqlite-statement.ts";
import { preparer } from "./sqlite-statement.ts";
import { type DeclaredIndexes, type MarkedRow, SqliteWriter } from "./sqlite-writer.ts";

export interface ConnectionSettings {
  readonly location: string;
  readonly durability: "process" | "power";
  readonly readOnly: boolean;
  readonly declared: DeclaredIndexes;
}

type Connect = () => SqliteDatabase;

/** One open database with its statements prepared. Throws what the driver throws. */
export class SqliteConnection {
  readonly #database: SqliteDatabase;
  readonly #settings: ConnectionSettings;
  /** Makes further connections; undefined where the one there is belongs to the caller. */
  readonly #connectReader: Connect | undefined;
  readonly #documents: DocumentReader;
  readonly #writer: SqliteWriter | undefined;
  readonly #begin: SqliteQuery;
  readonly #commit: SqliteQuery;
  readonly #prepare: Prepare;
  #pages: SqliteQuery | undefined;
  readonly #readers = new Set<SqliteDatabase>();

  /** The database is configured, and of today's format unless it is only read. */
  constructor(database: SqliteDatabase, settings: ConnectionSettings, connectReader?: Connect) {
    this.#database = database;
    this.#settings = settings;
    this.#connectReader = connectReader;
    const prepare = preparer(database);
    this.#prepare = prepare;
    const { location, declared, readOnly } = settings;
    if (formatOf(database, location) === 1) this.#documents = new Format1Documents(prepare, location);
    else {
      const documents = new SqliteDocuments(prepare, location);
      this.#documents = documents;
      const options = { declared, keepsInMemory: connectReader !== undefined };
      this.#writer = readOnly ? undefined : new SqliteWriter(prepare, documents.schemas, options);
    }
    this.#begin = prepare("BEGIN IMMEDIATE");
    this.#commit = prepare("COMMIT");
  }

  /** How many pages the database has. */
  get pages(): number {
    this.#pages ??= this.#prepare("PRAGMA page_count", "cell");
    return Number(this.#pages.cell([]));
  }

  read(type: string, key: string): Envelope | undefined {
    return this.#documents.read(type, key);
  }

  /**
   * What is stored at this moment. A connection of its own holds the moment for the scan; writers do not wait for it. A connection
   * of the caller's cannot be doubled: there, everything is read at once.
   */
  readAll(): AsyncIterable<Envelope> {
    if (this.#connectReader === undefined) return scanAtOnce(this.#documents);
    const { location } = this.#settings;
    return this.#beginReading((database, end) => {
      const isOld = formatOf(database, location) === 1;
      const prepare = preparer(database);
      const documents = isOld ? new Format1Documents(prepare, location) : new SqliteDocuments(prepare, location);
      return scanPages({ documents, end, location });
    });
  }

  openMoment(): StoreMoment {
    const { location } = this.#settings;
    return this.#beginReading((database, end) => {
      const isOld = formatOf(database, location) === 1;
      return isOld ? new Format1Moment(database, location, end) : new SqliteMoment(database, location, end);
    });
  }

  write(changes: readonly StoreChange[]): void {
    const writer = this.#writer;
    const [first] = changes;
    if (writer === undefined || first === undefined) return;
    // A statement alone is a transaction, unless the connection's owner has one open.
    const isAlone = changes.length === 1 && (this.#connectReader !== undefined || isIdle(this.#database));
    if (!isAlone || !writer.applyAlone(first)) {
      this.#inTransaction((inside) => {
        inside.applyAll(changes);
        if (inside.isCountDue) inside.count();
      });
    } else if (writer.isCountDue) this.#count();
  }

  /** Entries of documents that are stored already. */
  addEntries({ type, entries }: IndexCompletion): void {
    this.#inTransaction((writer) => writer.addEntries(type, entries));
  }

  /** Marks documents as having all entries, where they are still as they were read. */
  markIndexed(type: string, rows: readonly MarkedRow[]): void {
    this.#inTransaction((writer) => writer.markIndexed(type, rows));
  }

  setAutomaticCheckpoints(pages: number): void {
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${pages}`);
  }

  close(): void {
    for (const database of [...this.#readers]) this.#endReading(database);
    if (this.#connectReader === undefined) return;
    try {
      if (!this.#settings.readOnly) this.#database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
    } catch {
      // Another process reads or writes: its log stays, and its own close takes care of it.
    }
    this.#database.close();
  }

  #inTransaction(act: (writer: SqliteWriter) => void): void {
    const writer = this.#writer;
    if (writer === undefined) return;
    this.#begin.run([]);
    try {
      act(writer);
      this.#commit.run([]);
    } catch (error) {
      this.#rollBack();
      writer.forget();
      throw error;
    }
  }

  // What was written is safe by now: a count that has no chance or no room is made up for by a later one.
  #count(): void {
    try {
      this.#inTransaction((writer) => writer.count());
    } catch (error) {
      if (!isBusy(error) && sqliteError(error, this.#settings.location).code !== "store/full") throw error;
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself already, as it does when the disk is full.
    }
  }

  #beginReading<T>(read: (database: SqliteDatabase, end: () => void) => T): T {
    if (this.#connectReader === undefined) throw new Error("A connection of the caller's cannot be doubled.");
    const database = this.#connectReader();
    this.#readers.add(database);
    try {
      database.exec("PRAGMA busy_timeout = 1000; PRAGMA query_only = ON; BEGIN;");
      return read(database, () => this.#endReading(database));
    } catch (error) {
      this.#endReading(database);
      throw error;
    }
  }

  #endReading(database: SqliteDatabase): void {
    if (!this.#readers.delete(database)) return;
    try {
      database.exec("ROLLBACK");
    } finally {
      database.close();
    }
  }
}

/** Settings of a connection that lives as long as the store is open. */
export function configure(database: SqliteDatabase, { readOnly, durability }: ConnectionSettings): void {
  // Longer waits are made outside of SQLite, where they do not stop the process. 16 MB of pages hold the index of half a million documents.
  database.exec(
    "PRAGMA busy_timeout = 2; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -16000;",
  );
  if (readOnly) {
    database.exec("PRAGMA query_only = ON;");
    return;
  }
  database.exec("PRAGMA journal_mode = WAL;");
  database.exec(`PRAGMA synchronous = ${durability === "power" ? "FULL" : "NORMAL"};`);
}

/** An empty database of the caller's becomes a store. @throws StoreError `store/foreign-format` unless it is one, then */
export function adopt(database: SqliteDatabase, { location, readOnly }: ConnectionSettings): void {
  const isMarked = numberOf(database, "application_id") !== 0 || numberOf(database, "user_version") !== 0;
  const isEmpty = database.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get() == null;
  if (isMarked || !isEmpty) formatOf(database, location);
  else if (!readOnly) create(database);
}

/** @throws StoreError `store/foreign-format` unless it is a store of ours that can be read */
export function formatOf(database: SqliteDatabase, location: string): number {
  const version = numberOf(database, "user_version");
  checkMark(numberOf(database, "application_id"), version, location);
  return version;
}

function create(database: SqliteDatabase): void {
  try {
    database.exec(schemaSql);
  } catch (error) {
    try {
      database.exec("ROLLBACK");
    } catch {
      // The schema's transaction had not begun.
    }
    throw error;
  }
}

function numberOf(database: SqliteDatabase, pragma: string): number {
  const row: unknown = database.prepare(`PRAGMA ${pragma}`).get();
  const value: unknown = typeof row === "object" && row !== null ? Reflect.get(row, pragma) : undefined;
  return Number(value ?? 0);
}

// `better-sqlite3` and `libsql` tell, `node:sqlite` does since Node 24; otherwise a BEGIN of our own finds out.
function isIdle(database: SqliteDatabase): boolean {
  return Reflect.get(database, "inTransaction") === false || Reflect.get(database, "isTransaction") === false;
}

import type { Envelope } from "../document/envelope.ts";
import type { StoreChange } from "./backing-store.ts";
import { checksumOf } from "./checksum.ts";
import type { SqliteDatabase, SqliteStatement } from "./sqlite-driver.ts";
import { sqliteError } from "./sqlite-error.ts";
import { checkMark } from "./sqlite-file.ts";
import { envelopeOf, idOf } from "./sqlite-rows.ts";
import * as sql from "./sqlite-schema.ts";

export interface ConnectionSettings {
  readonly location: string;
  readonly durability: "process" | "power";
  readonly readOnly: boolean;
}

type Connect = () => SqliteDatabase;

interface Origin {
  /** Undefined for a connection of the caller's. */
  readonly connectReader?: Connect;
}

/** One open database with its statements prepared. Throws what the driver throws. */
export class SqliteConnection {
  readonly #database: SqliteDatabase;
  readonly #settings: ConnectionSettings;
  readonly #origin: Origin;
  readonly #read: SqliteStatement;
  readonly #put: SqliteStatement;
  readonly #delete: SqliteStatement;
  readonly #scans = new Set<SqliteDatabase>();

  private constructor(database: SqliteDatabase, settings: ConnectionSettings, origin: Origin) {
    this.#database = database;
    this.#settings = settings;
    this.#origin = origin;
    this.#read = database.prepare(sql.readSql);
    this.#put = database.prepare(sql.putSql);
    this.#delete = database.prepare(sql.deleteSql);
  }

  /** A connection of our own, and the means to make others for scans. */
  static connect(connect: Connect, connectReader: Connect, settings: ConnectionSettings): SqliteConnection {
    const database = connect();
    try {
      configure(database, settings);
      return new SqliteConnection(database, settings, { connectReader });
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** The caller's connection; an empty database becomes a store. */
  static adopt(database: SqliteDatabase, settings: ConnectionSettings): SqliteConnection {
    const id = numberOf(database, "application_id");
    const version = numberOf(database, "user_version");
    const isEmpty = database.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get() == null;
    if (id !== 0 || version !== 0 || !isEmpty) checkMark(id, version, settings.location);
    else if (!settings.readOnly) create(database);
    configure(database, settings);
    return new SqliteConnection(database, settings, {});
  }

  read(type: string, key: string): Envelope | undefined {
    const row = this.#read.get(type, key);
    return row == null ? undefined : envelopeOf(row, this.#settings.location);
  }

  /**
   * What is stored at this moment. A connection of its own holds the moment for the scan; writers do not wait for it. A connection
   * of the caller's cannot be doubled: there, everything is read at once.
   */
  readAll(): AsyncIterable<Envelope> {
    const { connectReader } = this.#origin;
    if (connectReader === undefined) return each([...pagesOf(this.#database, this.#settings.location)].flat());
    const database = connectReader();
    this.#scans.add(database);
    try {
      database.exec("PRAGMA busy_timeout = 1000; BEGIN;");
      const { location } = this.#settings;
      const pages = pagesOf(database, location);
      // The moment is that of the first read.
      return scan({ first: pages.next(), pages, end: () => this.#endScan(database), location });
    } catch (error) {
      this.#endScan(database);
      throw error;
    }
  }

  write(changes: readonly StoreChange[]): void {
    const [first] = changes;
    if (first === undefined) return;
    // A statement alone is a transaction, unless the connection's owner has one open.
    if (changes.length === 1 && this.#origin.connectReader !== undefined) {
      this.#apply(first);
      return;
    }
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      for (const change of changes) this.#apply(change);
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  close(): void {
    for (const scanned of [...this.#scans]) this.#endScan(scanned);
    if (this.#origin.connectReader === undefined) return;
    try {
      if (!this.#settings.readOnly) this.#database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
    } catch {
      // Another process reads or writes: its log stays, and its own close takes care of it.
    }
    this.#database.close();
  }

  #apply(change: StoreChange): void {
    if (change.kind === "delete") {
      this.#delete.run(change.type, change.key);
      return;
    }
    const { envelope } = change;
    const { type, key, schemaId, storedAt, payload } = envelope;
    this.#put.run(type, key, schemaId, storedAt, checksumOf(envelope), payload);
  }

  #rollBack(): void {
    try {
      this.#database.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself already, as it does when the disk is full.
    }
  }

  #endScan(database: SqliteDatabase): void {
    if (!this.#scans.delete(database)) return;
    try {
      database.exec("ROLLBACK");
    } finally {
      database.close();
    }
  }
}

function configure(database: SqliteDatabase, { readOnly, durability }: ConnectionSettings): void {
  // Short, because it stops the whole process; longer waits are made outside of SQLite.
  database.exec("PRAGMA busy_timeout = 20; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
  if (readOnly) {
    database.exec("PRAGMA query_only = ON;");
    return;
  }
  database.exec("PRAGMA journal_mode = WAL;");
  database.exec(`PRAGMA synchronous = ${durability === "power" ? "FULL" : "NORMAL"};`);
}

function create(database: SqliteDatabase): void {
  try {
    database.exec(sql.schemaSql);
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
  return typeof value === "number" ? value : 0;
}

type Page = readonly Envelope[];

function* pagesOf(database: SqliteDatabase, location: string): Generator<Page, undefined> {
  const statement = database.prepare(sql.pageSql);
  let previous: Envelope | undefined;
  for (let last = 0; ; ) {
    const rows = statement.all(last);
    if (rows.length === 0) return undefined;
    last = idOf(rows.at(-1), location);
    yield rows.map((row) => {
      previous = envelopeOf(row, location, previous);
      return previous;
    });
  }
}

interface Scan {
  readonly first: IteratorResult<Page, undefined>;
  readonly pages: Generator<Page, undefined>;
  readonly end: () => void;
  readonly location: string;
}

async function* scan({ first, pages, end, location }: Scan): AsyncIterable<Envelope> {
  try {
    for (let page = first; page.value !== undefined; page = pages.next()) yield* page.value;
  } catch (error) {
    throw sqliteError(error, location);
  } finally {
    end();
  }
}

async function* each(envelopes: Page): AsyncIterable<Envelope> {
  yield* envelopes;
}

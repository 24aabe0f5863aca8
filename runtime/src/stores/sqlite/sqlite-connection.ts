import type { Envelope } from "../../document/envelope.ts";
import type { StoreChange, StoreMoment } from "../backing-store.ts";
import { checkConditions } from "../check-conditions.ts";
import { type DocumentReader, SqliteDocuments } from "./sqlite-documents.ts";
import type { SqliteDatabase } from "./sqlite-driver.ts";
import { isBusy, sqliteError } from "./sqlite-error.ts";
import { dropDead, hasDead } from "./sqlite-followers.ts";
import { lastChangeSql } from "./sqlite-following-schema.ts";
import { Format1Documents, Format1Moment } from "./sqlite-format-1.ts";
import { formatOf } from "./sqlite-mark.ts";
import { SqliteMoment } from "./sqlite-moment.ts";
import { scanAtOnce, scanPages } from "./sqlite-scan.ts";
import type { Prepare, SqliteQuery } from "./sqlite-statement.ts";
import { preparer } from "./sqlite-statement.ts";
import { type DeclaredIndexes, SqliteWriter } from "./sqlite-writer.ts";

export interface ConnectionSettings {
  readonly location: string;
  readonly durability: "process" | "power";
  readonly readOnly: boolean;
  readonly declared: DeclaredIndexes;
  /** Milliseconds since 1970, by which documents expire. */
  readonly clock: () => number;
}

/** Told which part of the log of changes this connection's own transactions wrote. */
export interface OwnChanges {
  add(after: number, last: number): void;
}

/** What a second connection sees: the database as it was when it was opened. */
export interface SqliteReader {
  readonly prepare: Prepare;
  readonly documents: DocumentReader;
  readonly end: () => void;
}

type Connect = () => SqliteDatabase;

// With each write go so many documents that have expired, and as many as it has changes: what expires must not gather faster than it goes.
const removedOnTheWay = 3;
const removedAtMost = 256;

/** One open database with its statements prepared. Throws what the driver throws. */
export class SqliteConnection {
  readonly settings: ConnectionSettings;
  readonly format: number;
  readonly prepare: Prepare;
  readonly documents: DocumentReader;
  /** Set while somebody follows what others write. */
  ownChanges: OwnChanges | undefined;
  readonly #database: SqliteDatabase;
  /** Makes further connections; undefined where the one there is belongs to the caller. */
  readonly #connectReader: Connect | undefined;
  readonly #writer: SqliteWriter | undefined;
  readonly #begin: SqliteQuery;
  readonly #commit: SqliteQuery;
  #pages: SqliteQuery | undefined;
  #lastChange: SqliteQuery | undefined;
  readonly #readers = new Set<SqliteDatabase>();

  /** The database is configured, and of today's format unless it is only read. */
  constructor(database: SqliteDatabase, settings: ConnectionSettings, connectReader?: Connect) {
    this.#database = database;
    this.settings = settings;
    this.#connectReader = connectReader;
    this.prepare = preparer(database);
    this.format = formatOf(database, settings.location);
    const { declared, readOnly } = settings;
    if (this.format === 1) this.documents = new Format1Documents(this.prepare, settings.location);
    else {
      const documents = new SqliteDocuments(this.prepare, settings);
      this.documents = documents;
      const options = { declared, keepsInMemory: connectReader !== undefined };
      this.#writer = readOnly ? undefined : new SqliteWriter(this.prepare, documents, options);
    }
    this.#begin = this.prepare("BEGIN IMMEDIATE");
    this.#commit = this.prepare("COMMIT");
  }

  /** How many pages the database has. */
  get pages(): number {
    this.#pages ??= this.prepare("PRAGMA page_count", "cell");
    return Number(this.#pages.cell([]));
  }

  read(type: string, key: string): Envelope | undefined {
    return this.documents.read(type, key);
  }

  /**
   * What is stored at this moment. A connection of its own holds the moment for the scan; writers do not wait for it. A connection
   * of the caller's cannot be doubled: there, everything is read at once.
   */
  readAll(): AsyncIterable<Envelope> {
    const { location, clock } = this.settings;
    const now = clock();
    const reader = this.openReader(() => now);
    if (reader === undefined) return scanAtOnce(this.documents);
    try {
      return scanPages({ ...reader, location });
    } catch (error) {
      reader.end();
      throw error;
    }
  }

  openMoment(): StoreMoment {
    const { location, clock } = this.settings;
    const now = clock();
    return this.#beginReading((database, end) => {
      // Not the format as it was when this was opened: another process may have brought it up to date.
      const isOld = formatOf(database, location) === 1;
      return isOld ? new Format1Moment(database, location, end) : new SqliteMoment(database, { location, now, end });
    });
  }

  /** Undefined where the connection is the caller's, which cannot be doubled. */
  openReader(clock: () => number): SqliteReader | undefined {
    if (this.#connectReader === undefined) return undefined;
    const { location } = this.settings;
    return this.#beginReading((database, end) => {
      const prepare = preparer(database);
      if (formatOf(database, location) === 1)
        return { prepare, documents: new Format1Documents(prepare, location), end };
      return { prepare, documents: new SqliteDocuments(prepare, { location, clock }), end };
    });
  }

  /** @throws ConflictError unless all conditions hold */
  write(changes: readonly StoreChange[]): void {
    const writer = this.#writer;
    const [first] = changes;
    if (writer === undefined || first === undefined) return;
    const { location, clock } = this.settings;
    const { nextExpiry } = writer.metadata;
    const expired = nextExpiry < Number.POSITIVE_INFINITY && nextExpiry <= clock();
    // A statement alone is a transaction, unless the connection's owner has one open.
    const isAlone = changes.length === 1 && first.condition === undefined && !expired && this.ownChanges === undefined;
    const mayBeAlone = isAlone && (this.#connectReader !== undefined || isIdle(this.#database));
    if (mayBeAlone && writer.applyAlone(first)) {
      if (writer.isCountDue) this.#count();
      return;
    }
    const isConditional = changes.some(({ condition }) => condition !== undefined);
    const judge = () => checkConditions(changes, location, (type, key) => this.documents.read(type, key));
    this.transact(
      (inside) => {
        inside.applyAll(changes);
        if (inside.isCountDue) this.#countIn(inside);
        if (expired) inside.metadata.removeExpired(clock(), Math.min(removedOnTheWay + changes.length, removedAtMost));
      },
      isConditional ? judge : undefined,
    );
  }

  /** Runs `act` in a transaction, once `judge` has nothing against it, which changes nothing. */
  transact<T>(act: (writer: SqliteWriter) => T, judge?: () => void): T {
    const writer = this.#writer;
    if (writer === undefined) throw new Error("A connection that only reads writes nothing.");
    let isJudged = judge === undefined;
    this.#begin.run([]);
    try {
      judge?.();
      isJudged = true;
      const before = this.ownChanges && this.lastChange;
      const result = act(writer);
      const last = before === undefined ? 0 : this.lastChange;
      this.#commit.run([]);
      if (before !== undefined) this.ownChanges?.add(before, last);
      return result;
    } catch (error) {
      this.#rollBack();
      if (isJudged) writer.forget();
      throw error;
    }
  }

  /** The number of the last change in the log. */
  get lastChange(): number {
    this.#lastChange ??= this.prepare(lastChangeSql, "cell");
    return Number(this.#lastChange.cell([]));
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  setAutomaticCheckpoints(pages: number): void {
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${pages}`);
  }

  close(): void {
    for (const database of [...this.#readers]) this.#endReading(database);
    if (this.#connectReader === undefined) return;
    try {
      if (!this.settings.readOnly) this.#database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
    } catch {
      // Another process reads or writes: its log stays, and its own close takes care of it.
    }
    this.#database.close();
  }

  // What was written is safe by now: a count that has no chance or no room is made up for by a later one.
  #count(): void {
    try {
      this.transact((writer) => this.#countIn(writer));
    } catch (error) {
      if (!isBusy(error) && sqliteError(error, this.settings.location).code !== "store/full") throw error;
    }
  }

  // What is done once in a while.
  #countIn(writer: SqliteWriter): void {
    writer.count();
    if (hasDead(this)) dropDead(this);
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

// `better-sqlite3` and `libsql` tell, `node:sqlite` does since Node 24; otherwise a BEGIN of our own finds out.
function isIdle(database: SqliteDatabase): boolean {
  return Reflect.get(database, "inTransaction") === false || Reflect.get(database, "isTransaction") === false;
}

import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import type {
  BackingStore,
  IndexCompletion,
  MomentStore,
  OpenContext,
  StoreChange,
  StoreMoment,
} from "./backing-store.ts";
import { checkChanges } from "./check-changes.ts";
import { checkStoreOptions } from "./check-store-options.ts";
import { copyOfChange } from "./copy-change.ts";
import { checkWritable, refuseClosed } from "./refuse-use.ts";
import { pagesOf } from "./sqlite-checkpoints.ts";
import type { ConnectionSettings, SqliteConnection } from "./sqlite-connection.ts";
import { findDriver, type SqliteDatabase } from "./sqlite-driver.ts";
import { isBusy, sqliteError } from "./sqlite-error.ts";
import { markDocuments } from "./sqlite-index-completion.ts";
import { SqliteMoment } from "./sqlite-moment.ts";
import { type OpenedDatabase, openFile, openGiven } from "./sqlite-open.ts";
import { patience, patiently, rest } from "./sqlite-patience.ts";

export type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite-driver.ts";

export interface SqliteStoreOptions {
  /** The database file; created, with its folder, when it is missing. Needed unless a `database` is given. */
  readonly path?: string;
  /** An open connection of `better-sqlite3`, `libsql` or `node:sqlite`, to an empty database or one of this store. Closing it stays the caller's affair. */
  readonly database?: SqliteDatabase;
  readonly readOnly?: boolean;
  /** What an acknowledged write survives: the end of the `process`, `kill -9` included (default), or a `power` cut too, at the price of a sync a write. */
  readonly durability?: "process" | "power";
  /**
   * `stored` keeps the entries of indexes in the database, so that a cache that opens lazily answers queries without loading their documents.
   * Each costs a put 4 to 5 µs, and 10 to 20 where the indexed value changes. `rebuilt` (default) keeps none.
   */
  readonly indexes?: "stored" | "rebuilt";
}

/** A store in a SQLite database. Several processes may use it at once. With a `database` of the caller's there are no moments. */
export interface SqliteStore extends BackingStore, Partial<MomentStore> {
  /** The package that does the work, once the store is open: `better-sqlite3`, `libsql`, `node:sqlite` or `given database`. */
  readonly driver: string | undefined;
}

/** Documents in a SQLite database, through the fastest driver that is installed. Every value is kept with a checksum. @throws StoreError `store/invalid-option` */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  return new DatabaseStore(options);
}

class DatabaseStore implements SqliteStore {
  readonly location: string;
  readonly keepsIndexes: boolean;
  readonly openMoment?: () => StoreMoment;
  readonly completeIndexes?: (moment: StoreMoment, part: IndexCompletion) => Promise<void>;
  readonly #options: SqliteStoreOptions;
  #driver: string | undefined;
  #opened: OpenedDatabase | undefined;
  #opening = false;
  #failure: StoreError | undefined;
  #waiting: Promise<void> | undefined;

  constructor(options: SqliteStoreOptions) {
    checkStoreOptions("SQLite database", options);
    this.#options = options;
    this.location = options.path ?? "SQLite database";
    const { database, indexes = "rebuilt", readOnly = false } = options;
    this.keepsIndexes = database === undefined && indexes === "stored";
    if (database !== undefined) return;
    this.openMoment = () => this.#reading((connection) => connection.openMoment());
    if (this.keepsIndexes && !readOnly) this.completeIndexes = (moment, part) => this.#completeIndexes(moment, part);
  }

  get name(): string {
    return this.#driver === undefined ? "sqlite" : `sqlite (${this.#driver})`;
  }

  get driver(): string | undefined {
    return this.#driver;
  }

  async open(context: OpenContext): Promise<void> {
    if (this.#opened !== undefined || this.#opening) {
      throw new StoreError("store/locked", this.location, "this store is already open. Close it first.");
    }
    this.#opening = true;
    try {
      this.#opened = await this.#open(context);
      this.#failure = undefined;
    } catch (error) {
      throw sqliteError(error, this.location);
    } finally {
      this.#opening = false;
    }
  }

  readAll(): AsyncIterable<Envelope> {
    return this.#reading((connection) => connection.readAll());
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    const { connection } = this.#opened ?? refuseClosed(this.location);
    try {
      return connection.read(type, key);
    } catch (error) {
      if (isBusy(error)) return this.#readPatiently(type, key);
      throw sqliteError(error, this.location);
    }
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    this.#checkWritable();
    checkChanges(changes, this.location);
    const checkpoints = this.#opened?.checkpoints;
    const mayAct = this.#waiting === undefined && checkpoints?.waiting === undefined;
    if (!mayAct || !this.#isDone((connection) => connection.write(changes))) {
      const kept = changes.map(copyOfChange);
      await this.#inTurn((connection) => connection.write(kept));
    }
    checkpoints?.wrote(pagesOf(changes, () => this.#opened?.connection.pages ?? 0));
  }

  async close(): Promise<void> {
    await this.#waiting;
    const opened = this.#opened;
    this.#opened = undefined;
    try {
      await opened?.checkpoints?.close();
      opened?.connection.close();
    } catch (error) {
      throw sqliteError(error, this.location);
    } finally {
      opened?.release();
    }
  }

  // Readers wait for nobody but a process that mends what one that died has left.
  async #readPatiently(type: string, key: string): Promise<Envelope | undefined> {
    try {
      return await patiently(() => (this.#opened ?? refuseClosed(this.location)).connection.read(type, key));
    } catch (error) {
      throw sqliteError(error, this.location);
    }
  }

  async #completeIndexes(moment: StoreMoment, part: IndexCompletion): Promise<void> {
    this.#checkWritable();
    const { checkpoints } = this.#opened ?? refuseClosed(this.location);
    if (part.entries.length > 0) await this.#inTurn((connection) => connection.addEntries(part));
    checkpoints?.wrote(part.entries.length);
    // The moment of a database of the first version, or of another store.
    if (!part.isLast || !(moment instanceof SqliteMoment)) return;
    await markDocuments(moment, part.type, async (rows) => {
      await this.#inTurn((connection) => connection.markIndexed(part.type, rows));
      checkpoints?.wrote(rows.length);
    });
  }

  async #open({ indexes }: OpenContext): Promise<OpenedDatabase> {
    const { path, database, durability = "process", readOnly = false } = this.#options;
    const declared = this.keepsIndexes && indexes !== undefined ? indexes : new Map();
    const settings: ConnectionSettings = { location: this.location, durability, readOnly, declared };
    if (database !== undefined) {
      this.#driver = "given database";
      return openGiven(database, settings);
    }
    if (path === undefined) {
      const reason = "there is neither a `path` nor a `database`. Give one of them.";
      throw new StoreError("store/invalid-option", this.location, reason);
    }
    const driver = await findDriver(this.location);
    this.#driver = driver.name;
    return openFile(path, driver, settings);
  }

  #reading<T>(read: (connection: SqliteConnection) => T): T {
    const { connection } = this.#opened ?? refuseClosed(this.location);
    try {
      return read(connection);
    } catch (error) {
      throw sqliteError(error, this.location);
    }
  }

  // Writes that have to wait do so in the order of the calls.
  #inTurn(act: (connection: SqliteConnection) => void): Promise<void> {
    const before = this.#waiting ?? Promise.resolve();
    const turn = before.then(() => this.#actPatiently(act));
    const settled = turn.catch(() => undefined);
    this.#waiting = settled;
    void settled.then(() => {
      if (this.#waiting === settled) this.#waiting = undefined;
    });
    return turn;
  }

  async #actPatiently(act: (connection: SqliteConnection) => void): Promise<void> {
    const end = performance.now() + patience;
    for (let round = 0; ; round++) {
      await this.#opened?.checkpoints?.waiting;
      this.#checkWritable();
      if (this.#isDone(act)) return;
      if (performance.now() > end) break;
      await rest(round);
    }
    const advice = "Try again, or end what holds it.";
    throw new StoreError(
      "store/locked",
      this.location,
      `another connection has been writing for ${patience / 1000} s. ${advice}`,
    );
  }

  // False when another process is writing.
  #isDone(act: (connection: SqliteConnection) => void): boolean {
    const { connection } = this.#opened ?? refuseClosed(this.location);
    try {
      act(connection);
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      const failure = sqliteError(error, this.location);
      if (failure.code === "store/io" || failure.code === "store/corrupt") this.#failure = failure;
      throw failure;
    }
  }

  #checkWritable(): void {
    if (this.#opened === undefined) refuseClosed(this.location);
    checkWritable(this.location, { readOnly: this.#options.readOnly === true, failure: this.#failure });
  }
}

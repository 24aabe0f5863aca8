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
import { refuseClosed } from "./refuse-use.ts";
import { pagesOf } from "./sqlite/sqlite-checkpoints.ts";
import type { ConnectionSettings, SqliteConnection } from "./sqlite/sqlite-connection.ts";
import { findDriver, type SqliteDatabase } from "./sqlite/sqlite-driver.ts";
import { isBusy, sqliteError } from "./sqlite/sqlite-error.ts";
import { SqliteFollowing } from "./sqlite/sqlite-following.ts";
import { markDocuments } from "./sqlite/sqlite-index-completion.ts";
import { SqliteMaintenance } from "./sqlite/sqlite-maintenance.ts";
import { SqliteMoment } from "./sqlite/sqlite-moment.ts";
import { type OpenedDatabase, openFile, openGiven } from "./sqlite/sqlite-open.ts";
import { patiently, retryAtOnce } from "./sqlite/sqlite-patience.ts";
import { SqliteTurns } from "./sqlite/sqlite-turns.ts";
import type {
  CheckOptions,
  DocumentName,
  FollowableStore,
  Following,
  MaintainedStore,
  StoreCheck,
  StoreUsage,
  SyncStore,
} from "./store-abilities.ts";

export type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite/sqlite-driver.ts";

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
  /** How often, in milliseconds, is looked for what others wrote while somebody follows that; 50 unless told. */
  readonly followInterval?: number;
}

/** A store in a SQLite database. Several processes may use it at once. With a `database` of the caller's there are no moments. */
export interface SqliteStore extends BackingStore, SyncStore, MaintainedStore, FollowableStore, Partial<MomentStore> {
  /** The package that does the work, once the store is open: `better-sqlite3`, `libsql`, `node:sqlite` or `given database`. */
  readonly driver: string | undefined;
}

/** Documents in a SQLite database, through the fastest driver that is installed. Every value is kept with a checksum. @throws StoreError `store/invalid-option` */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  return new DatabaseStore(options);
}

class DatabaseStore implements SqliteStore {
  readonly location: string;
  readonly isShared = true;
  readonly keepsMetadata = true;
  readonly keepsIndexes: boolean;
  readonly openMoment?: () => StoreMoment;
  readonly completeIndexes?: (moment: StoreMoment, part: IndexCompletion) => Promise<void>;
  readonly #options: SqliteStoreOptions;
  readonly #turns: SqliteTurns;
  readonly #maintenance: SqliteMaintenance;
  readonly #following: SqliteFollowing;
  #driver: string | undefined;
  #opened: OpenedDatabase | undefined;
  #opening = false;

  constructor(options: SqliteStoreOptions) {
    checkStoreOptions("SQLite database", options);
    checkInterval(options.followInterval);
    this.#options = options;
    const location = options.path ?? "SQLite database";
    this.location = location;
    const { database, indexes = "rebuilt", readOnly = false, followInterval: interval = 50 } = options;
    const opened = () => this.#opened;
    const turns = new SqliteTurns({ location, readOnly, opened });
    this.#turns = turns;
    this.#maintenance = new SqliteMaintenance({ location, turns, opened });
    this.#following = new SqliteFollowing({ location, turns, opened, interval });
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
      this.#turns.begin();
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

  readNow(type: string, key: string): Envelope | undefined {
    return this.#reading((connection) => retryAtOnce(() => connection.read(type, key)));
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    const { connection, checkpoints } = this.#turns.checkWritable();
    checkChanges(changes, this.location);
    if (!this.#turns.isDoneNow((writing) => writing.write(changes))) {
      const kept = changes.map(copyOfChange);
      await this.#turns.inTurn((writing) => writing.write(kept));
    }
    checkpoints?.wrote(pagesOf(changes, () => connection.pages));
  }

  expire(limit: number): Promise<readonly DocumentName[]> {
    return this.#maintenance.expire(limit);
  }

  evictTag(tag: string, options: { readonly type?: string; readonly limit: number }): Promise<readonly DocumentName[]> {
    return this.#maintenance.evictTag(tag, options);
  }

  usage(): Promise<StoreUsage> {
    return this.#maintenance.usage();
  }

  check(options?: CheckOptions): Promise<StoreCheck> {
    return this.#maintenance.check(options);
  }

  follow(listener: (changed: readonly DocumentName[] | undefined) => void): Following {
    return this.#following.follow(listener);
  }

  async close(): Promise<void> {
    await this.#turns.waiting;
    await this.#following.stop();
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
    const { checkpoints } = this.#turns.checkWritable();
    const { type, entries, isLast } = part;
    if (entries.length > 0) {
      await this.#turns.inTurn((connection) => connection.transact((writer) => writer.addEntries(type, entries)));
    }
    checkpoints?.wrote(entries.length);
    // The moment of a database of the first version, or of another store.
    if (!isLast || !(moment instanceof SqliteMoment)) return;
    await markDocuments(moment, type, async (rows) => {
      await this.#turns.inTurn((connection) => connection.transact((writer) => writer.markIndexed(type, rows)));
      checkpoints?.wrote(rows.length);
    });
  }

  async #open({ indexes, clock = Date.now }: OpenContext): Promise<OpenedDatabase> {
    const { path, database, durability = "process", readOnly = false } = this.#options;
    const declared = this.keepsIndexes && indexes !== undefined ? indexes : new Map();
    const settings: ConnectionSettings = { location: this.location, durability, readOnly, declared, clock };
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
}

function checkInterval(interval: unknown): void {
  if (interval === undefined || (typeof interval === "number" && interval >= 1 && interval <= 2 ** 31 - 1)) return;
  const reason = "`followInterval` is no number of milliseconds from 1 on. Give one, or leave it out.";
  throw new StoreError("store/invalid-option", "SQLite database", reason);
}

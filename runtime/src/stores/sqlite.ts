import * as fs from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import { followLinks } from "./atomic-file.ts";
import type { BackingStore, StoreChange } from "./backing-store.ts";
import { checkChanges } from "./check-changes.ts";
import { checkStoreOptions } from "./check-store-options.ts";
import { copyOfChange } from "./copy-change.ts";
import { fileError } from "./file-error.ts";
import { checkWritable, refuseClosed } from "./refuse-use.ts";
import { SqliteConnection } from "./sqlite-connection.ts";
import { findDriver, type SqliteDatabase, type SqliteDriver } from "./sqlite-driver.ts";
import { isBusy, sqliteError } from "./sqlite-error.ts";
import { createFile, inspectFile, isUnchanging, removeLeftovers } from "./sqlite-file.ts";

export type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite-driver.ts";

export interface SqliteStoreOptions {
  /** The database file; created, with its folder, when it is missing. Needed unless a `database` is given. */
  readonly path?: string;
  /** An open connection of `better-sqlite3`, `libsql` or `node:sqlite`, to an empty database or one of this store. Closing it stays the caller's affair. */
  readonly database?: SqliteDatabase;
  readonly readOnly?: boolean;
  /** What an acknowledged write survives: the end of the `process`, `kill -9` included (default), or a `power` cut too, at the price of a sync a write. */
  readonly durability?: "process" | "power";
}

/** A store in a SQLite database. Several processes may use it at once. */
export interface SqliteStore extends BackingStore {
  /** The package that does the work, once the store is open: `better-sqlite3`, `libsql`, `node:sqlite` or `given database`. */
  readonly driver: string | undefined;
}

/** Documents in a SQLite database, through the fastest driver that is installed. Every value is kept with a checksum. @throws StoreError `store/invalid-option` */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  return new DatabaseStore(options);
}

// How long a write waits for other processes before it gives up. Between two looks the event loop is free.
const patience = 10_000;

class DatabaseStore implements SqliteStore {
  readonly location: string;
  readonly #options: SqliteStoreOptions;
  #driver: string | undefined;
  #connection: SqliteConnection | undefined;
  #opening = false;
  #failure: StoreError | undefined;
  #waiting: Promise<void> | undefined;

  constructor(options: SqliteStoreOptions) {
    checkStoreOptions("SQLite database", options);
    this.#options = options;
    this.location = options.path ?? "SQLite database";
  }

  get name(): string {
    return this.#driver === undefined ? "sqlite" : `sqlite (${this.#driver})`;
  }

  get driver(): string | undefined {
    return this.#driver;
  }

  async open(): Promise<void> {
    if (this.#connection !== undefined || this.#opening) {
      throw new StoreError("store/locked", this.location, "this store is already open. Close it first.");
    }
    this.#opening = true;
    try {
      this.#connection = await this.#connect();
      this.#failure = undefined;
    } catch (error) {
      throw sqliteError(error, this.location);
    } finally {
      this.#opening = false;
    }
  }

  readAll(): AsyncIterable<Envelope> {
    const connection = this.#opened();
    try {
      return connection.readAll();
    } catch (error) {
      throw sqliteError(error, this.location);
    }
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    const connection = this.#opened();
    try {
      return connection.read(type, key);
    } catch (error) {
      throw sqliteError(error, this.location);
    }
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    this.#checkWritable();
    checkChanges(changes, this.location);
    if (this.#waiting === undefined && this.#isCommitted(changes)) return;
    const kept = changes.map(copyOfChange);
    const before = this.#waiting ?? Promise.resolve();
    const turn = before.then(() => this.#commitPatiently(kept));
    const settled = turn.catch(() => undefined);
    this.#waiting = settled;
    void settled.then(() => {
      if (this.#waiting === settled) this.#waiting = undefined;
    });
    return turn;
  }

  async close(): Promise<void> {
    await this.#waiting;
    const connection = this.#connection;
    this.#connection = undefined;
    try {
      connection?.close();
    } catch (error) {
      throw sqliteError(error, this.location);
    }
  }

  async #connect(): Promise<SqliteConnection> {
    const { path, database, durability = "process", readOnly = false } = this.#options;
    const settings = { location: this.location, durability, readOnly };
    if (database !== undefined) {
      this.#driver = "given database";
      return patiently(() => SqliteConnection.adopt(database, settings));
    }
    if (path === undefined)
      throw new StoreError(
        "store/invalid-option",
        this.location,
        "there is neither a `path` nor a `database`. Give one of them.",
      );
    const driver = await findDriver(this.location);
    this.#driver = driver.name;
    const file = await this.#prepareFile(path, driver);
    const { connectUnchanging } = driver;
    const isStill = readOnly && connectUnchanging !== undefined && (await isUnchanging(file));
    const connectReader = () => (isStill ? connectUnchanging(file) : driver.connectReadOnly(file));
    const connect = () => (readOnly ? connectReader() : driver.connect(file));
    return patiently(() => SqliteConnection.connect(connect, connectReader, settings));
  }

  async #prepareFile(path: string, driver: SqliteDriver): Promise<string> {
    const { readOnly = false } = this.#options;
    try {
      const file = await followLinks(path);
      if (!readOnly) {
        await fs.mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await removeLeftovers(file);
      }
      const found = await inspectFile(file, this.location);
      if (found === "missing" && readOnly) {
        throw new StoreError(
          "store/not-found",
          this.location,
          "there is no such file. Open it once without `readOnly` to create it.",
        );
      }
      if (found === "missing") await createFile(file, driver, this.location);
      // SQLite keeps its log beside the database.
      if (!readOnly) for (const place of [file, dirname(file)]) await fs.access(place, fs.constants.W_OK);
      return file;
    } catch (error) {
      throw fileError(error, this.location, readOnly ? "read" : "write");
    }
  }

  // False when another process is writing.
  #isCommitted(changes: readonly StoreChange[]): boolean {
    try {
      this.#opened().write(changes);
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      const failure = sqliteError(error, this.location);
      if (failure.code === "store/io" || failure.code === "store/corrupt") this.#failure = failure;
      throw failure;
    }
  }

  async #commitPatiently(changes: readonly StoreChange[]): Promise<void> {
    const end = performance.now() + patience;
    for (;;) {
      this.#checkWritable();
      if (this.#isCommitted(changes)) return;
      if (performance.now() > end) break;
      await sleep(1 + Math.random() * 20);
    }
    const advice = "Try again, or end what holds it.";
    throw new StoreError(
      "store/locked",
      this.location,
      `another connection has been writing for ${patience / 1000} s. ${advice}`,
    );
  }

  #opened(): SqliteConnection {
    if (this.#connection === undefined) refuseClosed(this.location);
    return this.#connection;
  }

  #checkWritable(): void {
    this.#opened();
    checkWritable(this.location, { readOnly: this.#options.readOnly === true, failure: this.#failure });
  }
}

async function patiently<T>(act: () => T): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
    await sleep(1 + Math.random() * 20);
  }
}

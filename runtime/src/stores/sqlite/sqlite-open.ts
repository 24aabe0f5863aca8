import * as fs from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError } from "../../errors.ts";
import { followLinks } from "../files/atomic-file.ts";
import { fileError } from "../files/file-error.ts";
import { passPages, SqliteCheckpoints } from "./sqlite-checkpoints.ts";
import { type ConnectionSettings, SqliteConnection } from "./sqlite-connection.ts";
import type { SqliteDatabase, SqliteDriver, WorkerDriver } from "./sqlite-driver.ts";
import { createFile, inspectFile, isUnchanging, removeLeftovers } from "./sqlite-file.ts";
import { dropDead, hasDead } from "./sqlite-followers.ts";
import { formatOf, numberOf } from "./sqlite-mark.ts";
import { beginMigration, migrate } from "./sqlite-migration.ts";
import { holdFile, inTurn } from "./sqlite-open-files.ts";
import { patiently } from "./sqlite-patience.ts";
import { SqlitePlace } from "./sqlite-place.ts";
import { formatVersion, schemaSql } from "./sqlite-schema.ts";
import { upgradeSql } from "./sqlite-upgrade.ts";

/** A database that is open and of today's format, unless it is only read. */
export interface OpenedDatabase {
  readonly connection: SqliteConnection;
  /** Undefined where SQLite moves its log itself. */
  readonly checkpoints: SqliteCheckpoints | undefined;
  /** Undefined where the connection is the caller's. */
  readonly file: string | undefined;
  /** How another thread comes to the database. */
  readonly worker: WorkerDriver | undefined;
  /** Asked before each write. */
  readonly place: SqlitePlace | undefined;
  /** To be called once everything is closed. */
  readonly release: () => void;
}

// Where SQLite waits, the whole process does, for a millisecond at least: whatever finds another process in its way comes back later. And what
// a statement of several rows changes is kept until it is done, in memory, so that no writable folder is needed for it.
const ownSettings = "PRAGMA busy_timeout = 0; PRAGMA temp_store = MEMORY;";

/** Opens a connection of the caller's, which stays open. */
export async function openGiven(database: SqliteDatabase, settings: ConnectionSettings): Promise<OpenedDatabase> {
  await patiently(() => adopt(database, settings));
  await patiently(() => configure(database, settings));
  await bringUpToDate(database, settings, { mayPause: false });
  const connection = await patiently(() => new SqliteConnection(database, settings));
  if (!settings.readOnly) await tidyUp(connection);
  return {
    connection,
    checkpoints: undefined,
    file: undefined,
    worker: undefined,
    place: undefined,
    release: () => {},
  };
}

/** Opens or creates a database file. */
export async function openFile(
  path: string,
  driver: SqliteDriver,
  settings: ConnectionSettings,
): Promise<OpenedDatabase> {
  const { readOnly } = settings;
  const { database, file, place, connectReader, release } = await inTurn(() => connect(path, driver, settings));
  try {
    await bringUpToDate(database, settings, { mayPause: true });
    const connection = await patiently(() => new SqliteConnection(database, settings, connectReader));
    const checkpoints = readOnly ? undefined : checkpointsOf(connection, driver, file);
    if (!readOnly) await tidyUp(connection);
    return { connection, checkpoints, file, worker: driver.worker, place, release };
  } catch (error) {
    database.close();
    release();
    throw error;
  }
}

async function connect(path: string, driver: SqliteDriver, settings: ConnectionSettings) {
  const { location, readOnly } = settings;
  const file = await prepareFile(path, driver, settings);
  const { connectUnchanging } = driver;
  const isStill = readOnly && connectUnchanging !== undefined && (await isUnchanging(file));
  const connectReader = () => (isStill ? connectUnchanging(file) : driver.connectReadOnly(file));
  const database = await patiently(() => {
    const made = readOnly ? connectReader() : driver.connect(file);
    try {
      configure(made, settings);
      made.exec(ownSettings);
      formatOf(made, location);
      return made;
    } catch (error) {
      made.close();
      throw error;
    }
  });
  const place = new SqlitePlace(file, location);
  const connectOurs = () => {
    place.check();
    return connectReader();
  };
  return { database, file, place, connectReader: connectOurs, release: await holdFile(file) };
}

async function prepareFile(path: string, driver: SqliteDriver, settings: ConnectionSettings): Promise<string> {
  const { location, readOnly } = settings;
  try {
    const file = await followLinks(path);
    if (!readOnly) {
      await fs.mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await removeLeftovers(file);
    }
    const found = await inspectFile(file, location);
    if (found === "missing" && readOnly) {
      const advice = "Open it once without `readOnly` to create it.";
      throw new StoreError("store/not-found", location, `there is no such file. ${advice}`);
    }
    if (found === "missing") await createFile(file, driver, location);
    // SQLite keeps its log beside the database.
    if (!readOnly) for (const place of [file, dirname(file)]) await fs.access(place, fs.constants.W_OK);
    return file;
  } catch (error) {
    throw fileError(error, location, readOnly ? "read" : "write");
  }
}

async function bringUpToDate(
  database: SqliteDatabase,
  { location, readOnly }: ConnectionSettings,
  { mayPause }: { readonly mayPause: boolean },
): Promise<void> {
  if (readOnly || formatOf(database, location) === formatVersion) return;
  await patiently(() => beginMigration(database));
  // Another process may have been faster.
  const format = formatOf(database, location);
  if (format === 1) await migrate(database, { location, mayPause });
  else if (format === 2) upgrade(database);
  else database.exec("ROLLBACK");
}

/** Ends what a process that is gone has had every writer do for it. */
async function tidyUp(connection: SqliteConnection): Promise<void> {
  if (await patiently(() => hasDead(connection)))
    await patiently(() => connection.transact(() => dropDead(connection)));
}

function upgrade(database: SqliteDatabase): void {
  try {
    database.exec(upgradeSql);
  } catch (error) {
    try {
      database.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself already.
    }
    throw error;
  }
}

function checkpointsOf(connection: SqliteConnection, driver: SqliteDriver, file: string) {
  if (driver.worker === undefined) return undefined;
  connection.setAutomaticCheckpoints(0);
  const onLost = () => connection.setAutomaticCheckpoints(passPages);
  return new SqliteCheckpoints({ driver: driver.worker, file, onLost });
}

/** Settings of a connection that lives as long as the store is open. */
function configure(database: SqliteDatabase, { readOnly, durability }: ConnectionSettings): void {
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
function adopt(database: SqliteDatabase, { location, readOnly }: ConnectionSettings): void {
  const isMarked = numberOf(database, "application_id") !== 0 || numberOf(database, "user_version") !== 0;
  const isEmpty = database.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get() == null;
  if (isMarked || !isEmpty) formatOf(database, location);
  else if (!readOnly) create(database);
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

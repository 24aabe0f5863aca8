import * as fs from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError } from "../errors.ts";
import { followLinks } from "./atomic-file.ts";
import { fileError } from "./file-error.ts";
import { passPages, SqliteCheckpoints } from "./sqlite-checkpoints.ts";
import { adopt, type ConnectionSettings, configure, formatOf, SqliteConnection } from "./sqlite-connection.ts";
import type { SqliteDatabase, SqliteDriver } from "./sqlite-driver.ts";
import { createFile, inspectFile, isUnchanging, removeLeftovers } from "./sqlite-file.ts";
import { beginMigration, migrate } from "./sqlite-migration.ts";
import { holdFile, inTurn } from "./sqlite-open-files.ts";
import { patiently } from "./sqlite-patience.ts";

/** A database that is open and of today's format, unless it is only read. */
export interface OpenedDatabase {
  readonly connection: SqliteConnection;
  /** Undefined where SQLite moves its log itself. */
  readonly checkpoints: SqliteCheckpoints | undefined;
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
  return { connection: new SqliteConnection(database, settings), checkpoints: undefined, release: () => {} };
}

/** Opens or creates a database file. */
export async function openFile(
  path: string,
  driver: SqliteDriver,
  settings: ConnectionSettings,
): Promise<OpenedDatabase> {
  const { readOnly } = settings;
  const { database, file, connectReader, release } = await inTurn(() => connect(path, driver, settings));
  try {
    await bringUpToDate(database, settings, { mayPause: true });
    const connection = await patiently(() => new SqliteConnection(database, settings, connectReader));
    const checkpoints = readOnly ? undefined : checkpointsOf(connection, driver, file);
    return { connection, checkpoints, release };
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
  return { database, file, connectReader, release: await holdFile(file) };
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
  if (readOnly || formatOf(database, location) !== 1) return;
  await patiently(() => beginMigration(database));
  // Another process may have been faster.
  if (formatOf(database, location) === 1) await migrate(database, { location, mayPause });
  else database.exec("ROLLBACK");
}

function checkpointsOf(connection: SqliteConnection, driver: SqliteDriver, file: string) {
  if (driver.worker === undefined) return undefined;
  connection.setAutomaticCheckpoints(0);
  const onLost = () => connection.setAutomaticCheckpoints(passPages);
  return new SqliteCheckpoints({ driver: driver.worker, file, onLost });
}

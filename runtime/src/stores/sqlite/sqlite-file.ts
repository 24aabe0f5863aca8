import { randomBytes } from "node:crypto";
import * as fs from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../../errors.ts";
import { identityAt, syncFolder } from "../files/atomic-file.ts";
import { errnoOf, fileError } from "../files/file-error.ts";
import { acquireFileLock, type FileLock } from "../files/file-lock.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";
import { sqliteError } from "./sqlite-error.ts";
import { checkMark, foreignError } from "./sqlite-mark.ts";
import { isHeld } from "./sqlite-open-files.ts";
import { schemaSql } from "./sqlite-schema.ts";

const magic = "SQLite format 3\0";

/**
 * Looks at a database file before SQLite does, because SQLite may write to what it opens.
 * @throws StoreError unless the file is missing or a store of ours
 */
export async function inspectFile(path: string, location: string): Promise<"missing" | "ours"> {
  if (await isHeld(path)) return "ours";
  let header: Buffer;
  try {
    header = await readHeader(path);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return "missing";
    throw fileError(error, location, "read");
  }
  const size = header.length;
  const isSqlite = header.toString("latin1", 0, magic.length) === magic.slice(0, size);
  if (isSqlite && size < 100) {
    throw new StoreError(
      "store/truncated",
      location,
      `the file is cut off after ${size} bytes. Restore it from a copy, or delete it to start anew.`,
    );
  }
  if (!isSqlite) throw foreignError(location, "it is not a SQLite database");
  checkMark(header.readUInt32BE(68), header.readUInt32BE(60), location);
  await checkLength(path, location);
  return "ours";
}

/**
 * SQLite reads a cut last page as if it ended in zeros. A file shorter than its header says is whole only while its log holds the
 * rest, and another process may be moving that over just now: so it is looked at more than once.
 */
async function checkLength(path: string, location: string): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const claimed = await claimedLength(path);
    const { size } = await fs.stat(path);
    const log = await fs.stat(`${path}-wal`).catch(() => undefined);
    if (size >= claimed || (log?.size ?? 0) > 0) return;
    if (round < 4) continue;
    throw new StoreError(
      "store/truncated",
      location,
      `the file is cut off: ${size} of ${claimed} bytes are there. Restore it from a copy; it was left as it is.`,
    );
  }
}

// Pages times page size, from the header; the page count is to be believed only where both change counters agree.
async function claimedLength(path: string): Promise<number> {
  const header = await readHeader(path);
  if (header.readUInt32BE(24) !== header.readUInt32BE(92)) return 0;
  const pageSize = header.readUInt16BE(16);
  return header.readUInt32BE(28) * (pageSize === 1 ? 65536 : pageSize);
}

/** Shorter than 100 bytes only where the file is. */
async function readHeader(path: string): Promise<Buffer> {
  const handle = await fs.open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Whether nobody can be writing: the folder cannot be written, and there is no log with something in it. */
export async function isUnchanging(path: string): Promise<boolean> {
  const refusal = await fs.access(dirname(path), fs.constants.W_OK).then(
    () => undefined,
    (error: unknown) => errnoOf(error),
  );
  if (refusal === undefined) return false;
  const log = await fs.stat(`${path}-wal`).catch(() => undefined);
  if (log !== undefined && log.size > 0) return false;
  if (refusal === "EROFS") return true;
  // Only this user may not write: where others do, their shared memory is there.
  return (await fs.stat(`${path}-shm`).catch(() => undefined)) === undefined;
}

/** Makes an empty database appear in one step, so that nobody ever sees half of one, whoever dies or creates it as well. */
export async function createFile(path: string, driver: SqliteDriver, location: string): Promise<void> {
  const temporary = join(
    dirname(path),
    `.${basename(path)}.${process.pid}-${randomBytes(8).toString("hex")}.keyslot-tmp`,
  );
  try {
    await (await fs.open(temporary, "wx", 0o600)).close();
    fill(temporary, driver, location);
    const handle = await fs.open(temporary, "r+");
    await handle.sync().finally(() => handle.close());
    await publish(temporary, path, location);
  } catch (error) {
    throw fileError(error, location, "write");
  } finally {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) await fs.rm(temporary + suffix, { force: true });
  }
}

function fill(temporary: string, driver: SqliteDriver, location: string): void {
  try {
    const database = driver.connect(temporary);
    try {
      database.exec(`${schemaSql}\nPRAGMA journal_mode = WAL;\nPRAGMA wal_checkpoint(TRUNCATE);`);
    } finally {
      database.close();
    }
  } catch (error) {
    throw sqliteError(error, location);
  }
}

// Creators take turns, because a rename replaces what is there: the second one finds the first one's file and goes on with it.
async function publish(temporary: string, path: string, location: string): Promise<void> {
  const lock = await waitForLock(path, location);
  try {
    if ((await identityAt(path)) !== undefined) return;
    await fs.rename(temporary, path);
    await syncFolder(dirname(path), fs);
  } finally {
    lock.release();
  }
}

// Whoever holds it needs it for a few calls only.
async function waitForLock(path: string, location: string): Promise<FileLock> {
  for (let round = 0; ; round++) {
    try {
      return acquireFileLock(path, location);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "store/locked" || round === 500) throw error;
    }
    await sleep(10 + Math.random() * 20);
  }
}

/** Deletes what processes left that died while they created the database. */
export async function removeLeftovers(path: string): Promise<void> {
  for (const place of await leftoversOf(path)) await fs.rm(place, { force: true });
}

/** What such processes left. */
export async function leftoversOf(path: string): Promise<readonly string[]> {
  const found: string[] = [];
  const prefix = `.${basename(path)}.`;
  for (const name of await fs.readdir(dirname(path))) {
    const pid = name.startsWith(prefix)
      ? /^(\d+)-[0-9a-f]{16}\.keyslot-tmp/.exec(name.slice(prefix.length))?.[1]
      : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) found.push(join(dirname(path), name));
  }
  return found;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== "ESRCH";
  }
}

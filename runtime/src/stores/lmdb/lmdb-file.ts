import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as promises from "node:fs/promises";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../../errors.ts";
import { syncFolder } from "../files/atomic-file.ts";
import { errnoOf } from "../files/file-error.ts";
import { acquireFileLock, type FileLock } from "../files/file-lock.ts";
import { emptyCounts, writeCounts } from "./lmdb-counts.ts";
import type { LmdbModule } from "./lmdb-driver.ts";
import { LmdbEnvironment, openRoot } from "./lmdb-environment.ts";
import { damagedFile, foreignFile, lmdbError } from "./lmdb-error.ts";
import { type Meta, readMeta } from "./lmdb-meta.ts";
import { LmdbPages, type PageEntry, PageFault } from "./lmdb-pages.ts";

/** Key of the row that says whose file it is: `KSLT`, the format's version and what the file is known by. */
const markKey = Buffer.from("K");
const mark = "KSLT";
const formatVersion = 1;
/** Room for some 500 that read at once. */
const lockFileLength = 36_864;

/** A file that can be opened. */
export interface InspectedFile {
  readonly storeId: string;
  readonly meta: Meta;
}

/**
 * Looks at a file before LMDB does, which follows whatever numbers it finds there.
 * @throws StoreError `store/foreign-format`, `store/truncated`, `store/corrupt`
 */
export function inspectFile(file: number, location: string): InspectedFile {
  const found = readMeta(file);
  if (found.kind === "foreign") throw foreignFile(location, "it is not an LMDB file of the second format");
  if (found.kind === "cut") throw cutFile(location);
  if (found.kind === "damaged") throw damagedFile(location, "the beginning of the file is damaged");
  const { meta } = found;
  const pages = new LmdbPages(file, meta);
  const row = markIn(guarded(location, () => pages.rootEntries()));
  if (row === undefined) throw foreignFile(location, "it is an LMDB file of another application");
  const version = row.readUInt32LE(4);
  if (version !== formatVersion) {
    const reason = `it has format version ${version}, and this version of Keyslot reads version ${formatVersion}`;
    throw foreignFile(location, reason);
  }
  // What lies behind the end is only ever read where a page is missing that something leads to.
  if (!pages.isComplete) verifyFile(file, meta, location);
  return { storeId: row.toString("hex", 8, 24), meta };
}

/** What a file was known by in a state of it; undefined where that state is not whole any more. */
export function storeIdAt(file: number, meta: Meta): string | undefined {
  try {
    return markIn(new LmdbPages(file, meta).rootEntries())?.toString("hex", 8, 24);
  } catch (error) {
    if (error instanceof PageFault) return undefined;
    throw error;
  }
}

function markIn(entries: readonly PageEntry[]): Buffer | undefined {
  const row = entries.find(({ key, flags }) => flags === 0 && key.equals(markKey))?.value;
  return row?.length === 24 && row.toString("latin1", 0, 4) === mark ? row : undefined;
}

/** Looks at every page. @throws StoreError `store/corrupt`, `store/truncated` */
export function verifyFile(file: number, meta: Meta, location: string): void {
  guarded(location, () => new LmdbPages(file, meta).verify());
}

function guarded<T>(location: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof PageFault)) throw error;
    if (error.message.endsWith("cut off")) throw cutFile(location);
    throw damagedFile(location, `the file is damaged: ${error.message}`);
  }
}

function cutFile(location: string): StoreError {
  return new StoreError(
    "store/truncated",
    location,
    "the file is cut off. Restore it from a copy, or delete it to start anew; it was left as it is.",
  );
}

/** Makes an empty store appear in one step, so that nobody ever sees half of one. Under the lock. */
export async function createFile(path: string, lmdb: LmdbModule, location: string): Promise<void> {
  const temporary = join(
    dirname(path),
    `.${basename(path)}.${process.pid}-${randomBytes(8).toString("hex")}.keyslot-tmp`,
  );
  try {
    makeLockFile(temporary);
    await fill(temporary, lmdb, location);
    const handle = await promises.open(temporary, "r+");
    await handle.sync().finally(() => handle.close());
    await rename(temporary, path);
    await syncFolder(dirname(path), promises);
  } finally {
    for (const suffix of ["", "-lock"]) await rm(temporary + suffix, { force: true });
  }
}

async function fill(temporary: string, lmdb: LmdbModule, location: string): Promise<void> {
  try {
    const root = openRoot(lmdb, temporary, { isReadOnly: false });
    try {
      const environment = new LmdbEnvironment(root, { path: temporary, isReadOnly: false });
      environment.transact(() => {
        const row = Buffer.alloc(24);
        row.write(mark, "latin1");
        row.writeUInt32LE(formatVersion, 4);
        randomBytes(16).copy(row, 8);
        root.put(markKey, row);
        writeCounts(root, emptyCounts());
      });
    } finally {
      await root.close();
    }
  } catch (error) {
    throw lmdbError(error, location);
  }
}

/**
 * Makes the file of LMDB's locks, where it is missing, with all of its bytes: LMDB maps it as a hole, and where a full disk has nothing to
 * fill that with, the process would end. Never while this process has the store open: closing the file would drop its locks.
 */
export function makeLockFile(path: string): void {
  try {
    fs.writeFileSync(`${path}-lock`, Buffer.alloc(lockFileLength), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return;
    fs.rmSync(`${path}-lock`, { force: true });
    throw error;
  }
}

/** Whoever holds it opens, creates or mends; it takes a few milliseconds, and longer where the whole file has to be looked at. */
export async function waitForLock(path: string, location: string): Promise<FileLock> {
  for (let round = 0; ; round++) {
    try {
      return acquireFileLock(path, location);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "store/locked" || round === 1500) throw error;
    }
    await sleep(5 + Math.random() * 30);
  }
}

/** Deletes what processes left that died while they created the store. Under the lock, so nobody is creating it. */
export async function removeLeftovers(path: string): Promise<void> {
  const prefix = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const isLeft = name.startsWith(prefix) && /^\d+-[0-9a-f]{16}\.keyslot-tmp/.test(name.slice(prefix.length));
    if (isLeft) await rm(join(dirname(path), name), { force: true });
  }
}

/** A descriptor of the file; undefined when there is none. LMDB's locks are on another file, so closing it costs nothing. */
export function openFile(path: string, flags: "r" | "r+"): number | undefined {
  try {
    return fs.openSync(path, flags);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

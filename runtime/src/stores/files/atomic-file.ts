import { randomBytes } from "node:crypto";
import { type BigIntStats, constants } from "node:fs";
import * as fs from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { errnoOf } from "./file-error.ts";

/** The file calls that a commit is made of; a test puts failing ones in their place. */
export type FileLayer = Pick<typeof fs, "open" | "rename">;

/** Tells one state of a file from another: a file that was replaced or changed has another identity. */
export interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: bigint;
  readonly modified: bigint;
}

export interface FileContent {
  readonly bytes: Uint8Array;
  readonly identity: FileIdentity;
}

const temporarySuffix = ".keyslot-tmp";

/** Where `path` leads to in the end, so that a link is followed instead of replaced. The file itself may be missing. */
export async function followLinks(path: string): Promise<string> {
  let current = resolve(path);
  for (let hop = 0; hop < 40; hop++) {
    const target = await fs.readlink(current).catch((error: unknown) => {
      if (errnoOf(error) === "EINVAL" || errnoOf(error) === "ENOENT" || errnoOf(error) === "UNKNOWN") return undefined;
      throw error;
    });
    if (target === undefined) break;
    current = resolve(dirname(current), target);
  }
  const folder = await fs.realpath(dirname(current)).catch((error: unknown) => {
    if (errnoOf(error) === "ENOENT") return dirname(current);
    throw error;
  });
  return join(folder, basename(current));
}

/** The whole file, or undefined when there is none. */
export async function readWhole(path: string): Promise<FileContent | undefined> {
  let handle: fs.FileHandle;
  try {
    handle = await fs.open(path, "r");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const identity = identityOfStats(await handle.stat({ bigint: true }));
    return { bytes: await handle.readFile(), identity };
  } finally {
    await handle.close();
  }
}

/** The identity of what is at `path` now; undefined when nothing is. */
export async function identityAt(path: string): Promise<FileIdentity | undefined> {
  try {
    return identityOfStats(await fs.stat(path, { bigint: true }));
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

export function isSameIdentity(a: FileIdentity | undefined, b: FileIdentity | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.device === b.device && a.inode === b.inode && a.size === b.size && a.modified === b.modified;
}

export interface Replacement {
  readonly bytes: Uint8Array;
  readonly files: FileLayer;
  /** Looks a last time whether the file may be replaced; a rejection leaves it as it was. */
  readonly beforeRename: () => Promise<void>;
}

/**
 * Puts `bytes` in the place of the file at `path`, which has its old or its new content at every moment and after any crash,
 * and the new one for good once this resolves.
 */
export async function replaceFile(path: string, { bytes, files, beforeRename }: Replacement): Promise<FileIdentity> {
  const name = `.${basename(path)}.${process.pid}-${randomBytes(8).toString("hex")}${temporarySuffix}`;
  const temporary = join(dirname(path), name);
  // Opened first: where there is no free descriptor for it, nothing has happened yet.
  const folder = await openFolder(dirname(path), files);
  try {
    const identity = await writeNew(temporary, { path, bytes, files });
    await beforeRename();
    await files.rename(temporary, path);
    await folder?.sync();
    return identity;
  } catch (error) {
    // After the rename there is none of that name.
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await folder?.close();
  }
}

/** Deletes what writers of `path` that died left behind. The caller holds the lock, so none of them is at work. */
export async function removeLeftovers(path: string): Promise<void> {
  for (const leftover of await findLeftovers(path)) await fs.rm(leftover, { force: true });
}

/** Temporary files of writers of `path`. Whoever holds the lock, and is not writing, knows that those writers are dead. */
export async function findLeftovers(path: string): Promise<readonly string[]> {
  const prefix = `.${basename(path)}.`;
  const found: string[] = [];
  for (const name of await fs.readdir(dirname(path))) {
    if (!name.startsWith(prefix) || !name.endsWith(temporarySuffix)) continue;
    const middle = name.slice(prefix.length, -temporarySuffix.length);
    if (/^\d+-[0-9a-f]{16}$/.test(middle)) found.push(join(dirname(path), name));
  }
  return found;
}

interface NewFile {
  /** The file whose mode and owner the new one gets. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly files: FileLayer;
}

async function writeNew(temporary: string, { path, bytes, files }: NewFile): Promise<FileIdentity> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  const handle = await files.open(temporary, flags, 0o600);
  try {
    await keepModeAndOwner(handle, path);
    await writeAll(handle, bytes);
    await handle.sync();
    return identityOfStats(await handle.stat({ bigint: true }));
  } finally {
    await handle.close();
  }
}

// A write may stop early without an error, when the disk fills: whatever is left is written again, and fails then.
async function writeAll(handle: fs.FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
    if (bytesWritten === 0) throw Object.assign(new Error("the disk took no more bytes"), { code: "ENOSPC" });
    written += bytesWritten;
  }
}

async function keepModeAndOwner(handle: fs.FileHandle, path: string): Promise<void> {
  const old = await fs.stat(path).catch(() => undefined);
  if (old === undefined) return;
  const own = await handle.stat();
  // Only the superuser may give a file away; everyone else's replacement is their own.
  if (old.uid !== own.uid || old.gid !== own.gid) await handle.chown(old.uid, old.gid).catch(() => undefined);
  await handle.chmod(old.mode & 0o7777);
}

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(folder: string, files: FileLayer): Promise<void> {
  const handle = await openFolder(folder, files);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

// Windows cannot sync a folder: there, renaming is made durable by the file system's own log.
async function openFolder(folder: string, files: FileLayer): Promise<fs.FileHandle | undefined> {
  return process.platform === "win32" ? undefined : files.open(folder, "r");
}

function identityOfStats(stats: BigIntStats): FileIdentity {
  return { device: stats.dev, inode: stats.ino, size: stats.size, modified: stats.mtimeNs };
}

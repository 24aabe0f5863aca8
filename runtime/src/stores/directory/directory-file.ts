import * as fs from "node:fs";
import { StoreError } from "../../errors.ts";
import { errnoOf } from "../files/file-error.ts";

/** The calls by which a directory store changes files; a test puts failing ones in their place. */
export interface DirectoryFiles {
  openSync(path: string, flags: number, mode?: number): number;
  writeSync(descriptor: number, bytes: Uint8Array, offset: number, length: number, position: number | null): number;
  fsyncSync(descriptor: number): void;
  closeSync(descriptor: number): void;
  mkdirSync(path: string, options: { readonly mode: number }): unknown;
  renameSync(from: string, to: string): void;
  unlinkSync(path: string): void;
}

export const platformFiles: DirectoryFiles = fs;

/** An open directory store, as its parts see it. */
export interface DirectoryPlace {
  /** The root's real path, found once. */
  readonly root: string;
  /** Of the root when it was opened: another folder in its place is another tree. */
  readonly identity: string;
  /** The root as it was given, for messages. */
  readonly location: string;
  readonly files: DirectoryFiles;
  /** True when what is acknowledged survives a power cut too. */
  readonly isDurable: boolean;
  /** Folders whose names are known to survive a power cut; kept only where that matters. */
  readonly durableFolders: Set<string>;
}

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = fs.constants;
// Neither a link nor a pipe in the place of a file is waited for; Windows has no such flags.
const noLink = (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/** The file's bytes, or the first of them; undefined when there is none. @throws StoreError for a link or a folder; a system error */
export function readBytes(path: string, limit = Number.POSITIVE_INFINITY): Uint8Array | undefined {
  return readFile(path, (read, size) => read(0, Math.min(size, limit)));
}

/** Reads a part of an open file; less of it where the file ends before. */
type ReadPart = (from: number, to: number) => Uint8Array;

/** What `act` makes of a file; undefined when there is none. @throws StoreError for a link or a folder; a system error */
export function readFile<T>(path: string, act: (read: ReadPart, size: number) => T): T | undefined {
  let descriptor: number;
  try {
    descriptor = fs.openSync(path, O_RDONLY | noLink);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "ENOENT" || errno === "ENOTDIR") return undefined;
    if (errno === "ELOOP") throw linkError(path);
    throw error;
  }
  try {
    const stats = fs.fstatSync(descriptor);
    if (!stats.isFile())
      throw new StoreError("store/corrupt", path, "a file belongs here. Move what is there out of the store.");
    return act((from, to) => readPart(descriptor, from, to), stats.size);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** The bytes of an open file between two positions; fewer where it ends before. @throws a system error */
export function readPart(descriptor: number, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, to - from));
  let length = 0;
  while (length < bytes.length) {
    const read = fs.readSync(descriptor, bytes, length, bytes.length - length, from + length);
    if (read === 0) return bytes.slice(0, length);
    length += read;
  }
  return bytes;
}

/** Writes a file that is not there yet, and removes it again when that fails. @throws a system error */
export function writeNewFile({ files, isDurable }: DirectoryPlace, path: string, bytes: Uint8Array): void {
  const descriptor = files.openSync(path, O_WRONLY | O_CREAT | O_EXCL | noLink, 0o600);
  try {
    try {
      writeFully(files, { descriptor, bytes, position: null });
      if (isDurable) files.fsyncSync(descriptor);
    } finally {
      files.closeSync(descriptor);
    }
  } catch (error) {
    removeFile(files, path);
    throw error;
  }
}

interface Writing {
  readonly descriptor: number;
  readonly bytes: Uint8Array;
  /** null: where the file is at. */
  readonly position: number | null;
}

/** A write may stop early without an error, when the disk fills: whatever is left is written again, and fails then. @throws a system error */
export function writeFully(files: DirectoryFiles, { descriptor, bytes, position }: Writing): void {
  let written = 0;
  while (written < bytes.length) {
    const at = position === null ? null : position + written;
    const count = files.writeSync(descriptor, bytes, written, bytes.length - written, at);
    if (count === 0) throw Object.assign(new Error("the disk took no more bytes"), { code: "ENOSPC" });
    written += count;
  }
}

/** Makes the names in a folder survive a power cut, where that was asked for. @throws a system error */
export function syncFolder({ files, isDurable }: DirectoryPlace, path: string): void {
  // Windows has no such call: there, renaming is made durable by the file system's own log.
  if (!isDurable || process.platform === "win32") return;
  const descriptor = files.openSync(path, O_RDONLY);
  try {
    files.fsyncSync(descriptor);
  } finally {
    files.closeSync(descriptor);
  }
}

/** False when there was no file. @throws a system error */
export function removeFile(files: DirectoryFiles, path: string): boolean {
  try {
    files.unlinkSync(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return false;
    throw error;
  }
}

/** Tells a folder from any other that may be put in its place; undefined when it is not there. @throws a system error */
export function folderIdentity(path: string): string | undefined {
  const stats = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stats?.isDirectory() ? `${stats.dev} ${stats.ino}` : undefined;
}

/** @throws StoreError `store/changed-outside` when the tree was removed, or another put in its place */
export function checkRoot({ root, identity, location }: DirectoryPlace): void {
  if (folderIdentity(root) === identity) return;
  const text = "the folder was removed or replaced since it was opened. Close the store and open it again.";
  throw new StoreError("store/changed-outside", location, text);
}

export function linkError(path: string): StoreError {
  return new StoreError(
    "store/corrupt",
    path,
    "it is a link, which could lead out of the store and is not followed. Put what it leads to in its place, or remove it.",
  );
}

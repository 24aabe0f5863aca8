import * as fs from "node:fs";
import { dirname } from "node:path";

/** The file calls of a journal; a test puts failing ones in their place. */
export interface JournalFiles
  extends Pick<
    typeof fs,
    "openSync" | "closeSync" | "readSync" | "fstatSync" | "ftruncateSync" | "fsyncSync" | "fdatasyncSync" | "renameSync"
  > {
  writeSync(fd: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  write(fd: number, bytes: Uint8Array, offset: number, length: number, position: number, done: WriteDone): void;
  fdatasync(fd: number, done: (error: NodeJS.ErrnoException | null) => void): void;
}

type WriteDone = (error: NodeJS.ErrnoException | null, written: number) => void;

export const journalFiles: JournalFiles = fs;

const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_RDONLY, O_RDWR } = fs.constants;

/** A new file, for its owner alone. */
export function createFile(files: JournalFiles, path: string): number {
  return files.openSync(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
}

export function openFile(files: JournalFiles, path: string, { readOnly }: { readonly readOnly: boolean }): number {
  return files.openSync(path, (readOnly ? O_RDONLY : O_RDWR) | O_NOFOLLOW);
}

export interface FilePart {
  readonly from: number;
  readonly to: number;
}

/** A part of a file; shorter only where the file ends. */
export function readPart(files: JournalFiles, fd: number, { from, to }: FilePart): Buffer {
  // Of a size that words fit into, and a buffer of its own.
  const bytes = Buffer.allocUnsafeSlow((to - from + 7) & ~7);
  let at = 0;
  while (at < to - from) {
    const count = files.readSync(fd, bytes, at, to - from - at, from + at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}

export interface FileWrite {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly position: number;
}

// A write may stop early without an error, when the disk fills: whatever is left is written again, and fails then.
export function writeWhole(files: JournalFiles, fd: number, { bytes, length, position }: FileWrite): void {
  let at = files.writeSync(fd, bytes, 0, length, position);
  while (at < length) {
    const count = files.writeSync(fd, bytes, at, length - at, position + at);
    if (count === 0) throw noRoom();
    at += count;
  }
}

/** As `writeWhole`, beside the main thread. */
export async function writeAside(
  files: JournalFiles,
  fd: number,
  { bytes, length, position }: FileWrite,
): Promise<void> {
  for (let at = 0; at < length; ) {
    const count = await new Promise<number>((resolve, reject) => {
      files.write(fd, bytes, at, length - at, position + at, (error, written) => {
        if (error === null) resolve(written);
        else reject(error);
      });
    });
    if (count === 0) throw noRoom();
    at += count;
  }
}

export function syncAside(files: JournalFiles, fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    files.fdatasync(fd, (error) => (error === null ? resolve() : reject(error)));
  });
}

/** Makes the names in a file's folder survive a power cut. */
export function syncFolderOf(files: JournalFiles, path: string): void {
  // Windows has no such call: there, names are made durable by the file system's own log.
  if (process.platform === "win32") return;
  const fd = files.openSync(dirname(path), "r");
  try {
    files.fsyncSync(fd);
  } finally {
    files.closeSync(fd);
  }
}

function noRoom(): Error {
  return Object.assign(new Error("the disk took no more bytes"), { code: "ENOSPC" });
}

import { randomUUID } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { codeOf } from "./reason.ts";
import { statOf } from "./stat-of.ts";

export interface FileToWrite {
  /** Absolute. */
  readonly path: string;
  readonly text: string | Uint8Array;
}

/** Why and where writing failed; the caller turns it into a diagnostic. */
export class WriteError extends Error {
  readonly path: string;
  constructor(path: string, cause: unknown) {
    super(`${path} could not be written.`, { cause });
    this.path = path;
  }
}

/**
 * Replaces every file or none: all texts are on disk beside their places before the first one is moved there, so that a
 * full disk or a missing right leaves everything as it was.
 */
export function writeFiles(files: readonly FileToWrite[]): void {
  const staged: { readonly from: string; readonly to: string }[] = [];
  const folders = new Set<string>();
  let moved = 0;
  try {
    for (const file of files) staged.push(stage(file, folders));
    for (const { from, to } of staged) {
      attempt(to, () => renameSync(from, to));
      moved++;
    }
  } finally {
    for (const { from } of staged.slice(moved)) rmSync(from, { force: true });
  }
}

/** Removes a file; one that is gone already is as good as removed. */
export function removeFile(path: string): void {
  attempt(path, () => rmSync(path, { force: true }));
}

/** `folders` are known to be there. */
function stage({ path, text }: FileToWrite, folders: Set<string>): { readonly from: string; readonly to: string } {
  return attempt(path, () => {
    const folder = dirname(path);
    if (!folders.has(folder)) makeFolder(folder);
    folders.add(folder);
    const found = lstatSync(path, { throwIfNoEntry: false });
    const to = found?.isSymbolicLink() ? realPathOf(path) : path;
    const from = join(dirname(to), `.${basename(to)}.${process.pid}-${randomUUID()}.tmp`);
    try {
      writeFileSync(from, text, { flag: "wx" });
      const mode = found && statOf(to)?.mode;
      if (mode !== undefined) chmodSync(from, mode);
    } catch (error) {
      rmSync(from, { force: true });
      throw error;
    }
    return { from, to };
  });
}

/** Node's own recursive way never ends where the system answers for a missing name that it cannot be made, as below `/proc`. */
function makeFolder(folder: string): void {
  if (statOf(folder)?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (codeOf(error) !== "EEXIST" || !statOf(folder)?.isDirectory()) throw error;
  }
}

/** Through a symbolic link to the file that it names, so that the link itself stays. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return path;
    throw error;
  }
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new WriteError(path, error);
  }
}

import { randomUUID } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
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
  const stage = new Stage();
  try {
    for (const file of files) attempt(file.path, () => stage.put(file));
    for (const move of stage.moves()) attempt(move.to, () => carryOut(move));
  } finally {
    stage.clear();
  }
}

/** Removes a file; one that is gone already is as good as removed. */
export function removeFile(path: string): void {
  attempt(path, () => rmSync(path, { force: true }));
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** What is written and has not its place yet. A folder that is not there is filled elsewhere, and takes its place as a whole. */
class Stage {
  readonly #moves: Move[] = [];
  #moved = 0;
  /** Folder → where its files are written, and whether it was there before. */
  readonly #homes = new Map<string, { readonly path: string; readonly isNew: boolean }>();

  put({ path, text }: FileToWrite): void {
    const home = this.#homeOf(dirname(path));
    if (home.isNew) writeFileSync(join(home.path, basename(path)), text);
    else this.#moves.push(putBeside(path, text));
  }

  *moves(): Iterable<Move> {
    for (const move of this.#moves) {
      yield move;
      this.#moved++;
    }
  }

  /** Removes what was not moved. */
  clear(): void {
    for (const { from } of this.#moves.slice(this.#moved)) rmSync(from, { recursive: true, force: true });
  }

  #homeOf(folder: string): { readonly path: string; readonly isNew: boolean } {
    const known = this.#homes.get(folder);
    if (known) return known;
    const home = this.#makeHome(folder);
    this.#homes.set(folder, home);
    return home;
  }

  #makeHome(folder: string): { readonly path: string; readonly isNew: boolean } {
    if (statOf(folder)?.isDirectory()) return { path: folder, isNew: false };
    const parent = this.#homeOf(dirname(folder));
    if (!movesFolders) {
      makeFolder(folder);
      return { path: folder, isNew: false };
    }
    const place = join(parent.path, basename(folder));
    const path = parent.isNew ? place : temporaryName(place);
    mkdirSync(path);
    if (!parent.isNew) this.#moves.push({ from: path, to: folder });
    return { path, isNew: true };
  }
}

/** Windows moves no folder of which somebody looks at a file, and virus scanners look at every new one. */
const movesFolders = process.platform !== "win32";

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (codeOf(error) !== "EEXIST" || !statOf(folder)?.isDirectory()) throw error;
  }
}

function carryOut({ from, to }: Move): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!statOf(from)?.isDirectory() || !statOf(to)?.isDirectory()) throw error;
    // Somebody else has made the folder meanwhile.
    for (const name of readdirSync(from)) carryOut({ from: join(from, name), to: join(to, name) });
    rmdirSync(from);
  }
}

function putBeside(path: string, text: string | Uint8Array): Move {
  const found = lstatSync(path, { throwIfNoEntry: false });
  const to = found?.isSymbolicLink() ? realPathOf(path) : path;
  const from = temporaryName(to);
  try {
    writeFileSync(from, text, { flag: "wx" });
    const mode = found && statOf(to)?.mode;
    if (mode !== undefined) chmodSync(from, mode);
  } catch (error) {
    rmSync(from, { force: true });
    throw error;
  }
  return { from, to };
}

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${randomUUID()}.tmp`);
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

import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { StoreError } from "../../errors.ts";
import { errnoOf } from "../files/file-error.ts";
import {
  type DirectoryFiles,
  type DirectoryPlace,
  folderIdentity,
  linkError,
  readBytes,
  removeFile,
  syncFolder,
} from "./directory-file.ts";
import { lockTree } from "./directory-lock.ts";
import { ownFolder } from "./directory-name.ts";
import { DirectoryReader } from "./directory-reader.ts";
import { isRecorded } from "./directory-record.ts";
import { giveBack, type OpenTree } from "./directory-session.ts";
import { DirectoryStaging, findLeftStaging } from "./directory-staging.ts";
import { DirectoryWriter } from "./directory-writer.ts";

const mark = "keyslot directory store 1\n";

export interface DirectoryStoreOptions {
  /** The folder that the documents are in; created when it is missing. What else is in it is left alone. */
  readonly path: string;
  readonly readOnly?: boolean;
  /** What an acknowledged write survives: the end of the `process`, `kill -9` included (default), or a `power` cut too, at the price of several syncs a write. */
  readonly durability?: "process" | "power";
}

/** Opens a tree, and makes it where it is missing; what writers that died have left unfinished is finished, and what they left behind removed. */
export async function openTree(
  options: DirectoryStoreOptions,
  { files, clock }: { readonly files: DirectoryFiles; readonly clock: () => number },
): Promise<OpenTree> {
  const place = openPlace(options, files);
  const reader = new DirectoryReader(place);
  if (options.readOnly) return { place, reader, clock, staging: undefined };
  const lock = await lockTree(place);
  let staging: DirectoryStaging | undefined;
  try {
    staging = new DirectoryStaging(place);
    writeMark(place, staging);
    const writer = await DirectoryWriter.begin({ place, reader, clock, staging });
    // Of an empty tree it is known how much is in it, and from then on.
    if (writer.usage === undefined && isEmpty(place)) writer.setUsage({ documents: 0, bytes: 0, volume: 0 });
    writer.end();
    for (const path of findLeftStaging(place)) removeFile(files, path);
    return { place, reader, clock, staging };
  } catch (error) {
    staging?.close(isRecorded(place));
    throw error;
  } finally {
    giveBack(place, lock);
  }
}

/** Finds the root, or makes it. @throws StoreError, a system error */
function openPlace(
  { path, readOnly = false, durability = "process" }: DirectoryStoreOptions,
  files: DirectoryFiles,
): DirectoryPlace {
  const isDurable = durability === "power";
  const made = readOnly ? undefined : makeRoot(path);
  const root = rootOf(path);
  const identity = folderIdentity(root) ?? "";
  const place = { root, identity, location: path, files, isDurable, durableFolders: new Set<string>() };
  if (made !== undefined) syncAbove(place, made);
  const own = join(place.root, ownFolder);
  const stats = fs.lstatSync(own, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) throw linkError(own);
  if (stats !== undefined && !stats.isDirectory()) {
    throw new StoreError("store/foreign-format", own, "the store's own folder belongs here. Move what is there away.");
  }
  if (stats === undefined && !readOnly) {
    makeFolder(own);
    syncFolder(place, place.root);
  }
  checkMark(place);
  return place;
}

/** Says what kind of store the folder is; the caller holds the lock. @throws a system error */
function writeMark(place: DirectoryPlace, staging: DirectoryStaging): void {
  const path = markPath(place);
  if (Buffer.from(readBytes(path) ?? []).toString() === mark) return;
  place.files.renameSync(staging.add(Buffer.from(mark)), path);
  syncFolder(place, dirname(path));
}

function checkMark(place: DirectoryPlace): void {
  const bytes = readBytes(markPath(place));
  // One that is cut or empty is of a writer that died, or of a power cut.
  const text = Buffer.from(bytes ?? [])
    .toString()
    .replace(/\0+$/, "");
  if (mark.startsWith(text)) return;
  const shown = JSON.stringify(text.slice(0, 80));
  const advice = "Open it with the version that wrote it, or restore that file.";
  throw new StoreError(
    "store/foreign-format",
    markPath(place),
    `it says ${shown}, which is not of this format. ${advice}`,
  );
}

// The outermost of the folders that were missing.
function makeRoot(path: string): string | undefined {
  try {
    const made = fs.mkdirSync(path, { recursive: true, mode: 0o700 });
    if (made === undefined) fs.accessSync(path, fs.constants.W_OK);
    return made;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") throw fileInPlace(path);
    throw error;
  }
}

function rootOf(path: string): string {
  try {
    const root = fs.realpathSync(path);
    if (fs.statSync(root).isDirectory()) return root;
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    throw new StoreError(
      "store/not-found",
      path,
      "there is no such folder. Create it by opening it without `readOnly`.",
    );
  }
  throw fileInPlace(path);
}

function fileInPlace(path: string): StoreError {
  return new StoreError("store/foreign-format", path, "it is a file. Name a folder.");
}

function makeFolder(path: string): void {
  try {
    fs.mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another opener was quicker.
    if (errnoOf(error) !== "EEXIST") throw error;
  }
}

function isEmpty({ root }: DirectoryPlace): boolean {
  return fs.readdirSync(root).every((name) => name === ownFolder);
}

// The names of the folders above the root are new as well.
function syncAbove(place: DirectoryPlace, made: string): void {
  const last = dirname(fs.realpathSync(made));
  for (let path = place.root; path !== last && path !== dirname(path); ) {
    path = dirname(path);
    syncFolder(place, path);
  }
}

function markPath({ root }: DirectoryPlace): string {
  return join(root, ownFolder, "store");
}

import * as fs from "node:fs";
import { join } from "node:path";
import { StoreError } from "../../errors.ts";
import { errnoOf } from "../files/file-error.ts";
import { type DirectoryPlace, linkError, syncFolder } from "./directory-file.ts";
import { isOwnName, ownFolder } from "./directory-name.ts";

/** The path of a folder below the root, each level of which is a folder and no link; undefined when it is not there. @throws StoreError */
export function findFolder({ root }: DirectoryPlace, names: readonly string[]): string | undefined {
  let path = root;
  for (const name of names) {
    path = join(path, name);
    const stats = fs.lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (stats.isSymbolicLink()) throw linkError(path);
    if (!stats.isDirectory()) return undefined;
  }
  return path;
}

/** As `findFolder`, and makes what is missing. @throws StoreError, a system error */
export function makeFolder(place: DirectoryPlace, names: readonly string[]): string {
  const found = findFolder(place, names);
  if (found !== undefined && (!place.isDurable || place.durableFolders.has(found))) return found;
  let path = place.root;
  for (const name of names) {
    const above = path;
    path = join(path, name);
    const isNew = makeLevel(place, path);
    // One that is there may have been made by a writer that died before it could see to that.
    if (!isNew && place.durableFolders.has(path)) continue;
    syncFolder(place, above);
    if (place.isDurable) place.durableFolders.add(path);
  }
  return path;
}

/** Removes folders from the innermost on, as long as they are empty; the first of the names stays. */
export function removeEmptyFolders({ root, durableFolders }: DirectoryPlace, names: readonly string[]): void {
  for (let level = names.length; level > 1; level--) {
    const path = join(root, ...names.slice(0, level));
    try {
      fs.rmdirSync(path);
      durableFolders.delete(path);
    } catch {
      // Something is in it, or it is gone already.
      return;
    }
  }
}

/** A file that may be of a document or of the store's own, and what the folders on the way are called. */
export interface FoundFile {
  readonly names: readonly string[];
  readonly isLink: boolean;
}

/** The files below some folder whose names are of our kind, in no promised order; foreign ones are passed over, and links not followed. */
export function* walkFiles(place: DirectoryPlace, from: readonly string[]): Generator<FoundFile> {
  const folders: (readonly string[])[] = [from];
  for (let names = folders.pop(); names !== undefined; names = folders.pop()) {
    for (const entry of entriesOf(join(place.root, ...names))) {
      if (!isOwnName(entry.name) || (names.length === 0 && entry.name === ownFolder)) continue;
      const found = [...names, entry.name];
      if (entry.isDirectory()) folders.push(found);
      else if (entry.isFile() || entry.isSymbolicLink()) yield { names: found, isLink: entry.isSymbolicLink() };
    }
  }
}

/** Names in a folder of the store's own; none when it is not there. @throws StoreError, a system error */
export function namesIn(place: DirectoryPlace, names: readonly string[]): readonly string[] {
  const path = findFolder(place, names);
  return path === undefined ? [] : entriesOf(path).map(({ name }) => name);
}

function entriesOf(path: string): fs.Dirent[] {
  try {
    return fs.readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return [];
    throw error;
  }
}

// True when it was not there.
function makeLevel({ files }: DirectoryPlace, path: string): boolean {
  try {
    files.mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errnoOf(error) !== "EEXIST") throw error;
  }
  const stats = fs.lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) throw linkError(path);
  if (stats !== undefined && !stats.isDirectory()) {
    throw new StoreError("store/foreign-format", path, "a folder of the store belongs here. Move what is there away.");
  }
  return false;
}

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { StandingOwner } from "../files/file-lock.ts";
import { isAlive, ownOwner, parseOwner, printOwner } from "../files/lock-owner.ts";
import { type DirectoryPlace, readBytes, removeFile, syncFolder, writeNewFile } from "./directory-file.ts";
import { ownFolder } from "./directory-name.ts";
import { findFolder, makeFolder, namesIn } from "./directory-tree.ts";

const folderNames = [ownFolder, "staging"];
const ownerSuffix = ".owner";

/**
 * Files that wait to be moved into their places. They carry the token of their store, whose owner file says which process that is: so
 * that whoever opens the tree later removes what the dead left, and nothing else.
 */
export class DirectoryStaging {
  /** Whose files they are, for the lock too. */
  readonly standing: StandingOwner;
  readonly #place: DirectoryPlace;
  readonly #folder: string;
  #count = 0;

  /** @throws StoreError, a system error */
  constructor(place: DirectoryPlace) {
    this.#place = place;
    this.#folder = makeFolder(place, folderNames);
    const owner = ownOwner(randomBytes(8).toString("hex"));
    this.standing = { owner, file: join(this.#folder, `${owner.token}${ownerSuffix}`) };
    writeNewFile(place, this.standing.file, Buffer.from(printOwner(owner)));
  }

  /** The path of a new file with these bytes. @throws a system error */
  add(bytes: Uint8Array): string {
    const path = join(this.#folder, this.nextId());
    writeNewFile(this.#place, path, bytes);
    return path;
  }

  /** Tells this store from every other. */
  get token(): string {
    return this.standing.owner.token;
  }

  /** A name that no other file and no record of any store has. */
  nextId(): string {
    return `${this.token}.${this.#count++}`;
  }

  /** Makes the names of all added files survive a power cut, where that was asked for. @throws a system error */
  sync(): void {
    syncFolder(this.#place, this.#folder);
  }

  /** Removes what was added and is still there. */
  discard(path: string): void {
    try {
      removeFile(this.#place.files, path);
    } catch {
      // It is in nobody's way, and removed once this store is closed.
    }
  }

  /** Removes all that is its own, except what a record of changes may still need: that goes with the next opener, as a dead store's does. */
  close(isRecorded: boolean): void {
    const own = isRecorded ? [] : namesIn(this.#place, folderNames).filter((name) => name.startsWith(`${this.token}.`));
    for (const name of own) if (!name.endsWith(ownerSuffix)) this.discard(join(this.#folder, name));
    // The owner last: without it, the others would count as left by a dead one.
    this.discard(this.standing.file);
  }
}

/** The path of a staged file, by the name that a record of changes has for it. */
export function stagedPath({ root }: DirectoryPlace, name: string): string {
  return join(root, ...folderNames, name);
}

/** Files of stores whose process is gone. Whoever asks holds the lock, so that none of them is about to be moved. @throws StoreError, a system error */
export function findLeftStaging(place: DirectoryPlace): readonly string[] {
  const folder = findFolder(place, folderNames);
  if (folder === undefined) return [];
  const living = new Map<string, boolean>();
  return namesIn(place, folderNames)
    .filter((name) => {
      const token = /^([0-9a-f]{16})\.(?:owner|\d+)$/.exec(name)?.[1];
      if (token === undefined) return false;
      const known = living.get(token) ?? isLiving(join(folder, `${token}${ownerSuffix}`));
      living.set(token, known);
      return !known;
    })
    .map((name) => join(folder, name));
}

function isLiving(ownerPath: string): boolean {
  const bytes = readBytes(ownerPath);
  const owner = bytes && parseOwner(Buffer.from(bytes).toString());
  return owner !== undefined && isAlive(owner);
}

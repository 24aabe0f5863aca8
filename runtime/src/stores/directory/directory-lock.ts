import * as fs from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../../errors.ts";
import { acquireFileLock, type FileLock, type StandingOwner } from "../files/file-lock.ts";
import { isAlive, parseOwner } from "../files/lock-owner.ts";
import { type DirectoryPlace, readBytes } from "./directory-file.ts";
import { ownFolder } from "./directory-name.ts";

/** How long, in milliseconds, other writers are waited for. Between two looks the event loop is free. */
const patience = 10_000;
const lockName = "writer";

/** The right to change a tree, once whoever else has it gives it back or is dead. @throws StoreError `store/locked`, a system error */
export async function lockTree(place: DirectoryPlace, standing?: StandingOwner): Promise<FileLock> {
  const end = performance.now() + patience;
  for (let round = 0; ; round++) {
    const lock = tryLock(place, { round, standing });
    if (lock !== undefined) return lock;
    if (performance.now() > end) break;
    // A pause of a length that no other process keeps step with; short at first, because most who write are done in a millisecond.
    await sleep(1 + Math.random() * Math.min(2 ** round, 8));
  }
  const text = `another process has been writing for ${patience / 1000} s. Try again, or end what holds \`${lockPath(place)}\`.`;
  throw new StoreError("store/locked", place.location, text);
}

/** True while some living process holds the lock. */
export function isTreeLocked(place: DirectoryPlace): boolean {
  const bytes = readBytes(lockPath(place));
  const owner = bytes && parseOwner(Buffer.from(bytes).toString());
  return owner !== undefined && isAlive(owner);
}

/** Removes the lock, which the caller has, without looking at it. */
export function dropLock(place: DirectoryPlace): void {
  try {
    fs.unlinkSync(lockPath(place));
  } catch {
    // It stays until this process ends, and then counts as a dead one's.
  }
}

function tryLock(
  place: DirectoryPlace,
  { round, standing }: { readonly round: number; readonly standing: StandingOwner | undefined },
): FileLock | undefined {
  // One look at the name costs a fiftieth of a try that fails; but only a try finds that the holder is dead.
  const isFree = fs.lstatSync(lockPath(place), { throwIfNoEntry: false }) === undefined;
  if (!isFree && round % 8 !== 1) return undefined;
  try {
    return acquireFileLock(join(place.root, ownFolder, lockName), place.location, standing);
  } catch (error) {
    if (error instanceof StoreError && error.code === "store/locked") return undefined;
    throw error;
  }
}

function lockPath({ root }: DirectoryPlace): string {
  return join(root, ownFolder, `${lockName}.keyslot-lock`);
}

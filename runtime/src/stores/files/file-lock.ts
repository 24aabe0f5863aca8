import { randomBytes } from "node:crypto";
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StoreError } from "../../errors.ts";
import { errnoOf, fileError } from "./file-error.ts";
import { isAlive, type LockOwner, ownOwner, parseOwner, printOwner } from "./lock-owner.ts";

/** The right to write one file, held until it is released or its process ends. */
export interface FileLock {
  /** @throws StoreError `store/locked` when someone removed or took the lock meanwhile. */
  check(): void;
  /** Gives the lock back; a second call does nothing. @throws StoreError when its file cannot be removed: it ends with the process then. */
  release(): void;
}

/** What the lock file of `target` ends with. Not `.lock`, which CultCache's Rust library leaves behind. */
const lockSuffix = ".keyslot-lock";

// Locks of this process, given back when it ends in an orderly way. A killed process leaves its locks to be taken over.
const held = new Map<string, string>();

/**
 * An owner for one holding after the other, and a file that says so, which stays: the lock is another name of it. A file made and
 * removed for each holding costs a hundred times as much on ext4, which keeps what was removed out of use for a while.
 */
export interface StandingOwner {
  readonly owner: LockOwner;
  readonly file: string;
}

/**
 * Takes the lock file beside `target`, or the lock of an owner that is dead; never a live owner's.
 * @throws StoreError `store/locked`; a system error when the folder cannot be written
 */
export function acquireFileLock(target: string, location: string, standing?: StandingOwner): FileLock {
  const path = target + lockSuffix;
  const owner = standing?.owner ?? ownOwner(randomBytes(8).toString("hex"));
  if (standing === undefined || !linkStanding(path, standing)) {
    acquire({ path, owner, location, depth: 0 });
    removeDeadClaims(path);
  }
  if (held.size === 0) process.once("exit", releaseAll);
  held.set(path, owner.token);
  return {
    check: () => {
      if (tokenAt(path) === owner.token) return;
      throw new StoreError("store/locked", location, "its lock was taken away from this process. Open it again.");
    },
    release: () => {
      try {
        releaseAt(path, owner.token);
      } catch (error) {
        throw fileError(error, location, "write");
      }
    },
  };
}

// False when somebody has the lock, or here are no links.
function linkStanding(path: string, { owner, file }: StandingOwner): boolean {
  try {
    linkSync(file, path);
    return true;
  } catch {
    // A network may lose the answer to what it did.
    return tokenAt(path) === owner.token;
  }
}

interface Attempt {
  readonly path: string;
  readonly owner: LockOwner;
  readonly location: string;
  readonly depth: number;
}

// Each round either takes the lock, or throws, or has seen a lock file come or go.
function acquire(attempt: Attempt): void {
  for (let round = 0; round < 20; round++) {
    if (createLock(attempt)) return;
    const text = textAt(attempt.path);
    if (text === undefined) continue;
    const found = parseOwner(text);
    if (found !== undefined && isAlive(found)) throw lockedBy(found, attempt);
    if (takeOver(attempt, found?.token ?? "unreadable")) return;
  }
  throw new StoreError("store/locked", attempt.location, "its lock changes hands all the time. Try again later.");
}

/**
 * A dead owner's token can be claimed by one process at a time, under a lock of its own, and whoever holds the claim looks
 * again before replacing the lock: so nobody can replace a lock that was taken over in the meantime.
 */
function takeOver(attempt: Attempt, token: string): boolean {
  const { path, owner, location, depth } = attempt;
  if (depth > 3) throw new StoreError("store/locked", location, `\`${path}\` cannot be taken over. Delete it.`);
  const claim = `${path}.${token}`;
  acquire({ path: claim, owner, location, depth: depth + 1 });
  try {
    const text = textAt(path);
    if (text === undefined || (parseOwner(text)?.token ?? "unreadable") !== token) return false;
    const temporary = writeOwner(path, owner);
    renameSync(temporary, path);
    return true;
  } catch (error) {
    // The holder of the lock tidied the new file away before it was in place.
    if (errnoOf(error) === "ENOENT") return false;
    throw error;
  } finally {
    if (tokenAt(claim) === owner.token) rmSync(claim, { force: true });
  }
}

/** What died while it took a lock over. Whoever holds the lock may delete it: its token will never be the lock's again. */
function removeDeadClaims(path: string): void {
  const prefix = `${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(prefix) || !/^(?:(?:[0-9a-f]{16}|unreadable)\.?)+(?:new)?$/.test(name.slice(prefix.length)))
      continue;
    const found = parseOwner(textAt(join(dirname(path), name)) ?? "");
    if (found === undefined || !isAlive(found)) rmSync(join(dirname(path), name), { force: true });
  }
}

// Linking makes the lock appear with its content in one step: no lock of ours is ever seen empty.
function createLock({ path, owner }: Attempt): boolean {
  const temporary = writeOwner(path, owner);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    const errno = errnoOf(error);
    // ENOENT: the holder of the lock tidied the new file away before it was in place.
    if (errno === "EEXIST" || errno === "ENOENT") return false;
    if (errno === "EPERM" || errno === "ENOTSUP" || errno === "EOPNOTSUPP" || errno === "ENOSYS")
      return createUnlinked(path, owner);
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeOwner(path: string, owner: LockOwner): string {
  const temporary = `${path}.${owner.token}.new`;
  writeFileSync(temporary, printOwner(owner), { flag: "wx", mode: 0o600 });
  return temporary;
}

// File systems without hard links (FAT, some network ones).
function createUnlinked(path: string, owner: LockOwner): boolean {
  try {
    writeFileSync(path, printOwner(owner), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    throw error;
  }
}

function lockedBy(owner: LockOwner, { path, location }: Attempt): StoreError {
  const where = owner.host === ownOwner("").host ? "" : ` on \`${owner.host}\``;
  const advice =
    where === ""
      ? "Close it there first."
      : `Close it there first; if that machine is gone for good, delete \`${path}\`.`;
  return new StoreError("store/locked", location, `process ${owner.pid}${where} has it open for writing. ${advice}`);
}

function releaseAt(path: string, token: string): void {
  if (held.get(path) !== token) return;
  // Where that fails, it may be tried again.
  if (tokenAt(path) === token) rmSync(path, { force: true });
  held.delete(path);
  if (held.size === 0) process.removeListener("exit", releaseAll);
}

function releaseAll(): void {
  for (const [path, token] of [...held]) {
    try {
      releaseAt(path, token);
    } catch {
      // Whoever wants it next finds that this process is gone.
    }
  }
}

function tokenAt(path: string): string | undefined {
  const text = textAt(path);
  return text === undefined ? undefined : parseOwner(text)?.token;
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

import { lstatSync, type Stats } from "node:fs";
import { resolve, sep } from "node:path";

/**
 * What the file system says of a file or folder without a look at what it holds: size, times of its content and of its entry in
 * milliseconds, inode, device. A program can set the first time back, but not the second one.
 */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number, device: number];

/** Undefined for what is missing, and for links and devices, of which a stamp says nothing. */
export function stampOf(path: string): Stamp | undefined {
  const stats = statsOf(path);
  if (!stats?.isFile() && !stats?.isDirectory()) return undefined;
  return [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino, stats.dev];
}

/** True when what stands at the path was neither written, replaced nor renamed since the stamp was taken. */
export function stampHolds(path: string, stamp: Stamp): boolean {
  const stats = statsOf(path);
  if (!stats) return false;
  const [size, modified, changed, inode, device] = stamp;
  return (
    stats.mtimeMs === modified &&
    stats.ctimeMs === changed &&
    stats.size === size &&
    stats.ino === inode &&
    stats.dev === device
  );
}

/**
 * True when a later change is bound to give another stamp. Clocks of file systems tick: whatever is written twice within a tick has
 * one stamp for both. So a stamp tells of a content that was read after `since` only if it is older than that by more than a tick.
 * A tick is 10 ms on Linux and 16 on Windows; where only whole seconds are kept, as on FAT, it is up to two of them.
 */
export function isSettled([, modified, changed]: Stamp, since: number): boolean {
  return isOlder(modified, since) && isOlder(changed, since);
}

function isOlder(time: number, since: number): boolean {
  return time < since - (time % 1000 === 0 ? 2000 : 50);
}

/** Absolute paths of those from a root; most can be put together without a look at each of their letters. */
export function pathsFrom(root: string): (path: string) => string {
  const prefix = root.endsWith(sep) ? root : `${root}${sep}`;
  return (path) => (sep === "/" && /^[^./]/.test(path) ? prefix + path : resolve(root, path));
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

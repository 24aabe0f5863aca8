import { isAbsolute, relative, resolve, sep } from "node:path";

/** `path` as seen from `root`, with `/` on every system; `.` for the root itself. */
export function relativePath(root: string, path: string): string {
  return toPosix(relative(root, path)) || ".";
}

/** With `/` on every system. Elsewhere than on Windows a backslash is part of a name and stays. */
export function toPosix(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}

/** True when `path` lies in `folder` or is it; both absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The folders from `folder` up to the root of the file system, nearest first. */
export function foldersUpward(folder: string): readonly string[] {
  const folders = [resolve(folder)];
  for (;;) {
    const last = folders.at(-1) ?? folder;
    const parent = resolve(last, "..");
    if (parent === last) return folders;
    folders.push(parent);
  }
}

/** A path from `root` as seen from `cwd`. */
export function showFrom(cwd: string, root: string, path: string): string {
  return cwd === root ? path : relativePath(cwd, resolve(root, path));
}

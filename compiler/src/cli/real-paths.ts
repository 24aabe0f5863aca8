import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Paths without symbolic links. Each folder is asked for once: Node itself asks for every folder on the way of every path. */
export class RealPaths {
  readonly #folders = new Map<string, string>();

  /** The path itself when there is nothing. */
  of(path: string): string {
    const folder = dirname(path);
    if (folder === path) return path;
    try {
      if (lstatSync(path).isSymbolicLink()) return realpathSync(path);
      return join(this.#folder(folder), basename(path));
    } catch {
      return path;
    }
  }

  #folder(path: string): string {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const real = realpathSync(path);
    this.#folders.set(path, real);
    return real;
  }
}

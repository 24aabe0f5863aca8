import { dirname } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { isWithin } from "./paths.ts";
import { statOf } from "./stat-of.ts";

/** Absolute paths; none of them has to exist. */
export interface WatchedPaths {
  /** With everything below them, besides installed packages and version control. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Calls back when something may have changed in a set of paths that itself changes. */
export class FollowedPaths {
  readonly #onEvent: () => void;
  #watcher: FSWatcher | undefined;
  #watched = "";

  constructor(onEvent: () => void) {
    this.#onEvent = onEvent;
  }

  /**
   * Every file that is there is announced once when its watching begins, so that a change between the last look and the
   * start of the watching is not missed.
   */
  async follow(paths: WatchedPaths): Promise<void> {
    const entries = [...new Set([...paths.folders, ...paths.files.map(dirname)].map(nearestFolder))].sort();
    const watched = JSON.stringify([entries, paths]);
    if (watched === this.#watched) return;
    await this.close();
    this.#watched = watched;
    this.#watcher = watch(entries, { ignored: (path) => !counts(path, paths) });
    this.#watcher.on("all", this.#onEvent);
    // A folder that goes away while it is watched is no reason to end.
    this.#watcher.on("error", this.#onEvent);
  }

  async close(): Promise<void> {
    await this.#watcher?.close();
    this.#watcher = undefined;
  }
}

/** What does not exist can only be seen to appear from above. */
function nearestFolder(path: string): string {
  return statOf(path)?.isDirectory() || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** True for the paths themselves, what lies in the folders, and the way that leads to either. */
function counts(path: string, { folders, files }: WatchedPaths): boolean {
  if (files.includes(path)) return true;
  if (path.endsWith(".tmp")) return false;
  if (folders.some((folder) => isWithin(folder, path) && !isInstalled(path.slice(folder.length)))) return true;
  return [...folders, ...files].some((target) => isWithin(path, target));
}

function isInstalled(path: string): boolean {
  return /[\\/](node_modules|\.git)([\\/]|$)/.test(path);
}

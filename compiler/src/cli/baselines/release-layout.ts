import { posix, resolve } from "node:path";
import type { KeyslotConfig } from "../../config.ts";
import { relativePath, toPosix } from "../paths.ts";
import { lockBeside, type Project } from "../project.ts";
import type { SourceDisk } from "../source-disk.ts";

/** Where the parts of a project stood in a release. */
export interface ReleaseLayout {
  /** Absolute. */
  readonly root: string;
  /** Globs from the root. */
  readonly schemas: readonly string[];
  /** From the root. */
  readonly lock: string;
}

/** The layout that a config of then describes. */
export function layoutOfConfig(config: KeyslotConfig, root: string, disk: SourceDisk): ReleaseLayout {
  const { schemas = "schemas/**/*.schema.ts", lock } = config;
  const globs = (typeof schemas === "string" ? [schemas] : schemas).map((glob) => wholeGlob(glob, root, disk));
  return { root, schemas: globs, lock: lock === undefined ? lockBeside(globs) : posix.normalize(toPosix(lock)) };
}

/** Today's layout, as it was when the lockfile stood at another path. */
export function layoutAround(lockfile: string, project: Project): ReleaseLayout {
  const path = toPosix(lockfile);
  if (path.endsWith(`/${project.lock}`)) {
    const root = lockfile.slice(0, -project.lock.length - 1);
    return { root: root === "" ? "/" : root, schemas: project.schemas, lock: project.lock };
  }
  const root = resolve(lockfile, "..");
  const home = posix.dirname(project.lock);
  const globs = project.schemas.flatMap((glob) => globWithin(glob, home));
  const schemas = globs.some((glob) => !glob.startsWith("!")) ? globs : ["**/*.schema.ts"];
  return { root, schemas, lock: relativePath(root, lockfile) };
}

/** Whether the project that a config describes is the one that a lockfile belongs to. */
export function isLockOf(layout: ReleaseLayout, lockfile: string): boolean {
  return resolve(layout.root, layout.lock) === lockfile;
}

/** `schemas/**` seen from `schemas`. */
function globWithin(glob: string, folder: string): readonly string[] {
  const isExcluded = glob.startsWith("!");
  const pattern = isExcluded ? glob.slice(1) : glob;
  if (!pattern.startsWith(`${folder}/`)) return [];
  return [`${isExcluded ? "!" : ""}${pattern.slice(folder.length + 1)}`];
}

/** A folder means the schemas below it, and what is there under exactly that name is meant literally. */
function wholeGlob(glob: string, root: string, disk: SourceDisk): string {
  if (glob.startsWith("!")) return `!${wholeGlob(glob.slice(1), root, disk)}`;
  const path = posix.normalize(toPosix(glob));
  const absolute = resolve(root, path);
  if (disk.isFolder(absolute)) return posix.join(escapeGlob(path), "**/*.schema.ts");
  return disk.isFile(absolute) ? escapeGlob(path) : path;
}

/** What picomatch would take for syntax stands for itself. */
export function escapeGlob(path: string): string {
  return path.replace(/[\\()[\]{}!*?+@|]/g, "\\$&");
}

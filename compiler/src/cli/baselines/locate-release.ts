import { dirname, resolve } from "node:path";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { parseLockfile } from "../../lock/parse-lockfile.ts";
import { isWithin } from "../paths.ts";
import type { Project } from "../project.ts";
import { isLockOf, layoutAround, layoutOfConfig, type ReleaseLayout } from "./release-layout.ts";
import type { ReleaseTree } from "./release-tree.ts";

export interface LocatedRelease {
  readonly layout: ReleaseLayout;
  /** Absolute; undefined when the release had schemas only. */
  readonly lockfile?: string;
}

/**
 * Where a tree has this project: its lockfile where today's stands, else where the config of then says, else where git knows
 * it was, else the only lockfile that there is; without any, its schemas. Undefined after a report; `nothing` when there is none of all this.
 */
export async function locateRelease(
  tree: ReleaseTree,
  project: Project,
  diagnostics: DiagnosticBag,
): Promise<LocatedRelease | "nothing" | undefined> {
  const today = resolve(tree.root, project.lock);
  const inPlace = await layoutAt(tree, tree.root, project);
  const likely = [today, resolve(inPlace.root, inPlace.lock)].find((path) => isIn(tree, path));
  const lockfile = likely ?? tree.formerPaths(today).find((path) => tree.disk.isFile(path));
  if (lockfile !== undefined) return { layout: await layoutOf(lockfile, tree, project), lockfile };

  const named = await tree.lockfiles();
  tree.fetch(named);
  const others = named.filter((path) => isLockfile(path, tree));
  const [only, second] = others;
  if (only !== undefined && second === undefined)
    return { layout: await layoutOf(only, tree, project), lockfile: only };
  if (only !== undefined) {
    reportSeveral(others, tree, diagnostics);
    return undefined;
  }
  return locateSchemas(tree, inPlace, project);
}

/** A lockfile that lies outside the project's own folder is not that of a copy of it. */
function isIn(tree: ReleaseTree, path: string): boolean {
  return isWithin(tree.top, path) && tree.disk.isFile(path);
}

/** The layout of the project that a folder holds. */
async function layoutAt(tree: ReleaseTree, root: string, project: Project): Promise<ReleaseLayout> {
  const config = await tree.readConfig(root);
  return config ? layoutOfConfig(config, root, tree.disk) : { root, schemas: project.schemas, lock: project.lock };
}

/** The layout of the project that a lockfile belongs to: that of the nearest config which names it, else today's around it. */
export async function layoutOf(lockfile: string, tree: ReleaseTree, project: Project): Promise<ReleaseLayout> {
  for (let folder = dirname(lockfile); isWithin(tree.top, folder); folder = dirname(folder)) {
    const config = await tree.readConfig(folder);
    const layout = config && layoutOfConfig(config, folder, tree.disk);
    if (layout && isLockOf(layout, lockfile)) return layout;
    if (dirname(folder) === folder) break;
  }
  return layoutAround(lockfile, project);
}

function isLockfile(path: string, tree: ReleaseTree): boolean {
  const text = tree.disk.readText(path);
  return text !== undefined && parseLockfile({ path, text }, new DiagnosticBag()) !== undefined;
}

function reportSeveral(lockfiles: readonly string[], tree: ReleaseTree, diagnostics: DiagnosticBag): void {
  const names = lockfiles.map((path) => tree.nameOf(path));
  diagnostics.report("baseline/several-lockfiles", undefined, {
    name: tree.name,
    files: names.map((name) => `\`${name}\``).join(", "),
    example: names[0] ?? "",
  });
}

async function locateSchemas(
  tree: ReleaseTree,
  inPlace: ReleaseLayout,
  project: Project,
): Promise<LocatedRelease | "nothing"> {
  if ((await tree.match(inPlace)).length > 0) return { layout: inPlace };
  const former = tree.formerFolder(tree.root);
  const moved = former === undefined ? undefined : await layoutAt(tree, former, project);
  return moved && (await tree.match(moved)).length > 0 ? { layout: moved } : "nothing";
}

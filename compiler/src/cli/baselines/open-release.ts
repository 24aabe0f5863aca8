import { resolve } from "node:path";
import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { Baseline } from "../../lock/baseline.ts";
import { relativePath } from "../paths.ts";
import type { Project } from "../project.ts";
import { suggest } from "../suggest.ts";
import type { FoundCommit } from "./found-release.ts";
import { type LocatedRelease, layoutOf, locateRelease } from "./locate-release.ts";
import type { ReleaseMemory } from "./release-memory.ts";
import type { ReleaseTree } from "./release-tree.ts";

export interface ReadOptions {
  readonly project: Project;
  readonly diagnostics: DiagnosticBag;
  readonly memory: ReleaseMemory;
}

/** Reads the release that a tree holds. Undefined after a report, `nothing` when it holds none. */
export async function openRelease(
  tree: ReleaseTree,
  path: FoundCommit["path"],
  { project, diagnostics, memory }: ReadOptions,
): Promise<Baseline | "nothing" | undefined> {
  const located = path
    ? await locateNamed(tree, path, { project, diagnostics, memory })
    : await locateRelease(tree, project, diagnostics);
  if (located === undefined || located === "nothing") return located;
  // What reads schemas loads TypeScript.
  const { readRelease } = await import("./read-release.ts");
  return readRelease(tree, located, { diagnostics, memory });
}

/** What stands behind the colon: a lockfile, or the folder of a project. */
async function locateNamed(
  tree: ReleaseTree,
  { text, from }: NonNullable<FoundCommit["path"]>,
  { project, diagnostics }: ReadOptions,
): Promise<LocatedRelease | "nothing" | undefined> {
  const isRelative = /^\.{1,2}(?:\/|$)/.test(text);
  const path = resolve(isRelative ? from : tree.top, text);
  if (tree.disk.isFile(path)) return { layout: await layoutOf(path, tree, project), lockfile: path };
  if (tree.disk.isFolder(path)) return locateRelease({ ...tree, root: path }, project, diagnostics);
  const known = [resolve(from, text), ...(await tree.lockfiles())].filter((each) => tree.disk.isFile(each));
  const nearest = known.map((each) => relativePath(tree.top, each));
  diagnostics.report("baseline/no-such-path", undefined, {
    path: text,
    ref: tree.name.slice(0, -text.length - 1),
    nearest: suggest(text, nearest) || (nearest[0] === undefined ? "" : `There is \`${nearest[0]}\`. `),
  });
  return undefined;
}

import { join, resolve } from "node:path";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { configNames } from "../locate-config.ts";
import { matchGlobs } from "../match-globs.ts";
import { isWithin, relativePath } from "../paths.ts";
import type { ProbedDisk } from "../probed-disk.ts";
import type { Project } from "../project.ts";
import { readConfig } from "../read-config.ts";
import type { ReleaseLayout } from "./release-layout.ts";
import type { ReleaseTree } from "./release-tree.ts";

/** A folder as it is now. */
export function openFolderTree(
  { name, folder }: { readonly name: string; readonly folder: string },
  project: Project,
  disk: ProbedDisk,
): ReleaseTree {
  const match = async (layout: ReleaseLayout) => {
    const found = await matchIn(layout, project);
    return found.filter((path) => isWithin(folder, resolve(layout.root, path)));
  };
  return {
    name,
    origin: { kind: "folder" },
    root: folder,
    top: folder,
    disk,
    fetch: () => undefined,
    match,
    readConfig: (root) => readConfigIn(root, disk),
    lockfiles: async () => {
      const found = await match({ root: folder, schemas: ["**/*.lock.json"], lock: "" });
      return found.map((path) => resolve(folder, path));
    },
    formerPaths: () => [],
    formerFolder: () => undefined,
    submoduleOf: () => undefined,
    nameOf: (path) => relativePath(project.root, path),
  };
}

async function matchIn({ root, schemas }: ReleaseLayout, project: Project): Promise<readonly string[]> {
  const there = { ...project, root, schemas, show: (path: string) => path };
  return matchGlobs(there, new DiagnosticBag());
}

async function readConfigIn(root: string, disk: ProbedDisk) {
  const configFile = configNames.find((name) => disk.isFile(join(root, name)));
  if (configFile === undefined) return undefined;
  // What it says is a part of the key; here it is remembered that it was looked at.
  disk.readText(join(root, configFile));
  const diagnostics = new DiagnosticBag();
  const config = await readConfig({ root, configFile }, diagnostics);
  return diagnostics.hasErrors ? undefined : config;
}

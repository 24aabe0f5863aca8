import { dirname, resolve, sep } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { importSpecifiers } from "../read/import-specifiers.ts";
import { resolveImport } from "../read/resolve-import.ts";
import { runtimeTypesModule } from "../read/runtime-types.ts";
import type { Source } from "../source.ts";
import { relativePath } from "./paths.ts";
import type { SourceDisk } from "./source-disk.ts";

/** What a project is read from, today or as it was. */
export interface SourcePlace {
  /** Absolute. */
  readonly root: string;
  readonly disk: SourceDisk;
  show(path: string): string;
}

/** Reads the root files and everything that they import, directly or not; sorted by path. Undefined after a report. */
export function readSources(
  project: SourcePlace,
  roots: readonly string[],
  diagnostics: DiagnosticBag,
): readonly Source[] | undefined {
  const { disk } = project;
  const read = new Map<string, ReadFile>();
  const firstPath = firstPaths(disk, project.root);
  // A Set's iterator sees what is added on the way.
  const wanted = new Set(linksLast(disk, project.root, roots).map(firstPath));
  for (const path of wanted) {
    const text = readSource(project, path, diagnostics);
    if (text === undefined) continue;
    const imports = resolveImports(disk, project.root, { path, text, firstPath });
    read.set(path, { text, imports });
    for (const target of Object.values(imports)) wanted.add(target);
  }
  if (diagnostics.hasErrors) return undefined;
  const specifiers = packageSpecifiers(read);
  const sources = [...read].map(([path, { text, imports }]): Source => {
    const root = roots.includes(path);
    const specifier = root ? undefined : specifiers.get(path);
    return { path, text, imports, root, ...(specifier !== undefined && { packageSpecifier: specifier }) };
  });
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One path for each file: a file that is reached through a symbolic link as well is still one file. */
function firstPaths(disk: SourceDisk, root: string): (path: string) => string {
  const byRealPath = new Map<string, string>();
  return (path) => {
    const real = disk.realPath(resolve(root, path));
    const first = byRealPath.get(real) ?? path;
    byRealPath.set(real, first);
    return first;
  };
}

/** Files that stand where their names say come first, so that they are not known by the name of a link. */
function linksLast(disk: SourceDisk, root: string, paths: readonly string[]): readonly string[] {
  const realRoot = disk.realPath(root);
  const isLink = (path: string) => disk.realPath(resolve(root, path)) !== resolve(realRoot, path);
  return [...paths.filter((path) => !isLink(path)), ...paths.filter(isLink)];
}

interface ReadFile {
  readonly text: string;
  /** Module specifier → path from the root. */
  readonly imports: Readonly<Record<string, string>>;
}

function readSource(project: SourcePlace, path: string, diagnostics: DiagnosticBag): string | undefined {
  return project.disk.requireText(resolve(project.root, path), project.show(path), diagnostics);
}

/** Where the imports of a file lead; those that were not found are left out, and reported where they are used. */
function resolveImports(
  disk: SourceDisk,
  root: string,
  file: { readonly path: string; readonly text: string; readonly firstPath: (path: string) => string },
): Readonly<Record<string, string>> {
  const host = {
    fileExists: (path: string) => disk.isFile(path),
    directoryExists: (path: string) => disk.isFolder(path),
    readFile: (path: string) => disk.readText(path),
    realpath: (path: string) => disk.realPath(path),
  };
  const found: [string, string][] = [];
  for (const specifier of importSpecifiers(file.text)) {
    if (specifier === runtimeTypesModule) continue;
    const from = resolve(root, file.path);
    const target = exactFile(specifier, from, disk) ?? resolveImport(specifier, from, host);
    // A module without types has nothing that a schema could name.
    if (target !== undefined && /\.[mc]?tsx?$/.test(target))
      found.push([specifier, file.firstPath(relativePath(root, target))]);
  }
  return Object.fromEntries(found);
}

/** A relative path with its extension means the file of that name before any other; that it is there is all that has to be asked. */
function exactFile(specifier: string, from: string, disk: SourceDisk): string | undefined {
  if (sep !== "/" || !/^\.\.?\/[^\\]*[^/\\]\.ts$/.test(specifier) || specifier.endsWith(".d.ts")) return undefined;
  const path = resolve(dirname(from), specifier);
  return disk.isFile(path) ? path : undefined;
}

/** For files that were reached by the name of a package: that name, the first in the alphabet where there are several. */
function packageSpecifiers(files: ReadonlyMap<string, ReadFile>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { imports } of files.values()) {
    for (const [specifier, target] of Object.entries(imports)) {
      if (/^[./#]/.test(specifier)) continue;
      const known = found.get(target);
      if (known === undefined || specifier < known) found.set(target, specifier);
    }
  }
  return found;
}

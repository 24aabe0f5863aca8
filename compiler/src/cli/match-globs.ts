import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import { escapePath, globSync, isDynamicPattern } from "tinyglobby";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { relativePath, toPosix } from "./paths.ts";
import type { Project } from "./project.ts";
import { statOf } from "./stat-of.ts";
import { suggest } from "./suggest.ts";

const schemaFiles = "**/*.schema.ts";

/** A glob of the user, seen from the project's root: `!` kept, `/` everywhere, a folder widened to the schemas below it. */
export function globFromRoot(pattern: string, base: string, root: string): string {
  if (pattern.startsWith("!")) return `!${globFromRoot(pattern.slice(1), base, root)}`;
  const path = resolve(base, pattern);
  const stats = statOf(path);
  // What exists under exactly this name is meant literally, brackets and all.
  if (stats?.isDirectory()) return posix.join(escapePath(relativePath(root, path)), schemaFiles);
  if (stats) return escapePath(relativePath(root, path));
  const text = toPosix(pattern);
  if (posix.isAbsolute(text) || /^[A-Za-z]:\//.test(text)) return relativePath(root, pattern);
  const way = relativePath(root, base);
  return way === "." ? posix.normalize(text) : posix.join(escapePath(way), text);
}

/** The folder in which a glob begins: `schemas` for `schemas/**\/*.schema.ts`. */
export function baseOfGlob(pattern: string): string {
  const parts = pattern.split("/");
  const dynamic = parts.findIndex((part) => isDynamicPattern(part));
  const fixed = dynamic < 0 ? parts.slice(0, -1) : parts.slice(0, dynamic);
  return fixed.join("/").replace(/\\(.)/g, "$1") || ".";
}

/** What the globs match, and the folders that were looked into for it. */
export interface MatchedFiles {
  /** From the root, sorted. */
  readonly files: readonly string[];
  /** Absolute. While these hold what they hold, the globs match what they match; undefined when a link led elsewhere. */
  readonly folders: readonly string[] | undefined;
}

/** Paths from the root of all files that the globs match, sorted. A glob that matches nothing is reported. */
export function matchGlobs(project: Project, diagnostics: DiagnosticBag): readonly string[] {
  return matchFiles(project, diagnostics).files;
}

export function matchFiles(project: Project, diagnostics: DiagnosticBag): MatchedFiles {
  const wanted = project.schemas.filter((pattern) => !pattern.startsWith("!"));
  if (wanted.length === 0) {
    diagnostics.report("files/no-schemas", undefined, { reason: "`schemas` names no glob to include" });
    return { files: [], folders: undefined };
  }
  const excluded = project.schemas.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const outputs = project.emit.map((language) => `${escapePath(posix.join(project.out, language))}/**`);
  const found = new Set<string>();
  const walk = new Walk();
  for (const pattern of wanted) {
    const matches = matchGlob(pattern, [...excluded, ...outputs], { root: project.root, walk });
    if (matches.length === 0) reportNoMatch(pattern, project, diagnostics);
    for (const match of matches) found.add(match);
  }
  found.delete(project.lock);
  return { files: [...found].sort(), folders: walk.folders };
}

/** Looks into folders for the globs, and notes which. */
class Walk {
  readonly #folders = new Set<string>();
  #followed = false;

  get folders(): readonly string[] | undefined {
    return this.#followed ? undefined : [...this.#folders].sort();
  }

  /** Links alone are resolved, and alone asked for what they lead to. */
  readonly fs = {
    readdirSync: noted(readdirSync, (path) => this.#folders.add(resolve(String(path)))),
    realpathSync: noted(realpathSync, () => this.#follow()),
    statSync: noted(statSync, () => this.#follow()),
  };

  #follow(): void {
    this.#followed = true;
  }
}

/** A function that tells of each call what it was called with first. */
function noted<T extends (...given: never[]) => unknown>(call: T, note: (first: unknown) => void): T {
  return new Proxy(call, {
    apply(target, self, given) {
      note(given[0]);
      return Reflect.apply(target, self, given);
    },
  });
}

interface GlobPlace {
  readonly root: string;
  readonly walk: Walk;
}

function matchGlob(pattern: string, ignore: readonly string[], { root, walk }: GlobPlace): readonly string[] {
  const matches = globSync(pattern, {
    cwd: root,
    ignore: ["**/node_modules/**", ...ignore],
    expandDirectories: false,
    dot: false,
    fs: walk.fs,
  });
  return matches.map((match) => posix.normalize(toPosix(match)));
}

function reportNoMatch(pattern: string, project: Project, diagnostics: DiagnosticBag): void {
  const shown = project.show(pattern);
  const unfiltered = matchGlob(pattern, [], { root: project.root, walk: new Walk() });
  if (unfiltered.length > 0) {
    diagnostics.report("files/no-schemas", undefined, { reason: `everything that \`${shown}\` matches is excluded` });
    return;
  }
  diagnostics.report("files/no-match", undefined, { glob: shown, nearest: suggestPath(pattern, project) });
}

/** For a folder or file that does not exist: the one beside it with the nearest name. */
function suggestPath(pattern: string, project: Project): string {
  const isPlain = !isDynamicPattern(pattern);
  let missing = resolve(project.root, isPlain ? pattern.replace(/\\(.)/g, "$1") : baseOfGlob(pattern));
  if (statOf(missing)) return "";
  while (!statOf(dirname(missing))?.isDirectory()) missing = dirname(missing);
  const folder = dirname(missing);
  return suggest(basename(missing), namesIn(folder), (name) =>
    project.show(relativePath(project.root, join(folder, name))),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

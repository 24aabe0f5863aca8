import { readdirSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import { escapePath, glob, isDynamicPattern } from "tinyglobby";
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

/** Paths from the root of all files that the globs match, sorted. A glob that matches nothing is reported. */
export async function matchGlobs(project: Project, diagnostics: DiagnosticBag): Promise<readonly string[]> {
  const wanted = project.schemas.filter((pattern) => !pattern.startsWith("!"));
  if (wanted.length === 0) {
    diagnostics.report("files/no-schemas", undefined, { reason: "`schemas` names no glob to include" });
    return [];
  }
  const excluded = project.schemas.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const outputs = project.emit.map((language) => `${escapePath(posix.join(project.out, language))}/**`);
  const found = new Set<string>();
  for (const pattern of wanted) {
    const matches = await matchGlob(pattern, [...excluded, ...outputs], project.root);
    if (matches.length === 0) await reportNoMatch(pattern, project, diagnostics);
    for (const match of matches) found.add(match);
  }
  found.delete(project.lock);
  return [...found].sort();
}

async function matchGlob(pattern: string, ignore: readonly string[], root: string): Promise<readonly string[]> {
  const matches = await glob(pattern, {
    cwd: root,
    ignore: ["**/node_modules/**", ...ignore],
    expandDirectories: false,
    dot: false,
  });
  return matches.map((match) => posix.normalize(toPosix(match)));
}

async function reportNoMatch(pattern: string, project: Project, diagnostics: DiagnosticBag): Promise<void> {
  const shown = project.show(pattern);
  const unfiltered = await matchGlob(pattern, [], project.root);
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

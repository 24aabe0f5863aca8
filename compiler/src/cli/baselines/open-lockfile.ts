import { resolve } from "node:path";
import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { Lockfile } from "../../lock/lockfile.ts";
import { parseLockfile } from "../../lock/parse-lockfile.ts";
import { relativePath } from "../paths.ts";
import type { Project, WantedBaseline } from "../project.ts";
import { readText } from "../read-text.ts";

/** A lockfile that was named by its path. */
export function openLockfile(
  { name, from }: WantedBaseline,
  project: Project,
  diagnostics: DiagnosticBag,
): { readonly file: { readonly path: string; readonly text: string }; readonly lockfile: Lockfile } | undefined {
  const path = resolve(from, name);
  const text = readText(path, name, diagnostics);
  if (text === undefined) return undefined;
  const file = { path: relativePath(project.root, path), text };
  const lockfile = parseLockfile(file, diagnostics);
  return lockfile && { file, lockfile };
}

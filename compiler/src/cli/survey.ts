import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { matchFiles } from "./match-globs.ts";
import type { Project } from "./project.ts";
import { readText } from "./read-text.ts";
import { codeOf } from "./reason.ts";
import { statOf } from "./stat-of.ts";

/** What can be known of the input without reading a schema: enough to look a finished run up. */
export interface Survey {
  /** The files that the globs match, from the root, sorted. */
  readonly roots: readonly string[];
  /** Absolute: where the globs looked for them; undefined when a link led elsewhere. */
  readonly folders?: readonly string[] | undefined;
  readonly lockfile?: { readonly path: string; readonly text: string };
  /** What tells the baselines of a check from others: the commits that refs lead to, the texts of lockfiles. */
  readonly baselines?: string;
}

/** Undefined after a report. */
export function surveyInputs(project: Project, diagnostics: DiagnosticBag): Survey | undefined {
  const { files: roots, folders } = project.profile.time("find schemas", () => matchFiles(project, diagnostics));
  for (const file of roots) {
    if (!/\.[mc]?ts$/.test(file)) diagnostics.report("files/not-typescript", undefined, { file: project.show(file) });
  }
  const lock = readLock(project, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  return { roots, folders, ...(lock !== undefined && { lockfile: { path: project.lock, text: lock } }) };
}

/** Undefined when there is no lockfile yet, or after a report. One that is there but cannot be reached is not taken for missing. */
function readLock(project: Project, diagnostics: DiagnosticBag): string | undefined {
  const path = resolve(project.root, project.lock);
  const shown = project.show(project.lock);
  if (!mayExist(path)) return undefined;
  if (statOf(path)?.isDirectory()) {
    diagnostics.report("files/not-a-file", undefined, { path: shown, example: `${shown}/schema.lock.json` });
    return undefined;
  }
  return readText(path, shown, diagnostics);
}

function mayExist(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    return codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR";
  }
}

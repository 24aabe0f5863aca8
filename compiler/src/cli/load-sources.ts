import { resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { importSpecifiers } from "../read/import-specifiers.ts";
import { resolveImport } from "../read/resolve-import.ts";
import type { Source } from "../source.ts";
import { relativePath } from "./paths.ts";
import { ProbedDisk, type Probes } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import { readText } from "./read-text.ts";

export interface LoadedSources {
  readonly sources: readonly Source[];
  /** What the sources depend on, for the cache. */
  readonly probes: Probes;
}

/** Reads the root files and everything that they import, directly or not. Undefined after a report. */
export function loadSources(
  project: Project,
  roots: readonly string[],
  diagnostics: DiagnosticBag,
): LoadedSources | undefined {
  return undefined;
}

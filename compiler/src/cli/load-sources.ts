import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Source } from "../source.ts";
import { ProbedDisk, type Probes } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import { readSources } from "./read-sources.ts";

export interface LoadedSources {
  /** Sorted by path. */
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
  const disk = new ProbedDisk(project.root);
  const sources = readSources({ root: project.root, show: (path) => project.show(path), disk }, roots, diagnostics);
  return sources && { sources, probes: disk.probes };
}

import type { Span } from "../model/span.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type Region, regionOf } from "./region.ts";
import { isFault, type ReportFiles } from "./report.ts";

export interface ReportPlace {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly region: Region;
  /** UTF-16 offsets into the text of the file. */
  readonly start: number;
  readonly end: number;
  /** Text of the file; undefined when it is not at hand. */
  readonly text: string | undefined;
}

/**
 * Where a report puts a finding: its own place, else where the thing was, else the start of the lockfile or config, because hosts of code
 * refuse findings without a place. Undefined when none of them is in the work tree, and for what is about the call itself.
 */
export function reportPlace(finding: Diagnostic, files: ReportFiles, home: string): ReportPlace | undefined {
  for (const span of [finding.span, finding.change?.placeBefore]) {
    const place = span && placeInTree(span, files);
    if (place) return place;
  }
  return isFault(finding) ? undefined : placeInTree({ file: home, start: 0, end: 0, line: 1, column: 1 }, files);
}

/** Undefined for a place in a file that is in no work tree. */
export function placeInTree(span: Span, files: ReportFiles): ReportPlace | undefined {
  const path = files.pathOf(span.file);
  if (path === undefined) return undefined;
  const text = files.textOf(span.file);
  return { path, region: regionOf(span, text), start: span.start, end: span.end, text };
}

import type { Diagnostic } from "./diagnostic.ts";
import { type Region, regionOf } from "./region.ts";
import type { ReportFiles } from "./report.ts";

export interface ReportPlace {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly region: Region;
  /** UTF-16 offsets into the text of the file. */
  readonly start: number;
  readonly end: number;
}

/** Where a report puts a finding: its own place, else where the thing was; undefined when neither is in the work tree. */
export function reportPlace(finding: Diagnostic, files: ReportFiles): ReportPlace | undefined {
  for (const span of [finding.span, finding.change?.placeBefore]) {
    const path = span && files.pathOf(span.file);
    if (span && path !== undefined) {
      return { path, region: regionOf(span, files.textOf(span.file)), start: span.start, end: span.end };
    }
  }
  return undefined;
}

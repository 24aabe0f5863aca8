import type { Location } from "sarif";
import type { Span } from "../model/span.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { wellFormed } from "./plain-text.ts";
import { regionOf } from "./region.ts";
import type { ReportFiles } from "./report.ts";
import { type ReportPlace, reportPlace } from "./report-place.ts";

/** The name under which hosts of code know the root of a repository. */
export const sourceRoot = "%SRCROOT%";

/** Where a finding is: at most one place, with the name of what it is about. */
export function locationsOf(finding: Diagnostic, files: ReportFiles): readonly Location[] {
  const place = reportPlace(finding, files);
  const logical = finding.site === undefined ? [] : [{ fullyQualifiedName: finding.site }];
  if (!place && logical.length === 0) return [];
  return [{ ...(place && physical(place)), ...(logical.length > 0 && { logicalLocations: logical }) }];
}

/** Other places that matter, the former one last. One in another commit is named in words, since no file of the work tree has it. */
export function relatedLocationsOf(finding: Diagnostic, files: ReportFiles): readonly Location[] {
  const { placeBefore } = finding.change ?? {};
  const related = [...finding.related, ...(placeBefore ? [{ span: placeBefore, message: "It was here." }] : [])];
  return related.map(({ span, message }, index) => relatedLocation(span, message, { id: index + 1, files }));
}

function relatedLocation(
  span: Span,
  message: string,
  { id, files }: { readonly id: number; readonly files: ReportFiles },
): Location {
  const path = files.pathOf(span.file);
  if (path === undefined) return { id, message: { text: `${message} ${span.file}:${span.line}:${span.column}` } };
  const place = { path, region: regionOf(span, files.textOf(span.file)), start: span.start, end: span.end };
  return { id, message: { text: message }, ...physical(place) };
}

function physical({ path, region, start, end }: ReportPlace): Pick<Location, "physicalLocation"> {
  const { line, column, endLine, endColumn } = region;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), uriBaseId: sourceRoot },
      region: {
        startLine: line,
        startColumn: column,
        endLine,
        endColumn,
        charOffset: start,
        charLength: end - start,
      },
    },
  };
}

function uriOf(path: string): string {
  return wellFormed(path).split("/").map(encodeURIComponent).join("/");
}

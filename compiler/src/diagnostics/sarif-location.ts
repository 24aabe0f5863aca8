import type { Location, Region } from "sarif";
import type { Span } from "../model/span.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { linesAround } from "./lines-around.ts";
import { wellFormed } from "./plain-text.ts";
import type { ReportFiles } from "./report.ts";
import { placeInTree, type ReportPlace, reportPlace } from "./report-place.ts";

/** The name under which hosts of code know the root of a repository. */
export const sourceRoot = "%SRCROOT%";

/** Where a finding is: at most one place, with the name of what it is about. */
export function locationsOf(finding: Diagnostic, files: ReportFiles, home: string): readonly Location[] {
  const place = reportPlace(finding, files, home);
  const logical = finding.site === undefined ? [] : [{ fullyQualifiedName: finding.site }];
  if (!place && logical.length === 0) return [];
  return [{ ...(place && physical(place)), ...(logical.length > 0 && { logicalLocations: logical }) }];
}

/** Other places that matter, the former one last. One in another commit is named in words, since no file of the work tree has it. */
export function relatedLocationsOf(finding: Diagnostic, files: ReportFiles): readonly Location[] {
  const { placeBefore } = finding.change ?? {};
  const related = [...finding.related, ...(placeBefore ? [{ span: placeBefore, message: "It was here." }] : [])];
  return related.map(({ span, message }, index) => {
    const place = placeInTree(span, files);
    const text = place ? message : `${message} ${placeText(span)}`;
    return { id: index + 1, message: { text }, ...(place && physical(place)) };
  });
}

function placeText({ file, line, column }: Span): string {
  return `${file}:${line}:${column}`;
}

function physical(place: ReportPlace): Pick<Location, "physicalLocation"> {
  const { path, start, end, text } = place;
  const { line, column, endLine, endColumn } = place.region;
  const context = contextOf(place);
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
        ...(text !== undefined && { snippet: { text: text.slice(start, end) } }),
      },
      ...(context && { contextRegion: context }),
    },
  };
}

/** The lines of a place with one above and one below, for readers who have no sources; of what is long its own place is enough. */
function contextOf({ region, text, start, end }: ReportPlace): Region | undefined {
  if (text === undefined || region.endLine - region.line > mostContext) return undefined;
  const lines = linesAround(text, { start, end, line: region.line, above: 1, below: 1 });
  const snippet = lines.text.trimEnd();
  const endLine = lines.line + snippet.split("\n").length - 1;
  // It has to hold more than the place itself.
  const isMore = lines.line < region.line || endLine > region.endLine || snippet.length > end - start;
  return isMore && endLine >= region.endLine
    ? { startLine: lines.line, endLine, snippet: { text: snippet } }
    : undefined;
}

const mostContext = 20;

function uriOf(path: string): string {
  return wellFormed(path).split("/").map(encodeURIComponent).join("/");
}

import { gravestFirst, summaryText } from "./count-text.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { findingText, findingTitle } from "./finding-text.ts";
import { visibleLine, wellFormed } from "./plain-text.ts";
import type { Report, ReportFiles } from "./report.ts";
import { type ReportPlace, reportPlace } from "./report-place.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/**
 * Prints findings as workflow commands, which GitHub shows beside the lines of a change. It shows ten of a kind for one step,
 * so errors come first; all of them are in the log, and the last line says how many there are.
 */
export function printGithub(report: Report, files: ReportFiles): string {
  const lines = gravestFirst(report.findings).map((finding) => annotation(finding, files, report.home));
  return `${[...lines, lastLine(report)].join("\n")}\n`;
}

function annotation(finding: Diagnostic, files: ReportFiles, home: string): string {
  const place = reportPlace(finding, files, home);
  const properties = [...placeProperties(place), ["title", findingTitle(finding)] as const];
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${commands[finding.severity]} ${list}::${escapeData(findingText(finding))}`;
}

/** Columns say something only where both are on one line. */
function placeProperties(place: ReportPlace | undefined): readonly (readonly [string, string | number])[] {
  if (!place) return [];
  const { line, endLine, column, endColumn } = place.region;
  const lines = [
    ["file", place.path],
    ["line", line],
    ["endLine", endLine],
  ] as const;
  return line === endLine ? [...lines, ["col", column], ["endColumn", endColumn]] : lines;
}

/** A name could begin like a command. */
function lastLine(report: Report): string {
  return visibleLine(summaryText(report)).replaceAll("##[", "## [");
}

function escapeData(text: string): string {
  return wellFormed(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

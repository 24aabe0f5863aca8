import { listText } from "./breaks-text.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Report } from "./report.ts";

/** `2 errors, 1 warning`; empty when there is neither. */
export function countFindings(findings: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic["severity"]) => findings.filter((each) => each.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  return [errors > 0 && countOf(errors, "error"), warnings > 0 && countOf(warnings, "warning")]
    .filter((text) => text !== false)
    .join(", ");
}

export function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** Errors, warnings, notes, each in their order: what shows only so many shows those that matter. */
export function gravestFirst(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const order: readonly Diagnostic["severity"][] = ["error", "warning", "note"];
  return order.flatMap((severity) => findings.filter((each) => each.severity === severity));
}

/** What was compared with what, and what came of it, in one line: `1 error. Compared with v1.0.0 and v1.2.0: 3 safe changes.` */
export function summaryText(report: Report): string {
  const found = countFindings(report.findings);
  return `${found === "" ? "No findings" : found}. ${comparisonText(report)}`.trimEnd();
}

function comparisonText({ baselines, changes, findings }: Report): string {
  // With an error in the schemas or the lockfile it did not come to that.
  if (changes.length === 0 && findings.some(({ severity }) => severity === "error")) return "";
  if (baselines.length === 0) return "Nothing was compared: there is no release yet.";
  const count = (outcome: string) => changes.filter((each) => each.outcome === outcome).length;
  const parts = [
    count("safe") > 0 && countOf(count("safe"), "safe change"),
    count("allowed") > 0 && `${count("allowed")} allowed by the mode`,
    count("accepted") > 0 && `${count("accepted")} accepted`,
  ].filter((text) => text !== false);
  const compared = `Compared with ${namesText(baselines.map(({ name }) => name))}`;
  if (changes.length === 0) return `${compared}: no changes.`;
  return parts.length === 0 ? `${compared}.` : `${compared}: ${parts.join(", ")}.`;
}

/** A tag pattern may match hundreds. */
function namesText(names: readonly string[]): string {
  const shown = 4;
  return names.length <= shown
    ? listText(names)
    : `${names.slice(0, shown - 1).join(", ")} and ${names.length - shown + 1} more`;
}

import { breaksText } from "./breaks-text.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { findingFingerprints } from "./finding-fingerprints.ts";
import { visibleLine, wellFormed } from "./plain-text.ts";
import type { Report, ReportFiles } from "./report.ts";
import { reportPlace } from "./report-place.ts";

/** One entry of a GitLab Code Quality report: the members that GitLab reads. */
interface CodeQualityFinding {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

/** Prints findings as a GitLab Code Quality report. Notes are left out: such reports know no accepted findings. */
export function printGitlab(report: Report, files: ReportFiles): string {
  const open = report.findings.filter(({ severity }) => severity !== "note");
  const fingerprints = findingFingerprints(open);
  const entries = open.map((finding, index) => entryOf(finding, fingerprints[index] ?? "", { report, files }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}

interface Setting {
  readonly report: Report;
  readonly files: ReportFiles;
}

function entryOf(finding: Diagnostic, fingerprint: string, { report, files }: Setting): CodeQualityFinding {
  const place = reportPlace(finding, files, report.home);
  const breaks = breaksText(finding);
  const sentences = [finding.message, finding.advice, ...(breaks === "" ? [] : [`Breaks ${breaks}.`])];
  const { line = 1, endLine = 1 } = place?.region ?? {};
  return {
    description: visibleLine(sentences.join(" ")),
    check_name: `${finding.code} ${finding.rule}`,
    fingerprint,
    severity: severityOf(finding),
    location: {
      // GitLab asks for a path, also of what has none.
      path: wellFormed(place?.path ?? report.home),
      lines: { begin: line, end: endLine },
    },
  };
}

/** What makes stored data unreadable weighs most. */
function severityOf({ severity, breaks }: Diagnostic): CodeQualityFinding["severity"] {
  if (severity === "warning") return "minor";
  return breaks.includes("backward") || breaks.includes("forward") ? "critical" : "major";
}

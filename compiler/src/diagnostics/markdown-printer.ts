import { verdictText } from "./breaks-text.ts";
import { changedText } from "./change-lines.ts";
import { githubSummary } from "./github-summary.ts";
import { markdownCode, markdownText } from "./markdown-text.ts";
import type { Report, ReportedChange, ReportFiles } from "./report.ts";

/** The findings and every other change as Markdown tables, for a comment on a pull request or the notes of a release. */
export function printMarkdown(report: Report, files: ReportFiles): string {
  const others = report.changes.filter(({ outcome }) => outcome === "safe" || outcome === "allowed");
  return `${[githubSummary(report, files).trimEnd(), ...(others.length === 0 ? [] : changeTable(others))].join("\n\n")}\n`;
}

function changeTable(changes: readonly ReportedChange[]): readonly string[] {
  const rows = changes.map((change) => `| ${cells(change).join(" | ")} |`);
  return ["#### Other changes", ["| | where | what | breaks | because |", "|---|---|---|---|---|", ...rows].join("\n")];
}

function cells(change: ReportedChange): readonly string[] {
  const changed = changedText(change);
  return [
    `${change.outcome} ${change.kind}`,
    markdownCode(change.site),
    changed === "" ? "" : markdownCode(changed),
    markdownText(verdictText(change.verdict)),
    markdownText(change.because),
  ];
}

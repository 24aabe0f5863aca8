import { breaksText } from "./breaks-text.ts";
import { gravestFirst, summaryText } from "./count-text.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { markdownCode, markdownText } from "./markdown-text.ts";
import { fails, isAccepted, type Report, type ReportFiles } from "./report.ts";
import { reportPlace } from "./report-place.ts";
import { witnessLines } from "./witness-text.ts";

/** The page of a workflow run may hold 1 MiB for each step; a finding takes a few hundred bytes. */
const mostFindings = 500;

/** The findings as a Markdown table, for the page of a workflow run. */
export function githubSummary(report: Report, files: ReportFiles): string {
  const { findings, failOn } = report;
  const verdict = findings.some((finding) => fails(finding, failOn)) ? "failed" : "passed";
  const blocks = [`### Keyslot check ${verdict}`, markdownText(summaryText(report))];
  if (findings.length > 0) blocks.push(table(gravestFirst(findings).slice(0, mostFindings), report, files));
  if (findings.length > mostFindings) blocks.push(`And ${findings.length - mostFindings} more, in the log.`);
  return `${blocks.join("\n\n")}\n`;
}

function table(findings: readonly Diagnostic[], { home }: Report, files: ReportFiles): string {
  const rows = findings.map((finding) => `| ${cells(finding, files, home).join(" | ")} |`);
  return ["| | where | what | breaks |", "|---|---|---|---|", ...rows].join("\n");
}

function cells(finding: Diagnostic, files: ReportFiles, home: string): readonly string[] {
  const { severity, code, message, advice, change } = finding;
  const place = reportPlace(finding, files, home);
  const where = place ? markdownCode(`${place.path}:${place.region.line}`) : "";
  const what = [
    `${markdownText(message)} ${markdownText(advice)}`,
    ...(change?.witnesses.flatMap(witnessLines).map(markdownCode) ?? []),
  ];
  const state = isAccepted(finding) ? `accepted ${markdownText(change?.waiver?.reason ?? "")}` : severity;
  return [`${state} ${code}`, where, what.join("<br>"), markdownText(breaksText(finding))];
}

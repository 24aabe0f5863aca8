import { breaksText } from "./breaks-text.ts";
import { gravestFirst, summaryText } from "./count-text.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { visibleLine } from "./plain-text.ts";
import { fails, isAccepted, type Report, type ReportFiles } from "./report.ts";
import { reportPlace } from "./report-place.ts";
import { witnessLines } from "./witness-text.ts";

/** The page of a workflow run may hold 1 MiB for each step; a finding takes a few hundred bytes. */
const mostFindings = 500;

/** The findings as a Markdown table, for the page of a workflow run. */
export function githubSummary(report: Report, files: ReportFiles): string {
  const { findings, failOn } = report;
  const verdict = findings.some((finding) => fails(finding, failOn)) ? "failed" : "passed";
  const blocks = [`### Keyslot check ${verdict}`, escapeMarkdown(summaryText(report))];
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
  const where = place ? codeText(`${place.path}:${place.region.line}`) : "";
  const what = [
    `${escapeMarkdown(message)} ${escapeMarkdown(advice)}`,
    ...(change?.witnesses.flatMap(witnessLines).map(codeText) ?? []),
  ];
  const state = isAccepted(finding) ? `accepted ${escapeMarkdown(change?.waiver?.reason ?? "")}` : severity;
  return [`${state} ${code}`, where, what.join("<br>"), escapeMarkdown(breaksText(finding))];
}

/** Names in backticks become code; everything else that Markdown or HTML could read becomes a character reference. */
function escapeMarkdown(text: string): string {
  const parts = text.split("`");
  return parts
    .map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? codeText(part) : escapeCharacters(part)))
    .join("");
}

function codeText(text: string): string {
  return `<code>${escapeCharacters(text)}</code>`;
}

function escapeCharacters(text: string): string {
  return visibleLine(text).replace(/[^\p{L}\p{N} .,;:()'/-]/gu, (character) => `&#${character.codePointAt(0)};`);
}

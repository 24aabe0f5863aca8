import type { Span } from "../model/span.ts";
import { catalog, isRule } from "./catalog.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { JsonChange, JsonFinding, JsonPlace, JsonReport, JsonSummary } from "./json-report.ts";
import { wellFormed } from "./plain-text.ts";
import { regionOf } from "./region.ts";
import type { Report, ReportedChange, ReportedWaiver, ReportFiles } from "./report.ts";

/** Prints a report for programs: everything that is known, in one JSON value. */
export function printJson(report: Report, files: Pick<ReportFiles, "textOf">): string {
  const placeOf = (span: Span | undefined) => (span ? jsonPlace(span, files.textOf(span.file)) : null);
  const value: JsonReport = {
    version: 1,
    tool: { name: "keyslot", version: report.tool.version },
    baselines: report.baselines,
    summary: summaryOf(report),
    findings: report.findings.map((finding) => jsonFinding(finding, placeOf)),
    changes: report.changes.map((change) => jsonChange(change, placeOf)),
  };
  return `${JSON.stringify(value, (_, member) => (typeof member === "string" ? wellFormed(member) : member), 2)}\n`;
}

type PlaceOf = (span: Span | undefined) => JsonPlace | null;

function jsonPlace(span: Span, text: string | undefined): JsonPlace {
  const { file, start, end, line, column } = span;
  const region = text === undefined ? undefined : regionOf(span, text);
  return { file, start, end, line, column, endLine: region?.endLine ?? null, endColumn: region?.endColumn ?? null };
}

function summaryOf({ findings, changes }: Report): JsonSummary {
  const found = (severity: Diagnostic["severity"]) => findings.filter((each) => each.severity === severity).length;
  const came = (outcome: ReportedChange["outcome"]) => changes.filter((each) => each.outcome === outcome).length;
  return {
    errors: found("error"),
    warnings: found("warning"),
    notes: found("note"),
    changes: { safe: came("safe"), allowed: came("allowed"), found: came("found"), accepted: came("accepted") },
  };
}

function jsonFinding(finding: Diagnostic, placeOf: PlaceOf): JsonFinding {
  const { code, rule, severity, message, advice, site, span, before, after, change } = finding;
  return {
    code,
    rule,
    severity,
    message,
    fix: advice,
    explain: `keyslot explain ${code}`,
    site: site ?? null,
    file: span?.file ?? null,
    line: span?.line ?? null,
    column: span?.column ?? null,
    place: placeOf(span),
    related: finding.related.flatMap((each) => {
      const place = placeOf(each.span);
      return place ? [{ message: each.message, place }] : [];
    }),
    before: before ?? null,
    after: after ?? null,
    placeBefore: placeOf(change?.placeBefore),
    breaks: finding.breaks,
    verdict: change?.verdict ?? {},
    kind: change?.kind ?? null,
    fingerprint: change?.fingerprint ?? null,
    baselines: change?.baselines ?? [],
    reach: change?.reach ?? [],
    witnesses: change?.witnesses ?? [],
    acceptable: change?.acceptable ?? false,
    waiver: jsonWaiver(change?.waiver),
  };
}

function jsonChange(change: ReportedChange, placeOf: PlaceOf): JsonChange {
  return {
    kind: change.kind,
    outcome: change.outcome,
    code: codeOf(change.rule),
    rule: change.rule ?? null,
    type: change.type,
    site: change.site,
    number: change.number ?? null,
    before: change.before ?? null,
    after: change.after ?? null,
    fingerprint: change.fingerprint,
    verdict: change.verdict,
    because: change.because,
    mode: change.mode,
    baselines: change.baselines,
    reach: change.reach,
    place: placeOf(change.span),
    placeBefore: placeOf(change.placeBefore),
    waiver: jsonWaiver(change.waiver),
  };
}

function jsonWaiver(waiver: ReportedWaiver | undefined): ReportedWaiver | null {
  if (!waiver) return null;
  const { reason, expires } = waiver;
  return { reason, ...(expires !== undefined && { expires }) };
}

function codeOf(rule: string | undefined): string | null {
  return rule !== undefined && isRule(rule) ? catalog[rule].code : null;
}

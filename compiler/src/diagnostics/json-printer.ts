import type { Breaks, Diagnostic } from "./diagnostic.ts";

/** The report of `keyslot check --format json`; its shape is a public promise under `version`. */
export interface JsonReport {
  readonly version: 1;
  readonly findings: readonly JsonFinding[];
}

export interface JsonFinding {
  readonly code: string;
  readonly rule: string;
  /** Empty for findings that are not about a change. */
  readonly breaks: readonly Breaks[];
  readonly site: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly message: string;
  /** What to do. */
  readonly fix: string;
  /** Path from the project's root, with `/`. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** Prints findings for machines. */
export function printJson(diagnostics: readonly Diagnostic[]): string {
  const report: JsonReport = { version: 1, findings: diagnostics.map(findingOf) };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function findingOf(diagnostic: Diagnostic): JsonFinding {
  return {
    code: diagnostic.code,
    rule: diagnostic.rule,
    breaks: diagnostic.breaks,
    site: diagnostic.site ?? null,
    before: diagnostic.before ?? null,
    after: diagnostic.after ?? null,
    message: diagnostic.message,
    fix: diagnostic.advice,
    file: diagnostic.span?.file ?? null,
    line: diagnostic.span?.line ?? null,
    column: diagnostic.span?.column ?? null,
  };
}

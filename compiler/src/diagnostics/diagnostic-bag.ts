import type { Span } from "../model/span.ts";
import { catalog, type Rule } from "./catalog.ts";
import type { CatalogRow } from "./catalog-row.ts";
import type { Breaks, ChangeFacts, Diagnostic, RelatedPlace, Severity } from "./diagnostic.ts";

export interface ReportOptions {
  readonly site?: string;
  readonly related?: readonly RelatedPlace[];
  readonly breaks?: readonly Breaks[];
  readonly before?: string;
  readonly after?: string;
  /** Instead of the row's own. */
  readonly severity?: Severity;
  readonly change?: ChangeFacts;
}

/** Collects findings. A user's mistake is reported here, never thrown. */
export class DiagnosticBag {
  readonly #found: Diagnostic[] = [];

  /** Reports `rule` at `span`. `values` fill the `{name}` places of the row's message and advice. */
  report(
    rule: Rule,
    span: Span | undefined,
    values: Readonly<Record<string, string | number>> = {},
    options: ReportOptions = {},
  ): void {
    const row: CatalogRow = catalog[rule];
    this.#found.push({
      code: row.code,
      rule,
      severity: options.severity ?? row.severity,
      message: fill(row.message, values),
      advice: fill(row.advice, values),
      ...(span && { span }),
      related: options.related ?? [],
      ...(options.site !== undefined && { site: options.site }),
      breaks: options.breaks ?? [],
      ...(options.before !== undefined && { before: options.before }),
      ...(options.after !== undefined && { after: options.after }),
      ...(options.change && { change: options.change }),
    });
  }

  /** Reports what another bag holds. */
  take(other: DiagnosticBag): void {
    this.#found.push(...other.#found);
  }

  get hasErrors(): boolean {
    return this.#found.some((diagnostic) => diagnostic.severity === "error");
  }

  /** All findings, by file, place and code, so that the order does not depend on the order of the passes. */
  sorted(): readonly Diagnostic[] {
    return [...this.#found].sort(byPlace);
  }
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The diagnostic template "${template}" has no value for ${place}.`);
    return String(value);
  });
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const fileA = a.span?.file ?? "";
  const fileB = b.span?.file ?? "";
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  const start = (a.span?.start ?? 0) - (b.span?.start ?? 0);
  if (start !== 0) return start;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

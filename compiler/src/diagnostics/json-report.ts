import type { Witness } from "../model/witness.ts";
import type { Breaks, Severity, Verdict } from "./diagnostic.ts";
import type { Outcome, ReportedBaseline, ReportedWaiver } from "./report.ts";

/** The report of `keyslot check --format json`; its shape, in `report.schema.json`, is a public promise under `version`. */
export interface JsonReport {
  readonly version: 1;
  readonly tool: { readonly name: "keyslot"; readonly version: string };
  readonly baselines: readonly ReportedBaseline[];
  readonly summary: JsonSummary;
  readonly findings: readonly JsonFinding[];
  /** Every change since the baselines, safe ones too. */
  readonly changes: readonly JsonChange[];
}

export interface JsonSummary {
  readonly errors: number;
  readonly warnings: number;
  /** What a waiver covers. */
  readonly notes: number;
  readonly changes: {
    readonly safe: number;
    readonly allowed: number;
    readonly found: number;
    readonly accepted: number;
  };
}

export interface JsonFinding {
  readonly code: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to do. */
  readonly fix: string;
  /** The command that prints the page of the code. */
  readonly explain: string;
  readonly site: string | null;
  /** Path from the project's root, with `/`. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly place: JsonPlace | null;
  readonly related: readonly { readonly message: string; readonly place: JsonPlace }[];
  readonly before: string | null;
  readonly after: string | null;
  readonly placeBefore: JsonPlace | null;
  /** Empty for findings that are not about a change. */
  readonly breaks: readonly Breaks[];
  /** For each of `breaks` the languages in which it does. */
  readonly verdict: Verdict;
  readonly kind: string | null;
  readonly fingerprint: string | null;
  /** Names of the baselines that differ so. */
  readonly baselines: readonly string[];
  /** In which documents it is stored. */
  readonly reach: readonly string[];
  readonly witnesses: readonly Witness[];
  /** A waiver may cover it: `keyslot accept` takes its fingerprint. */
  readonly acceptable: boolean;
  readonly waiver: ReportedWaiver | null;
}

/** Lines and columns from 1, columns and offsets in UTF-16 units; the end is the first character behind it. */
export interface JsonPlace {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** Null where the text of the file is not at hand. */
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

export interface JsonChange {
  readonly kind: string;
  readonly outcome: Outcome;
  /** The code and rule of the finding that it is, or would be; null for what is never reported. */
  readonly code: string | null;
  readonly rule: string | null;
  readonly type: string;
  readonly site: string;
  /** The slot's key, the union's tag or the enum's wire value. */
  readonly number: number | string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly fingerprint: string;
  readonly verdict: Verdict;
  readonly because: string;
  /** What was asked of it. */
  readonly mode: string;
  readonly baselines: readonly string[];
  readonly reach: readonly string[];
  readonly place: JsonPlace | null;
  readonly placeBefore: JsonPlace | null;
  readonly waiver: ReportedWaiver | null;
}

import type { Span } from "../model/span.ts";
import type { ChangeFacts, Diagnostic, Verdict } from "./diagnostic.ts";

/** Everything that a check found out: what each format is printed from. */
export interface Report {
  readonly tool: ReportingTool;
  readonly findings: readonly Diagnostic[];
  /** Every change since the baselines, safe ones too. */
  readonly changes: readonly ReportedChange[];
  /** What the schemas were compared with; empty when there was nothing yet, or when it did not come to that. */
  readonly baselines: readonly ReportedBaseline[];
  /** From which severity on the run fails. */
  readonly failOn: FailureThreshold;
  /** The lockfile or config: where formats that ask for a place put what has none. */
  readonly home: string;
}

export interface ReportingTool {
  readonly version: string;
  /** Where its documentation is published, with `/` at the end; pages of diagnostics are named from there. */
  readonly homepage?: string;
}

export type FailureThreshold = "error" | "warning" | "none";

export interface ReportedBaseline {
  /** As findings name it: `schemas/schema.lock.json`, `v1.2.0`. */
  readonly name: string;
  readonly kind?: string;
  readonly commit?: string;
  readonly lockfile?: string;
}

/**
 * What becomes of a change. `safe`: it breaks nobody, or the schema itself confirms what it breaks. `allowed`: it breaks what the
 * mode does not ask for. `found`: it is reported. `accepted`: a waiver covers it.
 */
export type Outcome = "safe" | "allowed" | "found" | "accepted";

/** A change as formats tell it. */
export interface ReportedChange {
  readonly kind: string;
  readonly type: string;
  readonly site: string;
  readonly before?: string;
  readonly after?: string;
  readonly number?: number | string;
  readonly fingerprint: string;
  readonly verdict: Verdict;
  readonly because: string;
  readonly mode: string;
  readonly outcome: Outcome;
  readonly rule?: string;
  readonly baselines: readonly string[];
  readonly span?: Span;
  readonly placeBefore?: Span;
  readonly reach: readonly string[];
  readonly waiver?: ReportedWaiver;
}

export type ReportedWaiver = NonNullable<ChangeFacts["waiver"]>;

/** What a printer asks of the world around it: the files that spans name. */
export interface ReportFiles {
  /** Text of a file; undefined when it is not at hand, and then there are neither frames nor ends of places. */
  textOf(file: string): string | undefined;
  /** Path of a file from the root of its repository, with `/`; undefined for what is in no work tree, like a file of another commit. */
  pathOf(file: string): string | undefined;
}

/** Does this finding make the run fail? What the tool could not do at all always does. */
export function fails(finding: Diagnostic, failOn: FailureThreshold): boolean {
  if (finding.severity === "error") return failOn !== "none" || isFault(finding);
  return finding.severity === "warning" && failOn === "warning";
}

/** True for a breaking change that somebody took responsibility for. */
export function isAccepted({ severity, change }: Diagnostic): boolean {
  return severity === "note" && change !== undefined;
}

/** True for what kept the tool from its work: the command line, the config, a file, or a mistake of its own. */
export function isFault(finding: Diagnostic): boolean {
  return finding.severity === "error" && finding.code.startsWith("KS3");
}

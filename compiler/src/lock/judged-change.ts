import type { Rule } from "../diagnostics/catalog.ts";
import type { Verdict } from "../diagnostics/diagnostic.ts";
import type { Outcome } from "../diagnostics/report.ts";
import type { CompatibilityMode } from "../model/compatibility.ts";
import type { Span } from "../model/span.ts";
import type { Witness } from "../model/witness.ts";
import type { AcceptedChange } from "./lockfile.ts";
import type { SchemaChange } from "./schema-change.ts";

/** One change with its verdict: what every report is printed from. */
export interface JudgedChange extends SchemaChange {
  /** 12 hexadecimal digits: the same for the same change, whatever moved around it. */
  readonly fingerprint: string;
  readonly verdict: Verdict;
  /** Completes "…, because". */
  readonly because: string;
  /** The strictest mode of the documents that reach it. */
  readonly mode: CompatibilityMode;
  readonly outcome: Outcome;
  /** The finding that it would be, or is, reported as; none for what is never reported. */
  readonly rule?: Rule;
  /** Names of the baselines that differ so, in the order in which they were asked for. */
  readonly baselines: readonly string[];
  /** Where the first of these baselines has it. */
  readonly placeBefore?: Span;
  /** In which documents it is stored: `Player.inventory`; the nearest first, a few at most. */
  readonly reach: readonly string[];
  readonly waiver?: AcceptedChange;
  /** One for each direction that breaks, as far as there are any. */
  readonly witnesses: readonly Witness[];
}

import type { Rule } from "../diagnostics/catalog.ts";
import type { Breaks } from "../diagnostics/diagnostic.ts";

/** How a kind of change is judged. What to do about it stands in the catalog, under `rule`. */
export interface EvolutionRule {
  readonly breaks: readonly Breaks[];
  /** The finding that is reported; none for a change that is safe, or that the schema itself confirms by a tag. */
  readonly rule?: Rule;
  /** Completes "…, because" in messages and in the documentation. */
  readonly because: string;
}

/** A change that is not reported; `breaks` then names only what the schema itself confirms, or what mends itself. */
export function safe(because: string, breaks: readonly Breaks[] = []): EvolutionRule {
  return { breaks, because };
}

export function found(rule: Rule, breaks: readonly Breaks[], because: string): EvolutionRule {
  return { rule, breaks, because };
}

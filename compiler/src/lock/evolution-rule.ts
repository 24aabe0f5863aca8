import type { Rule } from "../diagnostics/catalog.ts";
import type { Breaks, Verdict } from "../diagnostics/diagnostic.ts";
import { type TargetLanguage, targetLanguages } from "../model/target-language.ts";
import type { SchemaChange } from "./schema-change.ts";

/** How a kind of change is judged. What to do about it stands in the catalog, under `rule`. */
export interface EvolutionRule {
  readonly breaks: readonly Breaks[];
  /** The finding that is reported; none for a change that is safe, or that the schema itself confirms by a tag. */
  readonly rule?: Rule;
  /** Completes "…, because" in messages and in the documentation. */
  readonly because: string;
  /**
   * Whose users stop compiling, where not all do; `spelled`: where generated code spells the two differently, which the change knows.
   * Readers need no such list: all languages read and refuse the same bytes.
   */
  readonly sourceIn?: readonly TargetLanguage[] | "spelled";
  /** Found in every mode: the lockfile could not hold both meanings of one name. */
  readonly always?: true;
}

/** A change that is not reported; `breaks` then names only what the schema itself confirms, or what mends itself. */
export function safe(because: string, breaks: readonly Breaks[] = []): EvolutionRule {
  return { breaks, because };
}

export function found(rule: Rule, breaks: readonly Breaks[], because: string): EvolutionRule {
  return { rule, breaks, because };
}

/** The same rule for some languages' generated code only. */
export function inSource(sourceIn: readonly TargetLanguage[] | "spelled", rule: EvolutionRule): EvolutionRule {
  return { ...rule, sourceIn };
}

/** Whom a change breaks, in which languages. */
export function verdictOf(rule: EvolutionRule, change: SchemaChange): Verdict {
  const spelled = change.spelledIn ?? targetLanguages;
  const source = rule.sourceIn === "spelled" ? spelled : (rule.sourceIn ?? targetLanguages);
  const broken = rule.breaks.map((each) => [each, each === "source" ? source : targetLanguages] as const);
  return Object.fromEntries(broken.filter(([, languages]) => languages.length > 0));
}

import type { Span } from "../model/span.ts";
import type { TargetLanguage } from "../model/target-language.ts";
import type { Witness } from "../model/witness.ts";

/** What an evolution finding breaks: readers of old bytes, old readers, users of generated code, or index data. */
export type Breaks = (typeof allBreaks)[number];

/** In the order in which they are told. */
export const allBreaks = ["backward", "forward", "index", "source"] as const;

/** Whom a change breaks: only what it breaks is there, each with the languages in which it does, in their usual order. */
export type Verdict = Readonly<Partial<Record<Breaks, readonly TargetLanguage[]>>>;

/** What a verdict names, in the order in which it is told. */
export function breaksOf(verdict: Verdict): readonly Breaks[] {
  return allBreaks.filter((each) => verdict[each] !== undefined);
}

/** A note fails nothing: what a waiver covers. */
export type Severity = "error" | "warning" | "note";

/** One finding about the user's schemas, configuration or files. */
export interface Diagnostic {
  /** Stable code: `KS1xxx` schema, `KS2xxx` evolution, `KS3xxx` config and IO. */
  readonly code: string;
  /** Stable name of the rule: `key/duplicate`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: what is wrong, names in backticks. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly advice: string;
  /** Where, if it has a place in a file. */
  readonly span?: Span;
  /** Other places that matter: the first use of a key, the old declaration. */
  readonly related: readonly RelatedPlace[];
  /** `Player.hp`, `Player`: what it is about. */
  readonly site?: string;
  /** Evolution findings only. */
  readonly breaks: readonly Breaks[];
  /** What stood there before and what stands there now, as schema text. */
  readonly before?: string;
  readonly after?: string;
  readonly change?: ChangeFacts;
}

/** What is known of the change that a finding is about. */
export interface ChangeFacts {
  /** The row of the rule table: `slot-retyped-narrowed`. */
  readonly kind: string;
  /** 12 hexadecimal digits, which `keyslot accept` takes. */
  readonly fingerprint: string;
  readonly verdict: Verdict;
  /** Names of the baselines that differ so. */
  readonly baselines: readonly string[];
  /** Where the first of these baselines has it. */
  readonly placeBefore?: Span;
  /** In which documents it is stored. */
  readonly reach: readonly string[];
  readonly witnesses: readonly Witness[];
  /** A waiver may cover it; what gives a number or a name a second meaning has none. */
  readonly acceptable: boolean;
  readonly waiver?: { readonly reason: string; readonly expires?: string };
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

import type { Span } from "../model/span.ts";

/** What an evolution finding breaks: readers of old bytes, old readers, users of generated code, or index data. */
export type Breaks = "backward" | "forward" | "source" | "index";

/** One finding about the user's schemas, configuration or files. */
export interface Diagnostic {
  /** Stable code: `KS1xxx` schema, `KS2xxx` evolution, `KS3xxx` config and IO. */
  readonly code: string;
  /** Stable name of the rule: `key/duplicate`. */
  readonly rule: string;
  readonly severity: "error" | "warning";
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
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

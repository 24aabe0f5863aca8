import type { StoreKind } from "./store-kinds.ts";
import type { Bundle } from "./worker-process.ts";

/** Something that happens to stores, tried in rounds against each kind of them. */
export interface Fault {
  /** The column in the table of what each store survives. */
  readonly title: string;
  /** What is done, and what has to be so afterwards. */
  readonly about: string;
  /** In the tests, and with `--full`. */
  readonly rounds: { readonly short: number; readonly full: number };
  /** Why it cannot be tried here; undefined when it can. */
  impossible?(trial: Pick<Trial, "kind" | "store">): string | undefined;
  run(trial: Trial): Promise<Outcome>;
}

export interface Trial {
  readonly kind: string;
  readonly store: StoreKind;
  readonly rounds: number;
  readonly seed: number;
  readonly bundle: Bundle;
}

export interface Outcome {
  readonly rounds: number;
  /** What came of the rounds, by a word for each. */
  readonly counts: Readonly<Record<string, number>>;
  /** What must not be; empty when the store survived. */
  readonly failures: readonly string[];
}

/** Counts outcomes and gathers failures while rounds run. */
export class OutcomeCounter {
  readonly #counts = new Map<string, number>();
  readonly #failures: string[] = [];
  #rounds = 0;

  round(): void {
    this.#rounds++;
  }

  count(word: string, times = 1): void {
    if (times > 0) this.#counts.set(word, (this.#counts.get(word) ?? 0) + times);
  }

  fail(message: string): void {
    this.#failures.push(message);
  }

  outcome(): Outcome {
    return { rounds: this.#rounds, counts: Object.fromEntries(this.#counts), failures: this.#failures };
  }
}

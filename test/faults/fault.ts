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
  /** How much of a limited time it gets beside the others; 1 unless told. */
  readonly weight?: number;
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
  /** The moment of `performance.now()` from which on no further round is begun; none unless told. */
  readonly until?: number;
}

/** Whether there is another round. */
export function goesOn({ rounds, until = Number.POSITIVE_INFINITY }: Trial, round: number): boolean {
  return round < rounds && (round === 0 || performance.now() < until);
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

  round(times = 1): void {
    this.#rounds += times;
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

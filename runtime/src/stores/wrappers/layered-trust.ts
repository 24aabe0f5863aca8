import { identityOf } from "../identity.ts";
import type { DocumentName } from "../store-abilities.ts";

/** Which near documents are known to be as the far ones, and since when. */
export class LayeredTrust {
  readonly #size: number;
  #recent = new Map<string, number>();
  #older = new Map<string, number>();

  /** Remembers at least so many, at most twice as many. */
  constructor(size: number) {
    this.#size = size;
  }

  /** In milliseconds of `performance.now()`; undefined when nothing is known of it. */
  since(type: string, key: string): number | undefined {
    const identity = identityOf(type, key);
    return this.#recent.get(identity) ?? this.#older.get(identity);
  }

  add({ type, key }: DocumentName, since: number): void {
    // Two generations instead of an order: forgetting costs nothing then.
    if (this.#recent.size >= this.#size) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(identityOf(type, key), since);
  }

  delete(type: string, key: string): void {
    const identity = identityOf(type, key);
    this.#recent.delete(identity);
    this.#older.delete(identity);
  }

  clear(): void {
    this.#recent.clear();
    this.#older.clear();
  }
}

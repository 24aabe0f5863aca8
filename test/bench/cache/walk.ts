/** Goes round a list for ever: the same for every candidate, and the same place in all of them. */
export class Walk<T> {
  readonly #items: readonly T[];
  #at = 0;

  constructor(items: readonly T[]) {
    if (items.length === 0) throw new Error("There is nothing to walk over.");
    this.#items = items;
  }

  next(): T {
    const item = this.#items[this.#at];
    this.#at = this.#at + 1 === this.#items.length ? 0 : this.#at + 1;
    if (item === undefined) throw new Error("A hole in what is walked over.");
    return item;
  }
}

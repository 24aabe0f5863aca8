/** Keys in the order of their last use, each with a weight. The oldest is found at once, however many were taken out before it. */
export class RecencyList {
  readonly #entries = new Map<string, Entry>();
  #oldest: Entry | undefined;
  #newest: Entry | undefined;
  #weight = 0;

  get size(): number {
    return this.#entries.size;
  }

  /** All weights together. */
  get weight(): number {
    return this.#weight;
  }

  get oldest(): string | undefined {
    return this.#oldest?.key;
  }

  /** Notes a use of a key that is here. */
  use(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry === this.#newest) return;
    this.#unlink(entry);
    this.#append(entry);
  }

  /** Adds a key as used last, or changes its weight. */
  set(key: string, weight: number): void {
    this.delete(key);
    const entry: Entry = { key, weight, older: undefined, newer: undefined };
    this.#entries.set(key, entry);
    this.#weight += weight;
    this.#append(entry);
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
    this.#unlink(entry);
  }

  #append(entry: Entry): void {
    entry.older = this.#newest;
    entry.newer = undefined;
    if (this.#newest === undefined) this.#oldest = entry;
    else this.#newest.newer = entry;
    this.#newest = entry;
  }

  #unlink(entry: Entry): void {
    if (entry.older === undefined) this.#oldest = entry.newer;
    else entry.older.newer = entry.newer;
    if (entry.newer === undefined) this.#newest = entry.older;
    else entry.newer.older = entry.older;
  }
}

interface Entry {
  readonly key: string;
  readonly weight: number;
  older: Entry | undefined;
  newer: Entry | undefined;
}

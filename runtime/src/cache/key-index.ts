const smallest = 16;

/**
 * Finds a slot by the hash of its key: open addressing in one typed array of hash and slot, 10 to 20 bytes a document, where a Map
 * takes 60 and a text of its own. Slots are told apart by `isKeyOf`, since two keys may have one hash.
 */
export class KeyIndex {
  readonly #isKeyOf: (slot: number, key: string) => boolean;
  /** Pairs of hash and slot + 1; a second 0 marks a free place. */
  #entries = new Int32Array(smallest * 2);
  #mask = smallest - 1;
  #count = 0;

  constructor(isKeyOf: (slot: number, key: string) => boolean) {
    this.#isKeyOf = isKeyOf;
  }

  /** Bytes of memory that it takes. */
  memory(): number {
    return this.#entries.byteLength;
  }

  /** The slot of a key, or -1. */
  find(hash: number, key: string): number {
    const entries = this.#entries;
    const mask = this.#mask;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = (entries[at * 2 + 1] ?? 0) - 1;
      if (slot < 0 || (entries[at * 2] === hash && this.#isKeyOf(slot, key))) return slot;
    }
  }

  /** Takes in a slot whose key is not here yet. */
  add(hash: number, slot: number): void {
    if (++this.#count > (this.#mask + 1) * 0.8) this.#resize((this.#mask + 1) * 2);
    this.#place(hash, slot + 1);
  }

  remove(hash: number, slot: number): void {
    const entries = this.#entries;
    const mask = this.#mask;
    let at = hash & mask;
    while (entries[at * 2 + 1] !== slot + 1) at = (at + 1) & mask;
    this.#close(at);
    this.#count--;
    if (this.#count < (mask + 1) / 8 && mask >= smallest) this.#resize((mask + 1) / 2);
  }

  /** Moves entries up into the place that became free, as far as a search would now miss them. */
  #close(free: number): void {
    const entries = this.#entries;
    const mask = this.#mask;
    for (let at = (free + 1) & mask; entries[at * 2 + 1] !== 0; at = (at + 1) & mask) {
      const home = (entries[at * 2] ?? 0) & mask;
      if (((at - home) & mask) < ((at - free) & mask)) continue;
      entries[free * 2] = entries[at * 2] ?? 0;
      entries[free * 2 + 1] = entries[at * 2 + 1] ?? 0;
      free = at;
    }
    entries[free * 2 + 1] = 0;
  }

  #place(hash: number, mark: number): void {
    const entries = this.#entries;
    let at = hash & this.#mask;
    while (entries[at * 2 + 1] !== 0) at = (at + 1) & this.#mask;
    entries[at * 2] = hash;
    entries[at * 2 + 1] = mark;
  }

  #resize(places: number): void {
    const before = this.#entries;
    this.#entries = new Int32Array(places * 2);
    this.#mask = places - 1;
    for (let at = 0; at < before.length; at += 2) {
      const mark = before[at + 1] ?? 0;
      if (mark !== 0) this.#place(before[at] ?? 0, mark);
    }
  }
}

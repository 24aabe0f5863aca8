const smallest = 16;
/** With more than so much of the table in use, a search for what is not there passes over 20 entries and more. */
const fullest = 0.85;

/**
 * Finds a slot by the hash of its key: open addressing in one typed array of hash and slot, 9 to 12 bytes a document, where a Map takes 60 and a
 * text of its own. Slots are told apart by `isKeyOf`, since two keys may have one hash. A table grows by a quarter, so that little of it is unused.
 */
export class KeyIndex {
  readonly #isKeyOf: (slot: number, key: string) => boolean;
  /** Pairs of hash and slot + 1; a second 0 marks a free place. */
  #entries = new Int32Array(smallest * 2);
  #places = smallest;
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
    for (let at = this.#home(hash); ; at = this.#behind(at)) {
      const slot = (entries[at * 2 + 1] ?? 0) - 1;
      if (slot < 0 || (entries[at * 2] === hash && this.#isKeyOf(slot, key))) return slot;
    }
  }

  /** Takes in a slot whose key is not here yet. */
  add(hash: number, slot: number): void {
    if (++this.#count > this.#places * fullest) this.#resize(Math.ceil(this.#places * 1.25));
    this.#place(hash, slot + 1);
  }

  remove(hash: number, slot: number): void {
    const entries = this.#entries;
    let at = this.#home(hash);
    while (entries[at * 2 + 1] !== slot + 1) at = this.#behind(at);
    this.#close(at);
    this.#count--;
    if (this.#count < this.#places / 4 && this.#places > smallest) {
      this.#resize(Math.max(smallest, Math.ceil(this.#places / 2)));
    }
  }

  /** Moves entries up into the place that became free, as far as a search would now miss them. */
  #close(place: number): void {
    const entries = this.#entries;
    let free = place;
    for (let at = this.#behind(free); entries[at * 2 + 1] !== 0; at = this.#behind(at)) {
      const home = this.#home(entries[at * 2] ?? 0);
      if (this.#distance(home, at) < this.#distance(free, at)) continue;
      entries[free * 2] = entries[at * 2] ?? 0;
      entries[free * 2 + 1] = entries[at * 2 + 1] ?? 0;
      free = at;
    }
    entries[free * 2 + 1] = 0;
  }

  #place(hash: number, mark: number): void {
    const entries = this.#entries;
    let at = this.#home(hash);
    while (entries[at * 2 + 1] !== 0) at = this.#behind(at);
    entries[at * 2] = hash;
    entries[at * 2 + 1] = mark;
  }

  /** Where a search begins: hashes are spread over the places as they are over their own range. */
  #home(hash: number): number {
    return Math.floor(((hash >>> 0) / 2 ** 32) * this.#places);
  }

  #behind(at: number): number {
    return at + 1 === this.#places ? 0 : at + 1;
  }

  #distance(from: number, to: number): number {
    return to >= from ? to - from : to - from + this.#places;
  }

  #resize(places: number): void {
    const before = this.#entries;
    this.#entries = new Int32Array(places * 2);
    this.#places = places;
    for (let at = 0; at < before.length; at += 2) {
      const mark = before[at + 1] ?? 0;
      if (mark !== 0) this.#place(before[at] ?? 0, mark);
    }
  }
}

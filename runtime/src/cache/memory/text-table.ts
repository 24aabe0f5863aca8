import { makeTailHash } from "./tail-hash.ts";

const smallest = 16;
/** With more of the table in use, searches pass over too much. It grows by a quarter, so that little of it is unused. */
const fullest = 0.75;
/** V8 keeps an array of more than 2 ** 25 elements as a hash table of its own. */
const mostTexts = 6_500_000;
/** Of ten million texts that end differently, no four have one hash. */
const mostAlike = 8;
const longestSearch = 2000;

/**
 * Values by text, for so many that they do not lie in the processor's cache: hash, text and value of each stand side by side, so that a search
 * waits for memory twice, where a `Map` waits five times. At 100,000 documents 240 ns for 340, and for texts that were never
 * looked for before, of which V8 does not know the hash yet, 240 for 710. Below some ten thousand a `Map` is faster.
 */
export class TextTable<V> {
  readonly #hash: (text: string) => number;
  #places = smallest;
  /** Three elements a place: mark (0 where it is free), text, value. */
  #entries = emptyEntries(smallest);
  #count = 0;

  constructor(hash: (text: string) => number = makeTailHash()) {
    this.#hash = hash;
  }

  /** True when it takes no more texts. */
  get isFull(): boolean {
    return this.#count >= mostTexts;
  }

  get(text: string): V | undefined {
    const entries = this.#entries;
    const mark = markOf(this.#hash(text));
    for (let at = this.#home(mark); ; at = at + 3 === entries.length ? 0 : at + 3) {
      const found = entries[at];
      if (found === mark) {
        if (entries[at + 1] === text) return entries[at + 2];
      } else if (found === 0) return undefined;
    }
  }

  /** False when the text cannot be taken in: there are too many already, or too many that end as it does. */
  set(text: string, value: V): boolean {
    const mark = markOf(this.#hash(text));
    const found = this.#find(mark, text);
    if (found >= 0) {
      this.#entries[found + 2] = value;
      return true;
    }
    if (this.isFull) return false;
    if (this.#count + 1 > this.#places * fullest) this.#resize(Math.ceil(this.#places * 1.25));
    return this.#place(mark, text, value);
  }

  /** Changes the value of a text that is here; undefined takes it out. */
  replace(text: string, value: V | undefined): void {
    const at = this.#find(markOf(this.#hash(text)), text);
    if (at < 0) return;
    if (value === undefined) this.#remove(at);
    else {
      // The new value keeps its own id alive: the equal text of the former one can go.
      this.#entries[at + 1] = text;
      this.#entries[at + 2] = value;
    }
  }

  *[Symbol.iterator](): Generator<[text: string, value: V]> {
    const entries = this.#entries;
    for (let at = 0; at < entries.length; at += 3) if (entries[at] !== 0) yield [entries[at + 1], entries[at + 2]];
  }

  /** Where a text stands, or -1. */
  #find(mark: number, text: string): number {
    const entries = this.#entries;
    for (let at = this.#home(mark); entries[at] !== 0; at = this.#behind(at)) {
      if (entries[at] === mark && entries[at + 1] === text) return at;
    }
    return -1;
  }

  #place(mark: number, text: string, value: V): boolean {
    const entries = this.#entries;
    let at = this.#home(mark);
    let alike = 0;
    for (let steps = 0; entries[at] !== 0; at = this.#behind(at), steps++) {
      if (entries[at] === mark) alike++;
      if (alike > mostAlike || steps > longestSearch) return false;
    }
    entries[at] = mark;
    entries[at + 1] = text;
    entries[at + 2] = value;
    this.#count++;
    return true;
  }

  #remove(at: number): void {
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
    for (let at = this.#behind(free); entries[at] !== 0; at = this.#behind(at)) {
      const home = this.#home(entries[at]);
      if (this.#distance(home, at) < this.#distance(free, at)) continue;
      move(entries, at, entries, free);
      free = at;
    }
    entries[free] = 0;
    entries[free + 1] = undefined;
    entries[free + 2] = undefined;
  }

  /** Where a search begins. Marks are spread over the places in their order, so that a table that grows is passed over from one end to the other. */
  #home(mark: number): number {
    return Math.floor((mark / 2 ** 31) * this.#places) * 3;
  }

  #behind(at: number): number {
    return at + 3 === this.#entries.length ? 0 : at + 3;
  }

  #distance(from: number, to: number): number {
    return to >= from ? to - from : to - from + this.#entries.length;
  }

  #resize(places: number): void {
    const before = this.#entries;
    this.#entries = emptyEntries(places);
    this.#places = places;
    for (let from = 0; from < before.length; from += 3) {
      if (before[from] === 0) continue;
      let at = this.#home(before[from]);
      while (this.#entries[at] !== 0) at = this.#behind(at);
      move(before, from, this.#entries, at);
    }
  }
}

/** 31 bits, which V8 keeps without an object, and never 0. */
function markOf(hash: number): number {
  return (hash >>> 1) | 1;
}

// biome-ignore lint/suspicious/noExplicitAny: what stands side by side in memory has to stand in one array, whatever type it is of.
type Entries = any[];

function emptyEntries(places: number): Entries {
  const entries = new Array(places * 3).fill(undefined);
  for (let at = 0; at < entries.length; at += 3) entries[at] = 0;
  return entries;
}

function move(from: Entries, place: number, to: Entries, target: number): void {
  for (let part = 0; part < 3; part++) to[target + part] = from[place + part];
}

import { copyOf } from "./bytes.ts";
import { fault } from "./faults.ts";

// Maps and sets are written in the order they iterate, then put in the order of their encoded keys, which costs nothing when they were in it.

/** Where the entries of one map or the elements of one set were written. */
export interface Entries {
  readonly starts: number[];
  /** Where each key or element ends. */
  readonly ends: number[];
  /** How many there are; what the arrays hold beyond is of another map. */
  count: number;
}

/** Those that no map is being written with: small maps are many, and two arrays for each took a fifth of the time that writing one takes. */
const idle: Entries[] = [];

export function beginEntries(): Entries {
  const s = idle.pop() ?? { starts: [], ends: [], count: 0 };
  s.count = 0;
  return s;
}

/** An entry or element starts at `p`. */
export function markEntry(s: Entries, p: number): void {
  s.starts[s.count++] = p;
}

/** The key of the entry that was started last ends at `p`. */
export function markKey(s: Entries, p: number): void {
  s.ends[s.count - 1] = p;
}

/**
 * Sorts a map's entries, which end at `p`, by their encoded keys. `s` is then another map's. @throws WireFault for two equal ones, and where
 * there are not as many as the header says, because a getter of a value changed the map
 */
export function sortEntries(s: Entries, b: Uint8Array, p: number, count: number = s.count): number {
  if (s.count !== count) fault("wire/type-mismatch");
  sortRanges(s, b, p, "wire/duplicate-key");
  return p;
}

/** Sorts a set's elements, which end at `p`, by their bytes. `s` is then another set's. @throws WireFault as `sortEntries` does */
export function sortElements(s: Entries, b: Uint8Array, p: number, count: number = s.count): number {
  if (s.count !== count) fault("wire/type-mismatch");
  const { starts, ends } = s;
  for (let i = 1; i < count; i++) ends[i - 1] = starts[i] as number;
  if (count > 0) ends[count - 1] = p;
  sortRanges(s, b, p, "wire/duplicate-element");
  return p;
}

type Duplicate = "wire/duplicate-key" | "wire/duplicate-element";

function sortRanges(s: Entries, b: Uint8Array, end: number, duplicate: Duplicate): void {
  const { count } = s;
  let sorted = 1;
  for (; sorted < count; sorted++) {
    const difference = compareKeys(s, b, sorted - 1, sorted);
    if (difference === 0) fault(duplicate);
    if (difference > 0) break;
  }
  if (sorted < count) moveRanges(s, b, end, orderOf(s, b, duplicate));
  // Those of a large map are not kept for small ones.
  if (count <= mostKept) idle.push(s);
}

const mostKept = 256;

/** Puts entries that end at `end` in the order in which `order` names them. */
function moveRanges({ starts, count }: Entries, b: Uint8Array, end: number, order: ArrayLike<number>): void {
  const first = starts[0] as number;
  const copy = copyAside(b, first, end);
  let p = first;
  for (let k = 0; k < count; k++) {
    const i = order[k] as number;
    const to = (i + 1 < count ? (starts[i + 1] as number) : end) - first;
    for (let q = (starts[i] as number) - first; q < to; q++) b[p++] = copy[q] as number;
  }
}

/** Small maps are the rule, and sorting a few numbers by insertion takes a third of the time that a call of `sort` does. */
const mostInserted = 24;
const inserted = new Uint8Array(mostInserted);

/** Good until the next call. */
function orderOf(s: Entries, b: Uint8Array, duplicate: Duplicate): ArrayLike<number> {
  const { count } = s;
  if (count > mostInserted) return sortedOrder(s, b, duplicate);
  inserted[0] = 0;
  for (let i = 1; i < count; i++) {
    let k = i;
    for (; k > 0; k--) {
      const before = inserted[k - 1] as number;
      const difference = compareKeys(s, b, before, i);
      if (difference === 0) fault(duplicate);
      if (difference < 0) break;
      inserted[k] = before;
    }
    inserted[k] = i;
  }
  return inserted;
}

function sortedOrder(s: Entries, b: Uint8Array, duplicate: Duplicate): ArrayLike<number> {
  const order = Array.from({ length: s.count }, (_, i) => i);
  order.sort((i, j) => compareKeys(s, b, i, j));
  for (let i = 1; i < order.length; i++) {
    if (compareKeys(s, b, order[i - 1] as number, order[i] as number) === 0) fault(duplicate);
  }
  return order;
}

const aside = new Uint8Array(1024);

/** Good until the next call. */
function copyAside(b: Uint8Array, from: number, to: number): Uint8Array {
  if (to - from > aside.length) return copyOf(b, from, to);
  for (let i = from; i < to; i++) aside[i - from] = b[i] as number;
  return aside;
}

/** Compares the keys of entries i and j byte by byte, unsigned. One encoded value is never a proper prefix of another. */
function compareKeys({ starts, ends }: Entries, b: Uint8Array, i: number, j: number): number {
  let p = starts[i] as number;
  let q = starts[j] as number;
  const end = Math.min(ends[i] as number, p + (ends[j] as number) - q);
  for (; p < end; p++, q++) {
    const difference = (b[p] as number) - (b[q] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

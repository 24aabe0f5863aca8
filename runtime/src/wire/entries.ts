import { copyOf } from "./bytes.ts";
import { fault } from "./faults.ts";

// Maps and sets are written in the order they iterate, then put in the order of their encoded keys, which costs nothing when they were in it.

/** Where the entries of one map or the elements of one set were written. */
export interface Entries {
  readonly starts: number[];
  /** Of maps alone: where each key ends. */
  readonly keyEnds: number[];
}

export function beginEntries(): Entries {
  return { starts: [], keyEnds: [] };
}

/** An entry or element starts at `p`. */
export function markEntry(s: Entries, p: number): void {
  s.starts.push(p);
}

/** The key of the entry that was started last ends at `p`. */
export function markKey(s: Entries, p: number): void {
  s.keyEnds.push(p);
}

/** Sorts a map's entries, which end at `p`, by their encoded keys. @throws WireFault for two equal ones */
export function sortEntries(s: Entries, b: Uint8Array, p: number): number {
  if (!isSorted(s.starts, s.keyEnds, b, "wire/duplicate-key"))
    sortRanges(s.starts, s.keyEnds, b, p, "wire/duplicate-key");
  return p;
}

/** Sorts a set's elements, which end at `p`, by their bytes. @throws WireFault for two equal ones */
export function sortElements(s: Entries, b: Uint8Array, p: number): number {
  const { starts, keyEnds: ends } = s;
  for (let i = 1; i < starts.length; i++) ends.push(starts[i] as number);
  ends.push(p);
  if (!isSorted(starts, ends, b, "wire/duplicate-element")) sortRanges(starts, ends, b, p, "wire/duplicate-element");
  return p;
}

type Positions = readonly number[];
type Duplicate = "wire/duplicate-key" | "wire/duplicate-element";

function isSorted(starts: Positions, ends: Positions, b: Uint8Array, duplicate: Duplicate): boolean {
  for (let i = 1; i < starts.length; i++) {
    const order = compareKeys(starts, ends, b, i - 1, i);
    if (order === 0) fault(duplicate);
    if (order > 0) return false;
  }
  return true;
}

function sortRanges(starts: Positions, ends: Positions, b: Uint8Array, end: number, duplicate: Duplicate): void {
  const order = orderOf(starts, ends, b);
  for (let i = 1; i < order.length; i++) {
    if (compareKeys(starts, ends, b, order[i - 1] as number, order[i] as number) === 0) fault(duplicate);
  }
  const first = starts[0] as number;
  const copy = copyAside(b, first, end);
  let p = first;
  for (const i of order) {
    const to = (i + 1 < starts.length ? (starts[i + 1] as number) : end) - first;
    for (let q = (starts[i] as number) - first; q < to; q++) b[p++] = copy[q] as number;
  }
}

/** Small maps are the rule, and sorting a few numbers by insertion takes a third of the time that a call of `sort` does. */
const mostInserted = 24;

function orderOf(starts: Positions, ends: Positions, b: Uint8Array): number[] {
  const order = starts.map((_, i) => i);
  if (order.length > mostInserted) return order.sort((i, j) => compareKeys(starts, ends, b, i, j));
  for (let i = 1; i < order.length; i++) {
    let k = i;
    for (; k > 0 && compareKeys(starts, ends, b, order[k - 1] as number, i) > 0; k--) order[k] = order[k - 1] as number;
    order[k] = i;
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
function compareKeys(starts: Positions, ends: Positions, b: Uint8Array, i: number, j: number): number {
  let p = starts[i] as number;
  let q = starts[j] as number;
  const end = Math.min(ends[i] as number, p + (ends[j] as number) - q);
  for (; p < end; p++, q++) {
    const difference = (b[p] as number) - (b[q] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

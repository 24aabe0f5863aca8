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
  return sortRanges({ starts: s.starts, keyEnds: s.keyEnds, duplicate: "wire/duplicate-key" }, b, p);
}

/** Sorts a set's elements, which end at `p`, by their bytes. @throws WireFault for two equal ones */
export function sortElements(s: Entries, b: Uint8Array, p: number): number {
  const ends = s.starts.slice(1);
  ends.push(p);
  return sortRanges({ starts: s.starts, keyEnds: ends, duplicate: "wire/duplicate-element" }, b, p);
}

interface Ranges extends Entries {
  readonly duplicate: "wire/duplicate-key" | "wire/duplicate-element";
}

function sortRanges(s: Ranges, b: Uint8Array, end: number): number {
  if (isSorted(s, b)) return end;
  const { starts } = s;
  const compare = compareIn(s, b);
  const order = starts.map((_, i) => i).sort(compare);
  for (let i = 1; i < order.length; i++) {
    if (compare(order[i - 1] as number, order[i] as number) === 0) fault(s.duplicate);
  }
  const first = starts[0] as number;
  const copy = copyOf(b, first, end);
  let p = first;
  for (const i of order) {
    const from = (starts[i] as number) - first;
    const to = (i + 1 < starts.length ? (starts[i + 1] as number) : end) - first;
    b.set(copy.subarray(from, to), p);
    p += to - from;
  }
  return end;
}

function isSorted(s: Ranges, b: Uint8Array): boolean {
  const compare = compareIn(s, b);
  for (let i = 1; i < s.starts.length; i++) {
    const order = compare(i - 1, i);
    if (order === 0) fault(s.duplicate);
    if (order > 0) return false;
  }
  return true;
}

/** Compares the keys of entries i and j byte by byte, unsigned. One encoded value is never a proper prefix of another. */
function compareIn(s: Ranges, b: Uint8Array): (i: number, j: number) => number {
  return (i, j) => {
    const from = s.starts[i] as number;
    const other = s.starts[j] as number;
    const length = Math.min((s.keyEnds[i] as number) - from, (s.keyEnds[j] as number) - other);
    for (let k = 0; k < length; k++) {
      const difference = (b[from + k] as number) - (b[other + k] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

import type { IndexHit } from "../backing-store.ts";

/** Hits of several indexes in one order: of entry, then of store key in UTF-16 code units, or the other way round. */
export function* mergeHits(sources: readonly Iterable<IndexHit>[], reverse: boolean): Iterable<IndexHit> {
  const iterators = sources.map((source) => source[Symbol.iterator]());
  try {
    const heads = iterators.map((iterator) => iterator.next());
    for (;;) {
      const first = firstOf(heads, reverse);
      if (first === undefined) return;
      const { hit, source } = first;
      yield hit;
      const next = iterators[source]?.next();
      if (next !== undefined) heads[source] = next;
    }
  } finally {
    for (const iterator of iterators) iterator.return?.();
  }
}

function firstOf(heads: readonly IteratorResult<IndexHit>[], reverse: boolean) {
  let first: { readonly hit: IndexHit; readonly source: number } | undefined;
  for (const [source, head] of heads.entries()) {
    if (head.done === true) continue;
    if (first === undefined || compareHits(head.value, first.hit) < 0 !== reverse) first = { hit: head.value, source };
  }
  return first;
}

function compareHits(a: IndexHit, b: IndexHit): number {
  const length = Math.min(a.entry.length, b.entry.length);
  for (let index = 0; index < length; index++) {
    const difference = (a.entry[index] ?? 0) - (b.entry[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.entry.length - b.entry.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

const chunkLimit = 512;

/** One end of a walk: the element at it takes part when `inclusive`. */
export interface Bound<T> {
  readonly value: T;
  readonly inclusive: boolean;
}

export interface Walk<T> {
  readonly lower?: Bound<T> | undefined;
  readonly upper?: Bound<T> | undefined;
  readonly reverse?: boolean | undefined;
}

/**
 * A sorted set as a list of short sorted arrays: finding a place is two binary searches, inserting moves at most one short
 * array, and walking is walking arrays.
 */
export class SortedChunks<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #chunks: T[][] = [];

  constructor(elements: Iterable<T>, compare: (a: T, b: T) => number) {
    this.#compare = compare;
    const sorted = [...elements].sort(compare);
    for (let start = 0; start < sorted.length; start += chunkLimit / 2) {
      this.#chunks.push(sorted.slice(start, start + chunkLimit / 2));
    }
  }

  /** Adds an element that is not in the set yet. */
  add(element: T): void {
    const chunks = this.#chunks;
    const at = Math.min(this.#chunkFor(element), chunks.length - 1);
    const chunk = chunks[at];
    if (chunk === undefined) {
      chunks.push([element]);
      return;
    }
    chunk.splice(this.#placeIn(chunk, element), 0, element);
    if (chunk.length > chunkLimit) chunks.splice(at + 1, 0, chunk.splice(chunkLimit / 2));
  }

  delete(element: T): void {
    const at = this.#chunkFor(element);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return;
    const place = this.#placeIn(chunk, element);
    const found = chunk[place];
    if (found === undefined || this.#compare(found, element) !== 0) return;
    chunk.splice(place, 1);
    this.#mergeSmall(at);
  }

  /** Calls `visit` in order, within the bounds, until it returns false. The result says whether the walk was cut short so. */
  visit(walk: Walk<T>, visit: (element: T) => boolean): boolean {
    return walk.reverse === true ? this.#visitDown(walk, visit) : this.#visitUp(walk, visit);
  }

  #visitUp({ lower, upper }: Walk<T>, visit: (element: T) => boolean): boolean {
    let at = lower === undefined ? 0 : this.#chunkFor(lower.value);
    let place = lower === undefined ? 0 : this.#placeIn(this.#chunks[at] ?? [], lower.value);
    for (; at < this.#chunks.length; at++, place = 0) {
      const chunk = this.#chunks[at] ?? [];
      for (const element of place === 0 ? chunk : chunk.slice(place)) {
        if (lower !== undefined && !lower.inclusive && this.#compare(element, lower.value) === 0) continue;
        if (upper !== undefined && !isWithin(this.#compare(element, upper.value), upper)) return false;
        if (!visit(element)) return true;
      }
    }
    return false;
  }

  #visitDown({ lower, upper }: Walk<T>, visit: (element: T) => boolean): boolean {
    const last = this.#chunks.length - 1;
    let at = upper === undefined ? last : Math.min(this.#chunkFor(upper.value), last);
    for (; at >= 0; at--) {
      const chunk = this.#chunks[at] ?? [];
      for (let place = chunk.length - 1; place >= 0; place--) {
        const element = chunk[place];
        if (element === undefined) continue;
        if (upper !== undefined && !isWithin(this.#compare(element, upper.value), upper)) continue;
        if (lower !== undefined && !isWithin(this.#compare(lower.value, element), lower)) return false;
        if (!visit(element)) return true;
      }
    }
    return false;
  }

  /** The first chunk whose last element is not before `element`; one past the end when there is none. */
  #chunkFor(element: T): number {
    return lowerBound(this.#chunks.length, (at) => {
      const chunk = this.#chunks[at] ?? [];
      const last = chunk[chunk.length - 1];
      return last !== undefined && this.#compare(last, element) < 0;
    });
  }

  #placeIn(chunk: readonly T[], element: T): number {
    return lowerBound(chunk.length, (place) => {
      const candidate = chunk[place];
      return candidate !== undefined && this.#compare(candidate, element) < 0;
    });
  }

  // Without this, deleting most of a large set would leave a long list of nearly empty arrays.
  #mergeSmall(at: number): void {
    const chunk = this.#chunks[at] ?? [];
    const next = this.#chunks[at + 1];
    if (chunk.length === 0) this.#chunks.splice(at, 1);
    else if (next !== undefined && chunk.length + next.length <= chunkLimit / 4) {
      chunk.push(...next);
      this.#chunks.splice(at + 1, 1);
    }
  }
}

function isWithin(order: number, bound: { readonly inclusive: boolean }): boolean {
  return order < 0 || (order === 0 && bound.inclusive);
}

/** The first of `length` places that is not before what is searched. */
function lowerBound(length: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

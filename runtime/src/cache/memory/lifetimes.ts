/** When the documents of a collection expire, and their tags, by slot. Documents without either cost nothing. */
export class Lifetimes {
  readonly #times = new Map<number, number>();
  readonly #tags = new Map<number, readonly string[]>();
  readonly #tagged = new Map<string, Set<number>>();
  /** A binary heap of slots by time; what `#times` does not say any more is passed over. */
  #heap: Due[] = [];

  /** The earliest time at which something may expire; infinite when nothing will. */
  get next(): number {
    return this.#heap[0]?.time ?? Number.POSITIVE_INFINITY;
  }

  expiresAt(slot: number): number | undefined {
    return this.#times.get(slot);
  }

  tags(slot: number): readonly string[] | undefined {
    return this.#tags.get(slot);
  }

  /** The slots with a tag. */
  tagged(tag: string): readonly number[] {
    return [...(this.#tagged.get(tag) ?? [])];
  }

  set(slot: number, expiresAt: number | undefined, tags: readonly string[] | undefined): void {
    this.#setTags(slot, tags);
    if (expiresAt === this.#times.get(slot)) return;
    if (expiresAt === undefined) this.#times.delete(slot);
    else {
      this.#times.set(slot, expiresAt);
      this.#push({ time: expiresAt, slot });
    }
    // Times that are put off again and again leave their old ones behind.
    if (this.#heap.length > 2 * this.#times.size + 64) this.#rebuild();
  }

  /** Takes out, at most `limit`, the slots that expire at or before a time. */
  takeDue(now: number, limit: number): number[] {
    const due: number[] = [];
    while (due.length < limit && this.next <= now) {
      const first = this.#pop();
      if (first === undefined || this.#times.get(first.slot) !== first.time) continue;
      this.#times.delete(first.slot);
      due.push(first.slot);
    }
    return due;
  }

  #setTags(slot: number, tags: readonly string[] | undefined): void {
    const before = this.#tags.get(slot);
    if (before === undefined && tags === undefined) return;
    for (const tag of before ?? []) {
      const slots = this.#tagged.get(tag);
      if (slots?.delete(slot) === true && slots.size === 0) this.#tagged.delete(tag);
    }
    if (tags === undefined) this.#tags.delete(slot);
    else this.#tags.set(slot, tags);
    for (const tag of tags ?? []) {
      const slots = this.#tagged.get(tag) ?? new Set();
      this.#tagged.set(tag, slots.add(slot));
    }
  }

  #rebuild(): void {
    // A sorted array is a heap.
    this.#heap = Array.from(this.#times, ([slot, time]) => ({ slot, time })).sort((a, b) => a.time - b.time);
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || above.time <= due.time) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = due;
  }

  #pop(): Due | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const [left, right] = [heap[child], heap[child + 1]];
      if (right !== undefined && left !== undefined && right.time < left.time) child++;
      const below = heap[child];
      if (below === undefined || below.time >= last.time) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

interface Due {
  readonly time: number;
  readonly slot: number;
}

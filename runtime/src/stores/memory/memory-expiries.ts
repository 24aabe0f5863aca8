import type { Envelope } from "../../document/envelope.ts";

/** A document that expires. */
export type ExpiringEnvelope = Envelope & { readonly expiresAt: number };

/**
 * Documents by the time at which they expire: a binary heap, so that the next one is found without looking at the others. What was
 * replaced or deleted stays in it until its time comes; whoever takes it out asks whether it is still stored.
 */
export class MemoryExpiries {
  #heap: ExpiringEnvelope[] = [];

  get size(): number {
    return this.#heap.length;
  }

  add(envelope: ExpiringEnvelope): void {
    const heap = this.#heap;
    let at = heap.length;
    for (;;) {
      const above = (at - 1) >> 1;
      const parent = at === 0 ? undefined : heap[above];
      if (parent === undefined || parent.expiresAt <= envelope.expiresAt) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = envelope;
  }

  /** The next one, if it has expired by `now`. */
  take(now: number): ExpiringEnvelope | undefined {
    const [first] = this.#heap;
    if (first === undefined || first.expiresAt > now) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  /** Starts again with those that are still stored. */
  rebuild(stored: Iterable<ExpiringEnvelope>): void {
    // What is in order is a heap.
    this.#heap = [...stored].sort((a, b) => a.expiresAt - b.expiresAt);
  }

  #sink(envelope: ExpiringEnvelope): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      let below = left;
      let child = heap[left];
      const right = heap[left + 1];
      if (child !== undefined && right !== undefined && right.expiresAt < child.expiresAt) {
        below = left + 1;
        child = right;
      }
      if (child === undefined || child.expiresAt >= envelope.expiresAt) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = envelope;
  }
}

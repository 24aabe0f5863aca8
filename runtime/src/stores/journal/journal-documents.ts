import type { Envelope } from "../../document/envelope.ts";
import { pageStart } from "./journal-page.ts";
import { envelopeAt, expiryAt, roomOf, schemaWord, sizeWord } from "./journal-record.ts";
import type { JournalView } from "./journal-view.ts";

/** Where a walk through the documents of a view is. */
export class JournalWalk {
  readonly #view: JournalView;
  readonly #clock: () => number;
  #page = 0;
  #offset = pageStart;

  constructor(view: JournalView, clock: () => number) {
    this.#view = view;
    this.#clock = clock;
  }

  /** The next documents that have not expired, at most `limit`, of one type or of all; none once all were given. @throws StoreError */
  next(limit: number, typeNumber?: number): readonly Envelope[] {
    const found: Envelope[] = [];
    const now = this.#clock();
    while (found.length < limit) {
      const envelope = this.#step(now, typeNumber);
      if (envelope === undefined) break;
      found.push(envelope);
    }
    return found;
  }

  #step(now: number, typeNumber: number | undefined): Envelope | undefined {
    const view = this.#view;
    for (; this.#page < view.pages.length; this.#page++, this.#offset = pageStart) {
      const page = view.pages[this.#page];
      if (page === undefined) continue;
      const { words } = page.open();
      while (this.#offset < page.used) {
        const offset = this.#offset;
        const at = offset >>> 2;
        this.#offset += roomOf(words[at + sizeWord] ?? 0);
        const schema = (words[at + schemaWord] ?? 0) & 0xffffff;
        if (typeNumber !== undefined && view.names.schemas[schema]?.typeNumber !== typeNumber) continue;
        if (!view.isLive(this.#page, page, offset)) continue;
        const expiry = expiryAt(words, at);
        if (expiry === undefined || expiry > now) return envelopeAt(page, offset, view);
      }
    }
    return undefined;
  }
}

/** Every document of a view that has not expired. */
export function documentsOf(view: JournalView, clock: () => number): AsyncIterable<Envelope> {
  return { [Symbol.asyncIterator]: () => new DocumentIterator(new JournalWalk(view, clock)) };
}

// By hand: a generator takes 8 µs for each document.
class DocumentIterator implements AsyncIterator<Envelope> {
  readonly #walk: JournalWalk;
  #some: readonly Envelope[] = [];
  #at = 0;

  constructor(walk: JournalWalk) {
    this.#walk = walk;
  }

  next(): Promise<IteratorResult<Envelope>> {
    try {
      if (this.#at === this.#some.length) {
        this.#some = this.#walk.next(256);
        this.#at = 0;
      }
    } catch (error) {
      return Promise.reject(error);
    }
    const value = this.#some[this.#at++];
    return Promise.resolve(value === undefined ? { value, done: true } : { value, done: false });
  }
}

import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { StoredContent, StoreMoment } from "../backing-store.ts";
import { copyOfCounts, type JournalCounts, sumOf } from "./journal-counts.ts";
import { JournalWalk } from "./journal-documents.ts";
import { pageStart } from "./journal-page.ts";
import { expiryAt, roomOf, schemaWord, sizeWord } from "./journal-record.ts";
import type { JournalView } from "./journal-view.ts";

/** A journal as it was when this was made: nothing is copied but what later writes change. */
export class JournalMoment implements StoreMoment {
  readonly #location: string;
  /** By when documents are present or not: the moment's own time. */
  readonly #now: number;
  #view: JournalView | undefined;
  readonly #all: JournalWalk;
  readonly #walks = new Map<string, JournalWalk>();

  constructor(view: JournalView, { location, now }: { readonly location: string; readonly now: number }) {
    this.#view = view;
    this.#location = location;
    this.#now = now;
    this.#all = new JournalWalk(view, () => now);
  }

  contents(): readonly StoredContent[] {
    const view = this.#opened();
    const hasExpired = sumOf(view.counts.expiring) > 0 && view.counts.firstExpiry <= this.#now;
    const { bySchema, expiring } = hasExpired ? presentIn(view, this.#now) : view.counts;
    return view.names.schemas.flatMap(({ type, schemaId }, number) => {
      const documents = bySchema[number] ?? 0;
      if (documents === 0) return [];
      const some = expiring[number] ?? 0;
      return [{ type, schemaId, documents, ...(some > 0 && { expiring: some }) }];
    });
  }

  read(type: string, key: string): Envelope | undefined {
    return this.#opened().read(type, key, this.#now);
  }

  next(limit: number): readonly Envelope[] {
    this.#opened();
    return this.#all.next(limit);
  }

  nextOf(type: string, limit: number): readonly Envelope[] {
    const view = this.#opened();
    const number = view.names.typeNumber(type);
    if (number < 0) return [];
    const walk = this.#walks.get(type) ?? new JournalWalk(view, () => this.#now);
    this.#walks.set(type, walk);
    return walk.next(limit, number);
  }

  /** A journal keeps no entries of indexes. */
  index(): undefined {
    this.#opened();
    return undefined;
  }

  close(): void {
    this.#view = undefined;
    this.#walks.clear();
  }

  #opened(): JournalView {
    if (this.#view !== undefined) return this.#view;
    throw new StoreError("store/closed", this.#location, "this moment of the store is closed.");
  }
}

// The counts that are kept know expired documents too: they are left out by looking at every record.
function presentIn(view: JournalView, now: number): JournalCounts {
  const counts = copyOfCounts(view.counts);
  for (const [number, page] of view.pages.entries()) {
    const { words } = page.open();
    for (let offset = pageStart; offset < page.used; ) {
      const at = offset >>> 2;
      const expiry = expiryAt(words, at);
      const schema = (words[at + schemaWord] ?? 0) & 0xffffff;
      if (expiry !== undefined && expiry <= now && view.isLive(number, page, offset)) {
        counts.bySchema[schema] = (counts.bySchema[schema] ?? 1) - 1;
        counts.expiring[schema] = (counts.expiring[schema] ?? 1) - 1;
      }
      offset += roomOf(words[at + sizeWord] ?? 0);
    }
  }
  return counts;
}

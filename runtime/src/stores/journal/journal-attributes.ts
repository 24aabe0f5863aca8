import type { Envelope } from "../../document/envelope.ts";
import type { DocumentName } from "../store-abilities.ts";
import { pageStart } from "./journal-page.ts";
import * as record from "./journal-record.ts";
import { type JournalView, offsetOf } from "./journal-view.ts";

/** Milliseconds for which the rest of the program waits at most. */
const longestStep = 2;

interface Expiry extends DocumentName {
  readonly expiresAt: number;
}

/**
 * Which documents expire next, and which have a tag. It is made when that is first asked, and goes along with writes from then on: an entry may be
 * left over from a former state of its document, so each document that is found is asked itself.
 */
export class JournalAttributes {
  readonly #view: JournalView;
  /** A heap: the one that expires first comes first. */
  readonly #expiries: Expiry[] = [];
  readonly #tagged = new Map<string, Map<string, DocumentName>>();

  constructor(view: JournalView) {
    this.#view = view;
  }

  /** Notes the documents of a moment of the view, in small steps. */
  async addAll(moment: JournalView): Promise<void> {
    let end = performance.now() + longestStep;
    for (const [number, page] of moment.pages.entries()) {
      const { words } = page.open();
      for (let offset = pageStart; offset < page.used; ) {
        const flags = (words[(offset >>> 2) + record.schemaWord] ?? 0) >>> 24;
        if ((flags & (record.expires | record.hasTags)) !== 0 && moment.isLive(number, page, offset))
          this.add(record.envelopeAt(page, offset, moment));
        offset += record.roomOf(words[(offset >>> 2) + record.sizeWord] ?? 0);
      }
      if (performance.now() < end) continue;
      await new Promise((resolve) => setImmediate(resolve));
      end = performance.now() + longestStep;
    }
  }

  /** Notes a document that is written. */
  add({ type, key, expiresAt, tags }: Pick<Envelope, "type" | "key" | "expiresAt" | "tags">): void {
    if (expiresAt !== undefined) push(this.#expiries, { expiresAt, type, key });
    for (const tag of tags ?? []) {
      const names = this.#tagged.get(tag) ?? new Map<string, DocumentName>();
      this.#tagged.set(tag, names.set(`${type.length}:${type}${key}`, { type, key }));
    }
  }

  /** No document expires before this. */
  get firstExpiry(): number {
    return this.#expiries[0]?.expiresAt ?? Number.POSITIVE_INFINITY;
  }

  /** Documents that have expired, at most `limit`; they are to be removed, and are not found again. */
  takeExpired(now: number, limit: number): readonly DocumentName[] {
    const found = new Map<string, DocumentName>();
    while (found.size < limit && this.firstExpiry <= now) {
      const { type, key } = pop(this.#expiries);
      const place = this.#place(type, key);
      if (place !== 0 && this.#view.isExpired(place, now)) found.set(`${type.length}:${type}${key}`, { type, key });
    }
    return [...found.values()];
  }

  /** Documents with a tag, at most `limit`; they are to be removed, and are not found again. */
  takeTagged(
    tag: string,
    { type, limit }: { readonly type?: string; readonly limit: number },
  ): readonly DocumentName[] {
    const names = this.#tagged.get(tag);
    const found: DocumentName[] = [];
    for (const [identity, name] of names ?? []) {
      if (found.length >= limit) break;
      if (type !== undefined && name.type !== type) continue;
      names?.delete(identity);
      if (this.#hasTag(name, tag)) found.push(name);
    }
    return found;
  }

  #hasTag({ type, key }: DocumentName, tag: string): boolean {
    const place = this.#place(type, key);
    return place !== 0 && record.tagsAt(this.#view.pageOf(place), offsetOf(place)).includes(tag);
  }

  #place(type: string, key: string): number {
    return this.#view.findPresent(type, key, Number.NEGATIVE_INFINITY);
  }
}

function push(heap: Expiry[], added: Expiry): void {
  let at = heap.length;
  heap.push(added);
  while (at > 0) {
    const above = (at - 1) >>> 1;
    const parent = heap[above];
    if (parent === undefined || parent.expiresAt <= added.expiresAt) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = added;
}

function pop(heap: Expiry[]): Expiry {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined) throw new Error("The heap is empty.");
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (left === undefined) break;
    const isRight = right !== undefined && right.expiresAt < left.expiresAt;
    const least = isRight ? right : left;
    if (least.expiresAt >= last.expiresAt) break;
    heap[at] = least;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = last;
  return first;
}

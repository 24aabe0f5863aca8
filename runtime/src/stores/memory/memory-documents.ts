import type { Envelope } from "../../document/envelope.ts";
import type { StoreProblem } from "../store-abilities.ts";
import { type ExpiringEnvelope, MemoryExpiries } from "./memory-expiries.ts";

/** The documents of a memory store, with what finds them by tag and by expiry, and what they take. */
export class MemoryDocuments {
  readonly #types = new Map<string, Map<string, Envelope>>();
  readonly #tags = new Map<string, Set<Envelope>>();
  readonly #expiries = new MemoryExpiries();
  #expiring = 0;
  #documents = 0;
  #bytes = 0;

  get documents(): number {
    return this.#documents;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(type: string, key: string): Envelope | undefined {
    return this.#types.get(type)?.get(key);
  }

  *all(): Iterable<Envelope> {
    for (const documents of this.#types.values()) yield* documents.values();
  }

  /** Documents with a tag. */
  tagged(tag: string): Iterable<Envelope> {
    return this.#tags.get(tag) ?? [];
  }

  put(envelope: Envelope): void {
    let documents = this.#types.get(envelope.type);
    if (documents === undefined) {
      documents = new Map();
      this.#types.set(envelope.type, documents);
    }
    const old = documents.get(envelope.key);
    if (old !== undefined) this.#forget(old);
    documents.set(envelope.key, envelope);
    this.#documents++;
    this.#bytes += bytesOf(envelope);
    if (isExpiring(envelope)) this.#addExpiry(envelope);
    for (const tag of envelope.tags ?? []) {
      const tagged = this.#tags.get(tag);
      if (tagged === undefined) this.#tags.set(tag, new Set([envelope]));
      else tagged.add(envelope);
    }
  }

  delete(type: string, key: string): void {
    const documents = this.#types.get(type);
    const old = documents?.get(key);
    if (documents === undefined || old === undefined) return;
    documents.delete(key);
    if (documents.size === 0) this.#types.delete(type);
    this.#forget(old);
  }

  /** Removes documents that have expired by `now`, at most `limit`. */
  expire(now: number, limit: number): readonly Envelope[] {
    const removed: Envelope[] = [];
    while (removed.length < limit) {
      const next = this.#expiries.take(now);
      if (next === undefined) break;
      if (this.get(next.type, next.key) !== next) continue;
      this.delete(next.type, next.key);
      removed.push(next);
    }
    return removed;
  }

  /** Counts everything anew, and mends the counts when that is asked for. */
  check({ mend }: { readonly mend: boolean }): readonly StoreProblem[] {
    let documents = 0;
    let bytes = 0;
    for (const envelope of this.all()) {
      documents++;
      bytes += bytesOf(envelope);
    }
    if (documents === this.#documents && bytes === this.#bytes) return [];
    const counted = `${this.#documents} documents of ${this.#bytes} bytes are counted, and ${documents} of ${bytes} are there.`;
    if (mend) {
      this.#documents = documents;
      this.#bytes = bytes;
    }
    return [{ code: "wrong-count", place: "the counters", message: counted, remedy: mend ? "mended" : "none" }];
  }

  // Of documents that are put again and again, the heap would keep every former state until its time.
  #addExpiry(envelope: ExpiringEnvelope): void {
    this.#expiring++;
    this.#expiries.add(envelope);
    if (this.#expiries.size > 2 * this.#expiring + 64) this.#expiries.rebuild(this.#allExpiring());
  }

  *#allExpiring(): Iterable<ExpiringEnvelope> {
    for (const envelope of this.all()) if (isExpiring(envelope)) yield envelope;
  }

  #forget(envelope: Envelope): void {
    this.#documents--;
    this.#bytes -= bytesOf(envelope);
    if (envelope.expiresAt !== undefined) this.#expiring--;
    for (const tag of envelope.tags ?? []) {
      const tagged = this.#tags.get(tag);
      tagged?.delete(envelope);
      if (tagged?.size === 0) this.#tags.delete(tag);
    }
  }
}

function isExpiring(envelope: Envelope): envelope is ExpiringEnvelope {
  return envelope.expiresAt !== undefined;
}

function bytesOf({ key, payload }: Envelope): number {
  return utf8Length(key) + payload.length;
}

// Of well-formed text, which is all that a store takes: both halves of a pair count two.
function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) length += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return length;
}

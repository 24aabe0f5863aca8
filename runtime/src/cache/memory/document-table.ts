import { makeKeyHash } from "./key-hash.ts";
import { KeyIndex } from "./key-index.ts";
import { RecordPages } from "./record-pages.ts";
import type { SlotKeys } from "./slot-keys.ts";
import {
  boundRecord,
  compareKeys,
  endOf,
  isKeyOf,
  keyOf,
  payloadOf,
  type RecordContent,
  type StoredRecord,
  slotOf,
  writeRecord,
} from "./stored-record.ts";

/**
 * Documents as bytes, by store key. A document has a slot, a small number that stays the same until it is deleted; other structures
 * speak of documents by slot. A small document takes its record, 6 bytes of place and 10 of key index.
 */
export class DocumentTable implements SlotKeys {
  readonly #hash: (key: string) => number;
  readonly #index: KeyIndex;
  #pages = new RecordPages();
  /** By slot: number of the page, plus 1; 0 where there is no document. */
  #pageOf = new Uint32Array(16);
  #offsetOf = new Uint16Array(16);
  /** Slots from here on were never used. */
  #top = 0;
  readonly #freeSlots: number[] = [];

  constructor(hash: (key: string) => number = makeKeyHash()) {
    this.#hash = hash;
    this.#index = new KeyIndex((slot, key) => {
      return isKeyOf(this.#pages.page((this.#pageOf[slot] ?? 0) - 1).bytes, this.#offsetOf[slot] ?? 0, key);
    });
  }

  get count(): number {
    return this.#top - this.#freeSlots.length;
  }

  /** Bytes of memory that it takes. */
  memory(): number {
    return this.#pages.memory() + this.#index.memory() + this.#pageOf.byteLength + this.#offsetOf.byteLength;
  }

  /** The slots that have a document. */
  slots(): number[] {
    const slots: number[] = [];
    for (let slot = 0; slot < this.#top; slot++) if (this.#pageOf[slot] !== 0) slots.push(slot);
    return slots;
  }

  /** The slot of a key, or -1. */
  find(key: string): number {
    return this.#index.find(this.#hash(key), key);
  }

  /** Keeps a document in place of the one with its key, if there is one. The result is its slot. */
  put(content: RecordContent): number {
    const hash = this.#hash(content.key);
    const known = this.#index.find(hash, content.key);
    const slot = known >= 0 ? known : this.#takeSlot();
    const [page, offset] = [this.#pageOf[slot] ?? 0, this.#offsetOf[slot] ?? 0];
    this.#write(slot, content);
    if (known >= 0) this.#release(page - 1, offset);
    else this.#index.add(hash, slot);
    this.#compact();
    return slot;
  }

  delete(key: string): void {
    const hash = this.#hash(key);
    const slot = this.#index.find(hash, key);
    if (slot < 0) return;
    const [page, offset] = [this.#pageOf[slot] ?? 0, this.#offsetOf[slot] ?? 0];
    this.#index.remove(hash, slot);
    this.#pageOf[slot] = 0;
    this.#release(page - 1, offset);
    this.#compact();
    this.#giveSlot(slot);
  }

  /** The record at a slot, as it is now and will stay. */
  record(slot: number): StoredRecord {
    return { bytes: this.#pages.page((this.#pageOf[slot] ?? 0) - 1).bytes, at: this.#offsetOf[slot] ?? 0 };
  }

  payload(slot: number): Uint8Array {
    return payloadOf(this.record(slot));
  }

  key(slot: number): string {
    return keyOf(this.#pages.page((this.#pageOf[slot] ?? 0) - 1).bytes, this.#offsetOf[slot] ?? 0);
  }

  /** Orders two slots by their keys. */
  compare(a: number, b: number): number {
    return compareKeys(this.record(a), this.record(b));
  }

  #write(slot: number, content: RecordContent): void {
    const number = this.#pages.pageFor(boundRecord(content));
    const page = this.#pages.page(number);
    this.#setPlace(slot, number, page.used);
    this.#pages.grow(number, writeRecord(page.bytes, page.used, slot, content));
  }

  #release(page: number, offset: number): void {
    this.#pages.shrink(page, endOf(this.#pages.page(page).bytes, offset) - offset);
  }

  /** Empties a page that is mostly garbage: one a write, so that no write waits long, which keeps up with what writes leave behind. */
  #compact(): void {
    const from = this.#pages.takeSparse();
    if (from < 0) return;
    const { bytes, used } = this.#pages.page(from);
    for (let at = 0, end = 0; at < used; at = end) {
      end = endOf(bytes, at);
      const slot = slotOf(bytes, at);
      if (this.#pageOf[slot] !== from + 1 || this.#offsetOf[slot] !== at) continue;
      const to = this.#pages.pageFor(end - at);
      const page = this.#pages.page(to);
      this.#setPlace(slot, to, page.used);
      page.bytes.set(bytes.subarray(at, end), page.used);
      this.#pages.grow(to, page.used + end - at);
    }
    this.#pages.shrink(from, this.#pages.page(from).live);
  }

  #setPlace(slot: number, page: number, offset: number): void {
    this.#pageOf[slot] = page + 1;
    this.#offsetOf[slot] = offset;
  }

  #takeSlot(): number {
    const free = this.#freeSlots.pop();
    if (free !== undefined) return free;
    if (this.#top === this.#pageOf.length) this.#resize(Math.ceil(this.#top * 1.25));
    return this.#top++;
  }

  #giveSlot(slot: number): void {
    this.#freeSlots.push(slot);
    if (this.count > 0) return;
    this.#freeSlots.length = 0;
    this.#top = 0;
    this.#pages = new RecordPages();
    this.#resize(16);
  }

  #resize(slots: number): void {
    const [pages, offsets] = [new Uint32Array(slots), new Uint16Array(slots)];
    pages.set(this.#pageOf.subarray(0, slots));
    offsets.set(this.#offsetOf.subarray(0, slots));
    this.#pageOf = pages;
    this.#offsetOf = offsets;
  }
}

import { utf8Length } from "../../wire/utf8.ts";
import type { DocumentTable } from "./document-table.ts";
import { grown } from "./grown.ts";
import { storedTimeOf } from "./stored-record.ts";

/** Bytes that a document counts for: those of its store key and its payload, as stores count them. */
export function documentBytes(key: string, payload: Uint8Array): number {
  return utf8Length(key) + payload.length;
}

/**
 * What is known of a collection's documents all together: their bytes, and when each was used last. Kept with every write from the moment
 * on that somebody asks, so that no answer passes over all documents; collections of which nobody asks keep none.
 */
export class DocumentLedger {
  #bytes = 0;
  #count = 0;
  #uses = 0;
  /** The slots that have a document, in no order, so that one of them can be picked at random. */
  #slots = new Int32Array(16);
  /** By slot: its position among those, plus 1; 0 for none. */
  #positions = new Int32Array(16);
  #sizes = new Int32Array(16);
  #lastUses = new Float64Array(16);

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#count;
  }

  /** Takes in a document that was there before anybody asked: it was used before all others, and in the order in which they were stored. */
  load(slot: number, bytes: number, storedTime: number): void {
    this.#set(slot, bytes);
    this.#lastUses[slot] = storedTime - beforeAllUses;
  }

  /** Takes in what was written, which is a use. */
  put(slot: number, bytes: number): void {
    this.#set(slot, bytes);
    this.use(slot);
  }

  delete(slot: number): void {
    const position = (this.#positions[slot] ?? 0) - 1;
    if (position < 0) return;
    this.#bytes -= this.#sizes[slot] ?? 0;
    const last = this.#slots[--this.#count] ?? 0;
    this.#slots[position] = last;
    this.#positions[last] = position + 1;
    this.#positions[slot] = 0;
  }

  use(slot: number): void {
    this.#lastUses[slot] = this.#uses++;
  }

  /** Less for what was used earlier. */
  lastUse(slot: number): number {
    return this.#lastUses[slot] ?? 0;
  }

  /** The slot at a position from 0 up to `count`. Each document has one, until something is written. */
  slotAt(position: number): number {
    return this.#slots[position] ?? 0;
  }

  #set(slot: number, bytes: number): void {
    this.#positions = grown(this.#positions, slot + 1);
    this.#sizes = grown(this.#sizes, slot + 1);
    if (slot >= this.#lastUses.length) {
      const longer = new Float64Array(this.#positions.length);
      longer.set(this.#lastUses);
      this.#lastUses = longer;
    }
    if (this.#positions[slot] === 0) {
      this.#slots = grown(this.#slots, this.#count + 1);
      this.#slots[this.#count] = slot;
      this.#positions[slot] = ++this.#count;
    } else this.#bytes -= this.#sizes[slot] ?? 0;
    this.#sizes[slot] = bytes;
    this.#bytes += bytes;
  }
}

/** The ledger of what a table holds now. */
export function ledgerOf(table: DocumentTable): DocumentLedger {
  const ledger = new DocumentLedger();
  for (const slot of table.slots()) {
    ledger.load(slot, documentBytes(table.key(slot), table.payload(slot)), storedTimeOf(table.record(slot)));
  }
  return ledger;
}

/** More than any time of day, so that no use counts as earlier than what was stored before. */
const beforeAllUses = 2 ** 53;

import type { SlotKeys } from "./slot-keys.ts";
import { SortedChunks } from "./sorted-chunks.ts";

/** Where each slot stands in the posting that has it. */
export interface Places {
  get(slot: number): number | undefined;
  set(slot: number, place: number): void;
}

/**
 * The documents that end at one node of an index. A document is taken out by moving the last one into its place, 5 ns where a Set takes 90.
 * They are ordered by the first query that needs an order, and kept so for as long as such queries come.
 */
export class Posting {
  readonly #slots: number[] = [];
  readonly #places: Places;
  #order: SortedChunks<number> | undefined;
  #changesSinceUse = 0;

  constructor(places: Places) {
    this.#places = places;
  }

  get size(): number {
    return this.#slots.length;
  }

  add(slot: number): void {
    this.#places.set(slot, this.#slots.length);
    this.#slots.push(slot);
    if (this.#order !== undefined && this.#isOrderWorthwhile()) this.#order.add(slot);
  }

  delete(slot: number): void {
    const place = this.#places.get(slot);
    const last = this.#slots.pop();
    if (place === undefined || last === undefined) return;
    if (last !== slot) {
      this.#slots[place] = last;
      this.#places.set(last, place);
    }
    if (this.#order !== undefined && this.#isOrderWorthwhile()) this.#order.delete(slot);
  }

  /** Calls `visit` for the documents by store key until it returns false. True when cut short so. */
  visit(keys: SlotKeys, reverse: boolean, visit: (slot: number) => boolean): boolean {
    const [first] = this.#slots;
    if (first === undefined) return false;
    if (this.#slots.length === 1) return !visit(first);
    this.#changesSinceUse = 0;
    this.#order ??= new SortedChunks(sortByKey(this.#slots, keys), (a, b) => keys.compare(a, b));
    return this.#order.visit({ reverse }, visit);
  }

  // Once as many changes were made as sorting again would look at, nobody asks for the order any more.
  #isOrderWorthwhile(): boolean {
    if (++this.#changesSinceUse <= this.#slots.length) return true;
    this.#order = undefined;
    return false;
  }
}

/** Texts compare faster than the bytes of records, when each is compared many times. */
function sortByKey(slots: readonly number[], keys: SlotKeys): number[] {
  return slots
    .map((slot) => ({ slot, key: keys.key(slot) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ slot }) => slot);
}

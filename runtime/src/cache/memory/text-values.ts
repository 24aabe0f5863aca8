import { TextTable } from "./text-table.ts";

/** With more than so many, a `Map` does not lie in the processor's cache any more. */
const fewTexts = 16_384;
/** A `Map` takes 2 ** 24 at most. */
const mostTexts = 16_000_000;

/**
 * Values by text: in a `Map` as long as they are few, since texts remember their hash for it, then in a table that waits for memory less
 * often; in a `Map` for good when too many of the texts end alike. It may forget: that a text is not here says nothing.
 */
export class TextValues<V> {
  readonly #map = new Map<string, V>();
  #table: TextTable<V> | undefined;
  readonly #few: number;
  #isAlike = false;

  constructor(few: number = fewTexts) {
    this.#few = few;
  }

  get(text: string): V | undefined {
    const table = this.#table;
    return table === undefined ? this.#map.get(text) : table.get(text);
  }

  set(text: string, value: V): void {
    const table = this.#table;
    if (table === undefined) {
      if (this.#map.size < mostTexts) this.#map.set(text, value);
      if (this.#map.size > this.#few && !this.#isAlike) this.#makeTable();
    } else if (!table.set(text, value)) this.#giveUpTable(table, text, value);
  }

  /** Changes the value of a text that is here; undefined takes it out. */
  replace(text: string, value: V | undefined): void {
    const table = this.#table;
    if (table !== undefined) table.replace(text, value);
    else if (value === undefined) this.#map.delete(text);
    else if (this.#map.has(text)) this.#map.set(text, value);
  }

  #makeTable(): void {
    const table = new TextTable<V>();
    for (const [text, value] of this.#map) {
      if (table.set(text, value)) continue;
      this.#isAlike = true;
      return;
    }
    this.#table = table;
    this.#map.clear();
  }

  #giveUpTable(table: TextTable<V>, text: string, value: V): void {
    // So many that no table takes them are more than a `Map` takes, too.
    if (table.isFull) return;
    this.#isAlike = true;
    this.#table = undefined;
    for (const [each, kept] of table) this.#map.set(each, kept);
    this.#map.set(text, value);
  }
}

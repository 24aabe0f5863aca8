/** What indexes know of documents besides their values: a number for each, and the order of the numbers' store keys. */
export interface SlotKeys {
  key(slot: number): string;
  /** Orders two slots by their keys, by UTF-16 code unit. */
  compare(a: number, b: number): number;
}

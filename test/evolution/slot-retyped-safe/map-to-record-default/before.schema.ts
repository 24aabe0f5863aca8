/** @document("tally") */
export interface Tally {
  /** @key(0) @default([["b", 2], ["a", 1]]) */ counts: Map<string, number>;
}

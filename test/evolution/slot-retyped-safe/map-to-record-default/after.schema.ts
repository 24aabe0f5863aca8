/** @document("tally") */
export interface Tally {
  /** @key(0) @default({ "a": 1, "b": 2 }) */ counts: Record<string, number>;
}

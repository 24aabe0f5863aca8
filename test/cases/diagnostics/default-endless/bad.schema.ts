/** Leads back to itself at once. */
export interface Spot {
  /** @key(0) @default([{}]) */
  inner: Spot[];
}

/** Leads back through another record; the last slot ends. */
export interface Left {
  /** @key(0) @default({}) */
  right: Right;
  /** @key(1) @default([{ "left": [], "inner": [] }]) */
  ends: Right[];
}

export interface Right {
  /** @key(0) @default([["a", {}]]) */
  left: Map<string, Left>;
  /** @key(1) */
  side?: string;
  /** @key(2) @default([{ "inner": [] }]) */
  inner: Spot[];
}

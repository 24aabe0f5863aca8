/** Rust's tuples end at twelve; Python takes letters as equal that differ in their form. */
export interface Reading {
  /** @key(0) */
  values: [number, number, number, number, number, number, number, number, number, number, number, number, number];
  /** @key(1) */
  ﬁrst: string;
  /** @key(2) */
  first: string;
}

export interface Player {
  /** @key(0) */
  weights: Set<number>;
}

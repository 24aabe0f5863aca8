export interface Player {
  /** @key(0) */
  scores: Record<number, number>;
}

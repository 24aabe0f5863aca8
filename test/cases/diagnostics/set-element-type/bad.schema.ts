export interface Player {
  /** @key(0) */
  teams: Set<Set<string>>;
  /** @key(1) */
  shares: Set<Map<string, number>>;
  /** @key(2) */
  ranks: Set<string | null>;
  /** @key(3) */
  weights: Set<number>;
}

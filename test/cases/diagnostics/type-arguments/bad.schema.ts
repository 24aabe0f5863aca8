export interface Player {
  /** @key(0) */
  scores: Map<string>;
}

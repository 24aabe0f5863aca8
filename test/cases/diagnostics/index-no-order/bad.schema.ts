/** @document("player") */
export interface Player {
  /** @key(0) @index */
  scores: Map<string, number>;
}

/** @document("player") */
export interface Player {
  /** @key(0) @index("by hp!") */
  hp: number;
}

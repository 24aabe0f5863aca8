/** @document("player") @index("byHealth", health) */
export interface Player {
  /** @key(0) */
  hp: number;
}

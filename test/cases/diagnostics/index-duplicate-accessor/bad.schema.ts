/** @document("player") @index("byHp", hp) */
export interface Player {
  /** @key(0) @index */
  hp: number;
}

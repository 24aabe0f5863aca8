/** @document("player") @index("byHp", hp, hp) */
export interface Player {
  /** @key(0) */
  hp: number;
}

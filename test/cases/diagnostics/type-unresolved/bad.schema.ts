export interface Player {
  /** @key(0) */
  hp: int32;
}

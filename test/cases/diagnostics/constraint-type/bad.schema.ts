export interface Player {
  /** @key(0) @maxLength(3) */
  hp: number;
}

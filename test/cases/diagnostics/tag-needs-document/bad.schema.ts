export interface Player {
  /** @key(0) @index */
  hp: number;
}

export interface Player {
  /** @key(0) @min(10) @max(1) */
  hp: number;
}

export interface Player {
  /** @key(0) @defualt(100) */
  hp: number;
}

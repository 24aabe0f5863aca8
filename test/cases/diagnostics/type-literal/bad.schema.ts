export interface Player {
  /** @key(0) */
  level: 1;
}

export interface Player {
  /** @key(0) */
  position: [number, number?];
}

export interface Player {
  /** @key(0) */
  position: { x: number; y: number };
}

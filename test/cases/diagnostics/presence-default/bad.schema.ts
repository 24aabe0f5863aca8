export interface Player {
  /** @key(0) @default(100) */
  hp?: number;
}

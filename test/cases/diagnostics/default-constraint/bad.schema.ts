export interface Player {
  /** @key(0) @default(0) @min(1) */
  hp: number;
}

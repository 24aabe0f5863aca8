export interface Player {
  /** @key(0) */
  gold: bigint;
}

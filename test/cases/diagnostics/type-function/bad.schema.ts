export interface Player {
  /** @key(0) */
  greet(): string;
}

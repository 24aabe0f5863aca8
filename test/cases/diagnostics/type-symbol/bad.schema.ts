export interface Player {
  /** @key(0) */
  mark: symbol;
}

export interface Player {
  /** @key(0) */
  nothing: null;
}

export interface Player {
  /** @key(0) */
  "+": number;
}

export interface Player {
  /** @key(0) @key(1) */
  id: string;
}

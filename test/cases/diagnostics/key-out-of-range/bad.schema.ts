export interface Player {
  /** @key(5000) */
  id: string;
}

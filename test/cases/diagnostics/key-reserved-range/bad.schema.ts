/** @reserved(7-5) */
export interface Player {
  /** @key(0) */
  id: string;
}

/** @reserved(1) */
export interface Player {
  /** @key(1) */
  id: string;
}

/** @document("player") @version(0) */
export interface Player {
  /** @key(0) */
  id: string;
}

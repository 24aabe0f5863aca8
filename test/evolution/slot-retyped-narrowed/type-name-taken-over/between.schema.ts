/** @document("player") @reserved(4) */
export interface Player {
  /** @key(0) */ nick?: string;
}

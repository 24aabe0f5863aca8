/** @document("player") */
export interface Player {
  /** @key(0) */
  id: string;
}
/** @document("player") */
export interface Bot {
  /** @key(0) */
  id: string;
}

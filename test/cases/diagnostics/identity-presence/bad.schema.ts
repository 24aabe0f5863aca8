/** @document("player") */
export interface Player {
  /** @key(0) @id */
  id?: string;
}

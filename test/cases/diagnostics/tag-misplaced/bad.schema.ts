export interface Player {
  /** @key(0) @document("player") */
  id: string;
}

/** @document("player") @schema("game.v1") */
export interface Player {
  /** @key(0) */
  id: string;
}
/** @document("bot") @schema("game.v1") */
export interface Bot {
  /** @key(0) */
  id: string;
}

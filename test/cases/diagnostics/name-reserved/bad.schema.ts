/** @reserved("nickname") */
export interface Player {
  /** @key(0) */
  nickname: string;
}

export interface Stamped {
  /** @key(30) */
  at: number;
}
export interface Player extends Stamped {
  /** @key(0) */
  at: number;
}

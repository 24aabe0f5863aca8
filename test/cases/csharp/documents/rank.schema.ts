/** @open */
export enum Rank {
  Novice,
  /** @tag(10) */
  Master = 2,
}

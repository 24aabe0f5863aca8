export const Level = { Low: 0, High: 1 };
export type Level = (typeof Level)[keyof typeof Level];
export interface Player {
  /** @key(0) */
  level: Level;
}

export enum Level {
  Low = 1,
  High = 1,
}
export interface Player {
  /** @key(0) */
  level: Level;
}

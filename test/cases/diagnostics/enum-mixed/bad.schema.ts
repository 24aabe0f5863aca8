export enum Level {
  Low = 1,
  High = "high",
}
export interface Player {
  /** @key(0) */
  level: Level;
}

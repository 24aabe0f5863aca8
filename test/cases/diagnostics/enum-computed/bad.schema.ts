export enum Level {
  Low = "low".length,
}
export interface Player {
  /** @key(0) */
  level: Level;
}

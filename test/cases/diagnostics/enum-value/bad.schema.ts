export enum Level {
  Low = 0.5,
}
export interface Player {
  /** @key(0) */
  level: Level;
}

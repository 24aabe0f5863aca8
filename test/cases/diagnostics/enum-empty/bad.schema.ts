export enum Level {}
export interface Player {
  /** @key(0) */
  level: Level;
}

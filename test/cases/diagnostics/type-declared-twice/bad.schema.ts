export interface Player {
  /** @key(0) */
  id: string;
}
export interface Player {
  /** @key(1) */
  hp: number;
}

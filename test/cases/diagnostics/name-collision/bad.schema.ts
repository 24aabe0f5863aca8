export interface Player {
  /** @key(0) */
  hpMax: number;
  /** @key(1) */
  hp_max: number;
}

export interface Player {
  /** @key(0) */
  stats: { [K in "hp" | "mp"]: number };
}

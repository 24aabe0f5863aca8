export interface Player {
  /** @key(0) */
  label: string | number;
}

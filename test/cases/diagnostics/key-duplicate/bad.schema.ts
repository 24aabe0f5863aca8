export interface Player {
  /** @key(0) */
  id: string;
  /** @key(0) */
  title: string;
}

export interface Player {
  /** @key(0) */
  id: string;
  [name: string]: string;
}

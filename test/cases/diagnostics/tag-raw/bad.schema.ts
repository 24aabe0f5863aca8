export interface Player {
  /** @key(0) @raw */
  data: string;
}

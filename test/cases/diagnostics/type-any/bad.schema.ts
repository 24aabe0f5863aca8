export interface Player {
  /** @key(0) */
  data: any;
}

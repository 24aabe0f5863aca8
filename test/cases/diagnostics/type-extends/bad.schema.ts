export interface Player extends Array<string> {
  /** @key(0) */
  id: string;
}

export interface Player {
  /** @key(0) @pattern("[a-z") */
  code: string;
}

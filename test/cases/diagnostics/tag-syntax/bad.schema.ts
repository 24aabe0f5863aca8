export interface Player {
  /** @key(0) @pattern("^\d+$") */
  code: string;
}

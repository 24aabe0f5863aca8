export interface Player {
  /** @key(0) @default(member) */
  rank: string;
}

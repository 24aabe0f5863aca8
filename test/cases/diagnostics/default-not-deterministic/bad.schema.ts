export interface Player {
  /** @key(0) @default(now) */
  joinedAt: Date;
}

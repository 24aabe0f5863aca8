export interface Player {
  /** @key(0) */
  avatar: Promise<string>;
}

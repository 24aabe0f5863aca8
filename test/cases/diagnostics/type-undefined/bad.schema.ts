export interface Player {
  /** @key(0) */
  email: string | undefined;
}

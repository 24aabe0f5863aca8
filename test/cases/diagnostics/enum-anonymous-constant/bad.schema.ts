export const levels = { Low: 0, High: 1 } as const;
export interface Player {
  /** @key(0) */
  level: (typeof levels)[keyof typeof levels];
}

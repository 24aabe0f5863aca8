export const Rarity = { Common: 0, Rare: 1 } as const;
export interface Item {
  /** @key(0) */
  rarity: Rarity;
}

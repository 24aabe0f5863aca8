import type { Decimal, int32, uint8, uint16 } from "@keyslot/runtime/types";

/** Spelled as a constant object, which needs no enum syntax. */
export const Rarity = {
  Common: 0,
  Rare: 1,
  Legendary: 7,
} as const;
/** @open */
export type Rarity = (typeof Rarity)[keyof typeof Rarity];

/** Names an item definition: `sword-of-dawn`. */
export type ItemId = string & { readonly __brand: "ItemId" };

/** So many of one item. */
export interface ItemStack {
  /** @key(0) */
  item: ItemId;
  /** @key(1) @default(1) @min(1) @max(999) */
  count: uint16;
  /** @key(2) */
  label?: string;
}

/**
 * An item definition.
 * @document("item") @schema("game.item.v1")
 */
export interface Item {
  /** @key(0) @id */
  id: ItemId;
  /** @key(1) @name */
  title: string;
  /** @key(2) @default(Rarity.Common) @index */
  rarity: Rarity;
  /** In gold. @key(3) */
  price: Decimal;
  /** Red, green, blue. @key(4) */
  tint: [uint8, uint8, uint8];
  /** What it changes, by stat. @key(5) @default({}) */
  bonuses: Record<string, int32>;
}

/** Something and how it is locked away. */
export interface Box<T> {
  /** @key(0) */
  content: T;
  /** @key(1) @default(false) */
  locked: boolean;
  /** Other boxes inside. @key(2) */
  nested?: Box<T>[];
}

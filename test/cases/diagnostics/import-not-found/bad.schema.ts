import type { Item } from "./missing.schema.ts";

export interface Player {
  /** @key(0) */
  item: Item;
}

import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ items: Pile[];
  /** @key(2) */ prize?: Item;
}

/** @was("Item") @was("Stack") */
export interface Pile {
  /** @key(0) */ count: int32;
}

export interface Item {
  /** @key(0) */ title: string;
}

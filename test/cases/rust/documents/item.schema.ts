import type { uint16 } from "@keyslot/runtime/types";

export type Faction = "elf" | "orc";

/** @open */
export enum Grade {
  /** @tag(3) */ First = 1,
  Second,
}

export interface ItemStack {
  /** @key(0) */ item: string;
  /** @key(1) @default(1) */ count: uint16;
}

import type { Decimal, int32, PlainDate, Timestamp, Uuid } from "@keyslot/runtime/types";
import type { Faction, Grade, ItemStack } from "./item.schema.ts";

/**
 * Someone who plays.
 * @document("player") @schema("game.player") @version(2) @reserved(3, "nickname")
 * @index("byFactionAndHp", faction, hp)
 */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** The name that others see. @key(1) @name */ displayName: string;
  /** @key(2) @index */ faction: Faction;
  /** @key(4) @index(unique) */ email?: string;
  /** @key(5) @default(100) @min(0) */ hp: int32;
  /** @key(6) */ inventory: ItemStack[];
  /** @key(7) @index */ tags: Set<string>;
  /** @key(8) @index */ grades?: Grade[];
  /** @key(9) @was("createdAt") @index */ joinedAt: Timestamp;
  /** @key(10) @index */ balance: Decimal | null;
}

/** Parts of an id may hold what joins them. @document */
export interface Visit {
  /** @key(0) @id */ place: string;
  /** @key(1) @id */ day: PlainDate;
  /** @key(2) @id */ grade: Grade;
}

/** There is one. @document @global */
export interface Settings {
  /** @key(0) @default(false) */ dark: boolean;
}

/** Named by whoever puts it. @document */
export interface Note {
  /** @key(0) */ text: string;
}

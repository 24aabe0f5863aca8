import type { int32, PlainDate, Timestamp, Uuid } from "@keyslot/runtime/types";
import type { Rank } from "./rank.schema.ts";

/**
 * Someone who plays.
 * @document("player") @schema("game.player") @version(2) @reserved(3, 7, "nickname") @index("byRankAndHp", rank, hp)
 */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) @name */ displayName: string;
  /** @key(2) @index */ rank: Rank;
  /** @key(4) @index(unique) */ email?: string;
  /** @key(5) @default(100) @min(0) */ hp: int32;
  /** @key(6) @index("byTag") */ tags: Set<string>;
  /** @key(9) @was("createdAt") */ joinedAt: Timestamp;
}

/** One a day and rank: several slots make the store key. @document("standing") */
export interface Standing {
  /** @key(0) @id */ day: PlainDate;
  /** @key(1) @id */ rank: Rank;
  /** @key(2) @id */ event: string;
  /** @key(3) */ players: Player[];
}

/** The one there is. @document @global */
export interface WorldSettings {
  /** @key(0) */ motd: string;
}

/** Its caller names it. @document @deprecated Keep no notes. */
export interface Note {
  /** @key(0) */ text: string;
}

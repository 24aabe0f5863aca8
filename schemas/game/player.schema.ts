import type {
  Duration,
  float32,
  int8,
  int16,
  int32,
  int64,
  PlainDate,
  safeint,
  Timestamp,
  Uuid,
  uint8,
  uint16,
  uint32,
  uint64,
} from "@keyslot/runtime/types";
import type { Ability } from "./ability.schema.ts";
import type { Box, Item, ItemStack } from "./item.schema.ts";

export enum Faction {
  Neutral,
  Red,
  Blue,
  /** Sent as 9, whatever the enum says. @tag(9) */
  Outlaw,
}

/** What every stored thing carries. */
export interface Stamped {
  /** @key(30) */
  createdAt: Timestamp;
  /** @key(31) */
  changedAt?: Date;
}

/** Mutually recursive with `Guild`. */
export interface Membership {
  /** @key(0) */
  guild: Guild;
  /** @key(1) @default("member") */
  rank: "member" | "officer" | "leader";
}

export interface Guild {
  /** @key(0) */
  title: string;
  /** Guilds that this one is a member of. @key(1) @default([]) */
  memberships: Membership[];
}

/**
 * Someone who plays.
 * @document("player") @schema("game.player.v1") @version(2) @reserved(3, 20-22, "nickname")
 * @index("byFactionAndHp", faction, hp)
 */
export interface Player extends Stamped {
  /** @key(0) @id */
  id: Uuid;
  /** @key(1) @name @minLength(2) @maxLength(24) */
  displayName: string;
  /** @key(2) @index @default(Faction.Neutral) */
  faction: Faction;
  /** @key(4) @index(unique) @pattern("^[^@\\s]+@[^@\\s]+$") */
  email?: string;
  /** @key(5) @default(100) @min(0) @max(9999) */
  hp: int32;
  /** @key(6) @maxItems(64) */
  inventory: ItemStack[];
  /** @key(7) */
  stash: Box<Item>;
  /** @key(8) */
  ability: Ability;
  /** @key(9) @was("birthday") */
  born: PlainDate | null;
  /** @key(10) */
  playtime: Duration;
  /** @key(11) @default([]) @index("byBadge") */
  badges: Set<string>;
  /** Best score by level. @key(12) */
  scores: Map<uint16, safeint>;
  /** Friends and since when. @key(13) */
  friends: Map<Uuid, Timestamp>;
  /** @key(14) @deprecated Use `avatarHash`. */
  avatar?: Uint8Array;
  /** @key(15) */
  avatarHash?: uint64;
  /** x, y and facing. @key(16) */
  position: readonly [float32, float32, int16];
  /** Gold that may be owed. @key(17) @default("0") */
  gold: int64;
  /** Small numbers of every width. @key(18) */
  dials: [int8, uint8, uint32];
  /** What a mod stored; not ours to read. @key(19) @raw */
  modData?: unknown;
  /** @key(23) */
  membership?: Membership;
  /** Weekly averages; null where there was no play. @key(24) @default([]) */
  averages: (number | null)[];
}

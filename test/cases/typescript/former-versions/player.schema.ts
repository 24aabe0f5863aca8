import type { Decimal, Duration, int32, int64, PlainDate, Timestamp, uint8, UnknownMember, Uuid } from "@keyslot/runtime/types";

export enum Faction { Neutral, Red, Blue }
/** @open */
export enum Mood {
  /** @tag(7) */ Fine = "fine",
  /** @tag(9) */ Sad = "sad",
}
export type Rank = "low" | "high";
/** @tag(1) */
export interface Circle { kind: "circle"; /** @key(0) */ radius: number; }
/** @tag(2) */
export interface Square { kind: "square"; /** @key(0) @maxLength(10) */ label?: string; }
/** @union @open */
export type Mark = Circle | Square | UnknownMember;
export interface Item {
  /** @key(0) @min(1) */ count: int32;
  /** @key(2) */ inside?: Item[];
}
export type PlayerId = Uuid & { readonly brand: "player" };

/** Someone who plays. @document("player") @was("Hero") @version(4) @schema("player.v4") */
export interface Player {
  /** @key(0) @id */ id: PlayerId;
  /** @key(1) @name */ name: string;
  /** @key(2) @index @default(Faction.Red) */ faction: Faction;
  /** @key(3) */ mood?: Mood;
  /** @key(4) */ rank?: Rank;
  /** @key(5) @default([{ "kind": "circle", "radius": 2 }]) */ marks: Mark[];
  /** @key(7) @raw */ extra: unknown;
  /** @key(8) */ bag: Map<Uuid, Item[]>;
  /** @key(9) */ seen: Date[];
  /** @key(10) */ at: readonly [number, Timestamp | null];
  /** @key(11) @default({ "gold": 5 }) */ purse: Record<string, int64>;
  /** @key(12) */ since?: PlainDate;
  /** @key(13) */ price: string;
  /** @key(14) @deprecated no longer shown */ played?: Duration;
  /** @key(15) */ toString?: boolean;
  /** @key(16) */ photo?: Uint8Array;
}

/** @document("settings") @global @schema("settings") */
export interface Settings { /** @key(0) */ theme: string; }

/** Takes a name that a former version would have. */
export interface PlayerV3 { /** @key(0) */ note: string; }

import type {
  Decimal,
  Duration,
  float32,
  float64,
  int8,
  int32,
  int64,
  PlainDate,
  safeint,
  Timestamp,
  Uuid,
  uint16,
  uint64,
} from "@keyslot/runtime/types";

export enum Tier {
  Low = -1,
  High = 2,
}

/** @open */
export enum Rank {
  Novice,
  /** @tag(10) */
  Master = 2,
}

export type Side = "north-west" | "south";

/** @open */
export type Mood = "calm" | "/" | (string & {});

/** @document */
export interface ByText {
  /** @key(0) @id @minLength(1) @maxLength(8) @pattern("^[^!]") */ code: string;
}

/** @document */
export interface ByUuid {
  /** @key(0) @id */ id: Uuid;
}

/** @document */
export interface ByRange {
  /** @key(0) @id @min(-2) @max(3) */ level: int8;
}

/** @document */
export interface BySafeint {
  /** @key(0) @id */ at: safeint;
}

/** @document */
export interface ByRank {
  /** @key(0) @id */ rank: Rank;
}

/** @document */
export interface BySide {
  /** @key(0) @id */ side: Side;
}

/** Names of slots are those of the maker's own variables. @document */
export interface ByMany {
  /** @key(0) @id */ at: string;
  /** @key(1) @id */ texts: int64;
  /** @key(2) @id */ fault: boolean;
  /** @key(3) @id */ uuid: Uuid;
  /** @key(4) @id */ tier: Tier;
  /** @key(5) @id */ side: Side;
  /** @key(6) @id */ mood: Mood;
  /** @key(7) @id */ day: PlainDate;
  /** @key(8) @id @default("0") */ most: uint64;
  /** @key(9) @id */ moment: Timestamp;
  /** @key(10) @id */ span: Duration;
}

/** @document */
export interface ByPair {
  /** @key(3) @id */ flag: boolean;
  /** @key(1) @id */ small: uint16;
}

/** What could be made to fall into one bucket. @document */
export interface Crowd {
  /** @key(0) */ numbers: Set<int64>;
  /** @key(1) */ names: Map<uint64, boolean>;
}

/** @document @global */
export interface Everything {
  /** @key(0) */ motd: string;
}

/**
 * @document @version(3)
 * @index("byTierAndNote", tier, note)
 * @index("byTagAndTier", tags, tier)
 * @index("byNoteAndTag", note, tags)
 * @index("byPair", side, whole, unique)
 */
export interface Indexed {
  /** @key(0) @name */ title: string;
  /** @key(1) @index */ tier: Tier;
  /** @key(2) @index(unique) */ note?: string;
  /** @key(3) @index */ tags: Set<string>;
  /** @key(4) @index("byScore") */ scores: float64[];
  /** @key(5) @index */ ratio: float32 | null;
  /** @key(6) @index */ price: Decimal;
  /** @key(7) @index("byPrice2") */ prices: Decimal[];
  /** @key(8) @index */ made: Date;
  /** @key(9) @index */ moment: Timestamp;
  /** @key(10) @index */ span: Duration;
  /** @key(11) @index */ day: PlainDate;
  /** @key(12) @index */ uuid: Uuid;
  /** @key(13) @index */ flag: boolean;
  /** @key(14) @index */ side: Side;
  /** @key(15) @index */ mood: Mood;
  /** @key(16) @index @default(7) */ whole: int32;
  /** @key(17) @index */ most: uint64;
  /** @key(18) @index("byTiers") */ tiers: Tier[];
  /** @key(19) @index */ safe?: safeint;
}

import type {
  Decimal,
  Duration,
  float32,
  float64,
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

/** Every scalar, and what it starts with. */
export interface Scalars {
  /** @key(0) */ flag: boolean;
  /** @key(1) */ text: string;
  /** @key(2) @default("NaN") */ wide: float64;
  /** @key(3) @default(0.1) */ narrow: float32;
  /** @key(4) @default(-5) */ i8: int8;
  /** @key(5) */ i16?: int16;
  /** @key(6) */ i32: int32 | null;
  /** @key(7) @default("-9223372036854775808") */ i64: int64;
  /** @key(8) */ u8: uint8;
  /** @key(9) */ u16: uint16;
  /** @key(10) */ u32: uint32;
  /** @key(11) @default("18446744073709551615") */ u64: uint64;
  /** @key(12) @default(9007199254740991) */ safe: safeint;
  /** @key(13) @default("AQL/") */ bytes: Uint8Array;
  /** @key(14) @default("2024-02-29T12:34:56.789Z") */ date: Date;
  /** @key(15) @default("-1") */ timestamp: Timestamp;
  /** @key(16) @default("36000000000") */ duration: Duration;
  /** @key(17) @default("2024-02-29") */ day: PlainDate;
  /** @key(18) @default("6f9619ff-8b86-d011-b42d-00cf4fc964ff") */ uuid: Uuid;
  /** @key(19) @default("-0.00") */ decimal: Decimal;
  /** @key(20) @raw */ raw: unknown;
  /** @key(21) @raw */ anything?: unknown;
}

/** Containers of everything that they may hold. */
export interface Containers {
  /** @key(0) @default([1, 2]) */ numbers: int32[];
  /** @key(1) */ rows: (float64[] | null)[];
  /** @key(2) @default([{ "x": 1, "y": 2 }]) */ points: Set<Point>;
  /** @key(3) */ decimals: Set<Decimal>;
  /** @key(4) @default({ "a": { "x": 1, "y": 2 } }) */ byName: Record<string, Point>;
  /** @key(5) @default([[-1, "m"]]) */ byNumber: Map<int64, string>;
  /** @key(6) */ byUuid: Map<Uuid, uint8 | null>;
  /** @key(7) @default([1, "a", [true]]) */ tuple: [int8, string, [boolean]];
  /** @key(9) */ wide: [int8, int8, int8, int8, int8, int8, int8, string, Point];
  /** @key(10) */ corner: Point | null;
  /** @key(11) @default({ "x": 0, "y": 0 }) */ origin: Point;
  /** @key(12) */ tree?: Tree;
}

export interface Point {
  /** @key(0) */ x: int32;
  /** @key(1) */ y: int32;
}

/** Leads back to itself. @reserved(1, "parent") */
export interface Tree {
  /** @key(0) */ name: string;
  /** @key(2) @default([]) */ children: Tree[];
}

/** What is checked when a value is written. */
export interface Bounded {
  /** @key(0) @min(-3) @max(10) */ number: int32;
  /** @key(1) @min(0.5) */ ratio?: float64;
  /** @key(2) @max(18446744073709551614) */ big: uint64;
  /** @key(3) @min(-5) */ since: Timestamp;
  /** @key(4) @max(10000000) */ wait: Duration;
  /** @key(5) @minLength(2) @maxLength(4) @pattern("^[a-z\\d]+$") */ text: string;
  /** @key(6) @pattern("\\p{Lu}") */ unchecked: string;
  /** @key(7) @maxLength(16) */ blob: Uint8Array;
  /** @key(8) @maxItems(2) */ items: int32[];
}

/** Arrays of numbers that are one value each. */
export interface Samples {
  /** @key(0) */ heights: Float64Array;
  /** @key(1) @minLength(1) @maxLength(3) */ position: Float32Array;
  /** @key(2) @maxLength(2) */ steps?: Int8Array;
  /** @key(3) */ depths: Int16Array | null;
  /** @key(4) @default([-1, 0]) */ offsets: Int32Array;
  /** @key(5) @default(["-9223372036854775808", 1]) */ ticks: BigInt64Array;
  /** @key(6) @default([]) */ flags: Uint16Array;
  /** @key(7) @default(["NaN", 0.5, "-0", "-Infinity"]) */ weights: Float64Array;
  /** @key(8) @default(["NaN", 0.1]) */ narrow: Float32Array;
  /** @key(9) */ tracks: Uint32Array[];
  /** @key(10) */ byName: Record<string, BigUint64Array>;
  /** @key(11) */ pair: [Float32Array | null, Int8Array];
}

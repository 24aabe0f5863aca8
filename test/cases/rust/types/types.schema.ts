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

/** Every scalar. */
export interface Scalars {
  /** @key(0) */ flag: boolean;
  /** @key(1) */ text: string;
  /** @key(2) */ number: number;
  /** @key(3) */ wide: float64;
  /** @key(4) */ single: float32;
  /** @key(5) */ a: int8;
  /** @key(6) */ b: int16;
  /** @key(7) */ c: int32;
  /** @key(8) */ d: int64;
  /** @key(9) */ e: uint8;
  /** @key(10) */ f: uint16;
  /** @key(11) */ g: uint32;
  /** @key(12) */ h: uint64;
  /** @key(13) */ safe: safeint;
  /** @key(14) */ blob: Uint8Array;
  /** @key(15) */ date: Date;
  /** @key(16) */ at: Timestamp;
  /** @key(17) */ span: Duration;
  /** @key(18) */ day: PlainDate;
  /** @key(19) */ id: Uuid;
  /** @key(20) */ amount: Decimal;
  /** @key(21) @raw */ raw: unknown;
}

export interface Containers {
  /** @key(0) */ list: int32[];
  /** @key(1) */ bytes: uint8[];
  /** @key(2) */ holes: (string | null)[];
  /** @key(3) */ pair: [int8, string | null];
  /** @key(4) */ single: [Uuid];
  /** Sorted by Rust itself. @key(5) */ tags: Set<string>;
  /** Rust has no order for floats. @key(6) */ weights: Set<float64>;
  /** @key(7) */ counts: Record<string, uint32>;
  /** @key(8) */ names: Map<int64, string[]>;
  /** @key(9) */ deep: Map<Uuid, Record<string, [float32, Set<int16>]>>;
}

/** Every presence, and defaults of every kind. */
export interface Presences {
  /** @key(0) */ optional?: int32;
  /** @key(1) */ nullable: string | null;
  /** @key(2) @default(true) */ flag: boolean;
  /** @key(3) @default("a \"quoted\" \\ text\n with \u202e marks") */ text: string;
  /** @key(4) @default(0.1) */ single: float32;
  /** @key(5) @default("NaN") */ nan: float64;
  /** @key(6) @default("-9223372036854775808") */ least: int64;
  /** @key(7) @default("18446744073709551615") */ most: uint64;
  /** @key(8) @default(9007199254740991) */ safe: safeint;
  /** @key(9) @default("AQID") */ blob: Uint8Array;
  /** @key(10) @default("1969-12-31T23:59:59.999Z") */ date: Date;
  /** @key(11) @default("-1") */ at: Timestamp;
  /** @key(12) @default("-1") */ span: Duration;
  /** @key(13) @default("2024-02-29") */ day: PlainDate;
  /** @key(14) @default("6f9619ff-8b86-d011-b42d-00cf4fc964ff") */ id: Uuid;
  /** @key(15) @default("-12.50") */ amount: Decimal;
  /** @key(16) @default("kwECAw==") @raw */ raw: unknown;
  /** @key(17) @default([1, 2]) */ list: int32[];
  /** @key(18) @default([0.5, -1]) */ weights: Set<float64>;
  /** @key(19) @default([["a", 1]]) */ map: Map<string, int32>;
  /** @key(20) @default({"x": {"a": 1}}) */ record: Record<string, Point>;
  /** @key(21) @default([1, null]) */ pair: [int8, string | null];
  /** @key(22) @default({"a": 1, "b": 2}) */ point: Point;
  /** @key(23) @default({"kind": "dot", "at": {"a": 3}}) */ mark: Mark;
}

export interface Point {
  /** @key(0) */ a: int32;
  /** @key(1) @default(0) */ b: int32;
}

/** @tag(1) */
export interface Dot {
  kind: "dot";
  /** @key(0) */ at: Point;
}
/** @union */
export type Mark = Dot;

/** What is absent is what Rust makes of its types: the default is derived. */
export interface Plain {
  /** @key(0) */ optional?: Point;
  /** @key(1) @default(0) */ zero: int32;
  /** @key(2) @default([]) */ none: Point[];
  /** @key(3) @default("") */ empty: string;
}

export interface Bounded {
  /** @key(0) @min(-3) @max(10) */ number: int32;
  /** @key(1) @min(0.5) */ ratio: float32;
  /** @key(2) @max(18446744073709551614) */ big?: uint64;
  /** @key(3) @minLength(1) @maxLength(4) @pattern("^[a-z]*$") */ text: string | null;
  /** @key(4) @maxLength(1) */ blob: Uint8Array;
  /** @key(5) @maxItems(2) */ items: int32[];
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

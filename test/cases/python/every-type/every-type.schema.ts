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

/** Every scalar, required. */
export interface Scalars {
  /** @key(0) */ flag: boolean;
  /** @key(1) */ text: string;
  /** @key(2) */ number: number;
  /** @key(3) */ float64: float64;
  /** @key(4) */ float32: float32;
  /** @key(5) */ int8: int8;
  /** @key(6) */ int16: int16;
  /** @key(7) */ int32: int32;
  /** @key(8) */ int64: int64;
  /** @key(9) */ uint8: uint8;
  /** @key(10) */ uint16: uint16;
  /** @key(11) */ uint32: uint32;
  /** @key(12) */ uint64: uint64;
  /** @key(13) */ safeint: safeint;
  /** @key(14) */ data: Uint8Array;
  /** @key(15) */ at: Date;
  /** @key(16) */ stamp: Timestamp;
  /** @key(17) */ duration: Duration;
  /** @key(18) */ day: PlainDate;
  /** @key(19) */ id: Uuid;
  /** @key(20) */ price: Decimal;
  /** @key(21) @raw */ extra: unknown;
}

/** Every container. */
export interface Containers {
  /** @key(0) */ list: int32[];
  /** @key(1) */ matrix: float64[][];
  /** @key(2) */ pair: [int8, string | null];
  /** @key(3) */ names: Set<string>;
  /** Sets of what Python cannot hash are lists. @key(4) */ points: Set<Point>;
  /** 1.0 and 1.00 are one Decimal and two values. @key(5) */ prices: Set<Decimal>;
  /** @key(6) */ counts: Record<string, int32>;
  /** @key(7) */ byId: Map<Uuid, Point[]>;
  /** @key(8) @raw */ extras: unknown[];
  /** @key(9) */ tuples: Set<[int8, string]>;
}

export interface Point {
  /** @key(0) */ x: int32;
  /** @key(1) */ y: int32;
}

/** A default of every type; those that can be changed are new for every value. */
export interface Defaults {
  /** @key(0) @default(true) */ flag: boolean;
  /** @key(1) @default("a\"b\\c") */ text: string;
  /** @key(2) @default(1) */ number: number;
  /** @key(3) @default("NaN") */ nothing: number;
  /** @key(4) @default("-Infinity") */ least: float32;
  /** @key(5) @default("-0") */ zero: number;
  /** @key(6) @default(-5) */ small: int8;
  /** @key(7) @default("9223372036854775807") */ large: int64;
  /** @key(8) @default("AQI=") */ data: Uint8Array;
  /** @key(9) @default("2024-02-29T12:34:56.789Z") */ at: Date;
  /** @key(10) @default("-1") */ stamp: Timestamp;
  /** @key(11) @default("36000000000") */ duration: Duration;
  /** @key(12) @default("0001-01-01") */ day: PlainDate;
  /** @key(13) @default("6f9619ff-8b86-d011-b42d-00cf4fc964ff") */ id: Uuid;
  /** @key(14) @default("-1.50") */ price: Decimal;
  /** @key(15) @default([1, 2]) */ list: int32[];
  /** @key(16) @default(["b", "a"]) */ names: Set<string>;
  /** @key(17) @default([3, null]) */ pair: [int8, string | null];
  /** @key(18) @default({"a": 1}) */ counts: Record<string, int32>;
  /** @key(19) @default([[1, "one"]]) */ texts: Map<int8, string>;
  /** @key(20) @default({"x": 1, "y": 2}) */ point: Point;
  /** @key(21) @default([]) */ points: Point[];
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

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
  uint8,
  uint16,
  uint32,
  uint64,
  Uuid,
} from "@keyslot/runtime/types";

/** One slot of every scalar. */
export interface Scalars {
  /** @key(0) */ bool: boolean;
  /** @key(1) */ text: string;
  /** @key(2) */ plainNumber: number;
  /** @key(3) */ single: float32;
  /** @key(4) */ double: float64;
  /** @key(5) */ i8: int8;
  /** @key(6) */ i16: int16;
  /** @key(7) */ i32: int32;
  /** @key(8) */ i64: int64;
  /** @key(9) */ u8: uint8;
  /** @key(10) */ u16: uint16;
  /** @key(11) */ u32: uint32;
  /** @key(12) */ u64: uint64;
  /** @key(13) */ safe: safeint;
  /** @key(14) */ bytes: Uint8Array;
  /** @key(15) */ date: Date;
  /** @key(16) */ instant: Timestamp;
  /** @key(17) */ lasting: Duration;
  /** @key(18) */ day: PlainDate;
  /** @key(19) */ id: Uuid;
  /** @key(20) */ price: Decimal;
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

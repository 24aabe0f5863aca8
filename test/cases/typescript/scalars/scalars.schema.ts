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

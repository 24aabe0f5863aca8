// What schemas import. Types only: nothing here exists at run time. The compiler knows each by its name and this module.

export type int8 = number;
export type int16 = number;
export type int32 = number;
/** −2⁶³ … 2⁶³−1. */
export type int64 = bigint;
export type uint8 = number;
export type uint16 = number;
export type uint32 = number;
/** 0 … 2⁶⁴−1. */
export type uint64 = bigint;
/** An integer that a JavaScript number holds exactly: −(2⁵³−1) … 2⁵³−1. */
export type safeint = number;
/** Rounded to single precision on the wire; what is decoded is the rounded value. */
export type float32 = number;
export type float64 = number;

/** Nanoseconds since 1970-01-01T00:00:00Z. Whole seconds of it fit 64 bits. */
export type Timestamp = bigint;
/** Ticks of 100 ns, as .NET's TimeSpan counts; 64 bits. */
export type Duration = bigint;
/** A calendar day without a zone, `YYYY-MM-DD`, 0001-01-01 … 9999-12-31. */
export type PlainDate = string;
/** 36 lower-case characters: `6f9619ff-8b86-d011-b42d-00cf4fc964ff`. */
export type Uuid = string;
/** A decimal number in invariant notation: `-12.50`; no exponent, no grouping, no leading zeros. */
export type Decimal = string;

/** A member of an `@open` union that this build does not know: kept as it came, written back as it came. */
export interface UnknownMember {
  readonly tag: number;
  /** The member's body, one MessagePack value. */
  readonly raw: Uint8Array;
}

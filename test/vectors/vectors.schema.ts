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
  UnknownMember,
  Uuid,
  uint8,
  uint16,
  uint32,
  uint64,
} from "@keyslot/runtime/types";

// The types of the vectors. `OfX` is a record with one required slot of the type under test, at key 0.

export interface OfBoolean {
  /** @key(0) */
  value: boolean;
}
export interface OfString {
  /** @key(0) */
  value: string;
}
export interface OfNumber {
  /** @key(0) */
  value: number;
}
export interface OfFloat64 {
  /** @key(0) */
  value: float64;
}
export interface OfFloat32 {
  /** @key(0) */
  value: float32;
}
export interface OfInt8 {
  /** @key(0) */
  value: int8;
}
export interface OfInt16 {
  /** @key(0) */
  value: int16;
}
export interface OfInt32 {
  /** @key(0) */
  value: int32;
}
export interface OfInt64 {
  /** @key(0) */
  value: int64;
}
export interface OfUint8 {
  /** @key(0) */
  value: uint8;
}
export interface OfUint16 {
  /** @key(0) */
  value: uint16;
}
export interface OfUint32 {
  /** @key(0) */
  value: uint32;
}
export interface OfUint64 {
  /** @key(0) */
  value: uint64;
}
export interface OfSafeint {
  /** @key(0) */
  value: safeint;
}
export interface OfBytes {
  /** @key(0) */
  value: Uint8Array;
}
export interface OfFloat64Array {
  /** @key(0) */
  value: Float64Array;
}
export interface OfFloat32Array {
  /** @key(0) */
  value: Float32Array;
}
export interface OfInt8Array {
  /** @key(0) */
  value: Int8Array;
}
export interface OfInt16Array {
  /** @key(0) */
  value: Int16Array;
}
export interface OfInt32Array {
  /** @key(0) */
  value: Int32Array;
}
export interface OfInt64Array {
  /** @key(0) */
  value: BigInt64Array;
}
export interface OfUint16Array {
  /** @key(0) */
  value: Uint16Array;
}
export interface OfUint32Array {
  /** @key(0) */
  value: Uint32Array;
}
export interface OfUint64Array {
  /** @key(0) */
  value: BigUint64Array;
}
export interface OfFloat64ArrayList {
  /** @key(0) */
  value: Float64Array[];
}
export interface Samples {
  /** @key(0) @minLength(1) @maxLength(2) */
  position: Float32Array;
  /** @key(1) */
  steps: Int8Array | null;
  /** @key(2) */
  ticks?: BigInt64Array;
  /** @key(3) */
  names: Record<string, Uint16Array>;
  /** @key(4) @default([0.5, "NaN"]) */
  weights: Float64Array;
}
export interface OfDate {
  /** @key(0) */
  value: Date;
}
export interface OfTimestamp {
  /** @key(0) */
  value: Timestamp;
}
export interface OfDuration {
  /** @key(0) */
  value: Duration;
}
export interface OfPlainDate {
  /** @key(0) */
  value: PlainDate;
}
export interface OfUuid {
  /** @key(0) */
  value: Uuid;
}
export interface OfDecimal {
  /** @key(0) */
  value: Decimal;
}
export interface OfRaw {
  /** @key(0) @raw */
  value: unknown;
}

/** Closed. */
export const Colour = { Red: 0, Green: 1, Blue: 300 } as const;
export type Colour = (typeof Colour)[keyof typeof Colour];
export interface OfColour {
  /** @key(0) */
  value: Colour;
}

/** Open, and one member stands under another number on the wire. @open */
export enum Level {
  Low,
  Middle,
  /** @tag(9) */
  High,
  Negative = -5,
}
export interface OfLevel {
  /** @key(0) */
  value: Level;
}

export type Direction = "north" | "south" | "über";
export interface OfDirection {
  /** @key(0) */
  value: Direction;
}

/** @open */
export type Currency = "EUR" | "ISK" | (string & {});
export interface OfCurrency {
  /** @key(0) */
  value: Currency;
}

export interface OfInt32List {
  /** @key(0) */
  value: int32[];
}
export interface OfStringList {
  /** @key(0) */
  value: string[];
}
export interface OfNullableList {
  /** @key(0) */
  value: (string | null)[];
}
export interface OfMatrix {
  /** @key(0) */
  value: float64[][];
}
export interface OfTuple {
  /** @key(0) */
  value: [int8, string, boolean];
}
export interface OfStringSet {
  /** @key(0) */
  value: Set<string>;
}
export interface OfInt32Set {
  /** @key(0) */
  value: Set<int32>;
}
export interface OfNumberSet {
  /** @key(0) */
  value: Set<number>;
}
export interface OfFloat32Set {
  /** @key(0) */
  value: Set<float32>;
}
export interface OfPointSet {
  /** @key(0) */
  value: Set<Point>;
}
export interface OfDictionary {
  /** @key(0) */
  value: Record<string, int32>;
}
export interface OfDictionaryOfLists {
  /** @key(0) */
  value: Record<string, string[]>;
}
export interface OfStringMap {
  /** @key(0) */
  value: Map<string, boolean>;
}
export interface OfInt16Map {
  /** @key(0) */
  value: Map<int16, string>;
}
export interface OfInt64Map {
  /** @key(0) */
  value: Map<int64, boolean>;
}
export interface OfBooleanMap {
  /** @key(0) */
  value: Map<boolean, string>;
}
export interface OfUuidMap {
  /** @key(0) */
  value: Map<Uuid, uint8>;
}
export interface OfColourMap {
  /** @key(0) */
  value: Map<Colour, string>;
}

export interface Point {
  /** @key(0) */
  x: int32;
  /** @key(1) */
  y: int32;
}
export interface OfPoint {
  /** @key(0) */
  value: Point;
}
export interface OfPointList {
  /** @key(0) */
  value: Point[];
}

/** @tag(1) */
export interface Circle {
  kind: "circle";
  /** @key(0) */
  radius: float64;
}
/** @tag(2) */
export interface Segment {
  kind: "segment";
  /** @key(0) */
  from: Point;
  /** @key(1) */
  to?: Point;
}
/** @tag(300) */
export interface Empty {
  kind: "empty";
}
/** @union */
export type Figure = Circle | Segment | Empty;
export interface OfFigure {
  /** @key(0) */
  value: Figure;
}
/** @union @open */
export type OpenFigure = Circle | Segment | UnknownMember;
export interface OfOpenFigure {
  /** @key(0) */
  value: OpenFigure;
}

export interface Presence {
  /** @key(0) */
  required: string;
  /** @key(1) */
  optional?: int32;
  /** @key(2) */
  nullable: string | null;
  /** @key(3) @default(7) */
  defaulted: uint8;
  /** @key(4) @default([1, 2]) */
  list: int32[];
}

/** @reserved(0, 3-4, "gone") */
export interface Gaps {
  /** @key(2) */
  second: int32;
  /** @key(5) */
  last?: int32;
}

export interface Tree {
  /** @key(0) */
  name: string;
  /** @key(1) @default([]) */
  children: Tree[];
}

/** Sixteen slots and more need a wider array header. */
export interface Wide {
  /** @key(0) */
  first: uint8;
  /** @key(19) */
  last: uint8;
}

/** Names that every object inherits are ordinary slots. */
export interface Inherited {
  /** @key(0) */
  constructor?: string;
  /** @key(1) */
  toString: string;
  /** @key(2) */
  __proto__: string;
}

export interface Bounded {
  /** @key(0) @min(-3) @max(10) */
  number: int32;
  /** @key(1) @minLength(2) @maxLength(4) @pattern("^[a-z]*$") */
  text: string;
  /** @key(2) @maxItems(2) */
  items: int32[];
}
export interface OfBoundedSet {
  /** @key(0) */
  value: Set<Bounded>;
}

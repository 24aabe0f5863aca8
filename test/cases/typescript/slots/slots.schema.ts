import type { float32, int32, int64, uint8 } from "@keyslot/runtime/types";

/** Every presence, gaps short and long, constraints, and defaults that are more than a literal. */
export interface Slots {
  /** @key(0) */ required: string;
  /** @key(1) */ optional?: string;
  /** @key(2) */ nullable: string | null;
  /** @key(3) @default("by default") */ defaulted: string;
  /** Behind a gap of one. @key(5) @min(-5) @max(5) */ bounded: int32;
  /** @key(6) @minLength(1) @maxLength(8) @pattern("^[a-z'\"\\\\]+$") */ matched?: string;
  /** @key(7) @min(0) */ big: int64;
  /** @key(8) @maxItems(3) */ few: uint8[];
  /** @key(9) @maxItems(2) */ fewer: Record<string, string>;
  /** Behind a long gap. @key(40) @default([1, 2]) */ list: uint8[];
  /** @key(41) @default({"a": {"x": 1, "label": "l"}, "__proto__": {"x": 2, "label": null, "note": "n"}}) */ points: Record<string, Point>;
  /** @key(42) @default(["one"]) */ set: Set<string>;
  /** @key(43) @default([[1, "one"]]) */ map: Map<uint8, string>;
  /** @key(44) @default("-9007199254740993") */ huge: int64;
  /** @key(45) @default("2020-02-29T12:00:00.000Z") */ moment: Date;
  /** @key(46) @default("AQI=") */ bytes: Uint8Array;
  /** @key(47) @default({"x": 3, "label": null}) */ point: Point;
  /** @key(48) @default(0.1) */ single: float32;
}

export interface Point {
  /** @key(0) */ x: int32;
  /** @key(1) @default(7) */ y: int32;
  /** @key(2) */ label: string | null;
  /** @key(3) */ note?: string;
}

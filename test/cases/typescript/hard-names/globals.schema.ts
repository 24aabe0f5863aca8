import type { Object } from "./hard-names.schema.ts";

/** Means the globals, while other files have types of those names. */
export interface Globals {
  /** @key(0) */ map: Map<string, Object>;
  /** @key(1) @default(["a"]) */ set: Set<string>;
  /** @key(2) */ dates: Set<Date>;
  /** @key(3) @maxItems(2) */ dictionary: Record<string, string>;
  /** @key(4) @default("AQI=") */ bytes: Uint8Array;
  /** @key(5) @default("NaN") */ nothing: number;
  /** @key(6) @pattern("^a") */ pattern: string;
  /** @key(7) @raw */ Date?: unknown;
  /** @key(8) @default([1]) */ numbers: Float64Array;
  /** @key(9) @default([]) */ Int8Array: Int8Array;
}

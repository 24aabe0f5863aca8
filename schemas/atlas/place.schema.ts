import type { float64 } from "@keyslot/runtime/types";

/** A point on the globe, in degrees (WGS 84). */
export interface GeoPoint {
  /** North is positive. @key(0) @min(-90) @max(90) */
  latitude: float64;
  /** East is positive. @key(1) @min(-180) @max(180) */
  longitude: float64;
}

/** ISO 3166-1 alpha-2: `IS`. */
export type CountryCode = string;

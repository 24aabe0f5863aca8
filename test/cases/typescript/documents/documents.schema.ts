import type { int32, Timestamp, uint32 } from "@keyslot/runtime/types";

/** Only strings that name a city. */
export type CityId = string & { readonly __brand: "CityId" };

/**
 * A city.
 *
 * Second paragraph, with a comment end *\/ in `code`, \u202e and a "quote".
 * @document("city") @schema("geo.city.v2") @version(2) @reserved(4)
 * @index("byCountryAndPopulation", country, population)
 * @index("byCountryAndCode", country, code, unique)
 */
export interface City {
  /** The identity. @key(0) @id */
  id: CityId;
  /** In English.
   * @key(1) @name */
  name: string;
  /** @key(2) @index */
  country: string;
  /** @key(3) */
  code?: string;
  /** @key(5) @default(0) */
  population: uint32;
  /** @key(6) @index("byTag") */
  tags: string[];
  /** @key(7) @index */
  founded: Timestamp | null;
  /** @key(8) @index(unique) @deprecated Use `code`. */
  zip?: string;
  /** @key(9) @index */
  twins: Set<CityId>;
}

/** @document */
export interface Visit {
  /** @key(0) @id */ city: CityId;
  /** @key(1) @id */ day: int32;
  /** @key(2) */ note: string;
}

/** The caller gives the store key. @document("scratch") */
export interface ScratchPad {
  /** @key(0) */ text: string;
}

/** @document("settings") @global */
export interface Settings {
  /** @key(0) @default("dark") */ theme: "dark" | "light";
}

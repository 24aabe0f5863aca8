import type { int32, PlainDate, Timestamp, uint32, Uuid } from "@keyslot/runtime/types";

/**
 * A city.
 *
 * Second paragraph.
 * @document("city") @schema("geo.city.v2") @version(2) @reserved(4, 11-12, "gone")
 * @index("byCountryAndPopulation", country, population)
 * @index("byCountryAndCode", country, code, unique)
 */
export interface City {
  /** The identity. @key(0) @id */ id: Uuid;
  /** In English. @key(1) @name @was("title") */ name: string;
  /** @key(2) @index */ country: string;
  /** @key(3) */ code?: string;
  /** Of the last count. @key(5) @default(0) @max(100000000) */ population: uint32;
  /** @key(6) @index("byTag") @maxItems(8) */ tags: string[];
  /** @key(7) @index */ founded: Timestamp | null;
  /** @key(8) @index(unique) @deprecated Use `code`. @pattern("^\\d{5}$") @minLength(5) @maxLength(5) */ zip?: string;
  /** @key(9) @pattern("^\\p{L}+$") */ motto?: string;
}

/** @document @deprecated */
export interface Visit {
  /** @key(0) @id */ city: string;
  /** @key(1) @id */ day: PlainDate;
  /** @key(3) @id */ confirmed: boolean;
  /** @key(7) @min(1) */ guests: int32;
}

/** The caller gives the store key. @document("scratch") @draft */
export interface ScratchPad {
  /** @key(0) */ text: string;
  /** @key(1) @index */ measures?: number[];
  /** @key(2) */ visits?: Set<Visit>;
}

/** @document("settings") @global */
export interface Settings {
  /** @key(0) @default("dark") */ theme: "dark" | "light";
}

/** @document */
export interface Nothing {}

import type { float64 } from "@keyslot/runtime/types";
import type { CountryCode, GeoPoint } from "./place.schema.ts";

/** The common and the official form of a name in one language. */
export interface NamePair {
  /** @key(0) */
  common: string;
  /** @key(1) */
  official: string;
}

export interface Currency {
  /** @key(0) */
  name: string;
  /** @key(1) */
  symbol: string;
}

/** How inhabitants are called. */
export interface Demonym {
  /** @key(0) */
  feminine: string;
  /** @key(1) */
  masculine: string;
}

export type Continent = "Africa" | "Americas" | "Antarctic" | "Asia" | "Europe" | "Oceania";

/**
 * A country or territory of ISO 3166-1.
 * @document("country") @schema("atlas.country.v1")
 * @index("byContinentAndArea", continent, area)
 */
export interface Country {
  /** @key(0) @id @pattern("^[A-Z]{2}$") */
  code: CountryCode;
  /** Alpha-3 code: `ISL`. @key(1) @index(unique) @minLength(3) @maxLength(3) */
  code3: string;
  /** English name: `Iceland`. @key(2) @name */
  commonName: string;
  /** @key(3) */
  officialName: string;
  /** Names in the country's own languages, by ISO 639-3 code. @key(4) */
  nativeNames: Record<string, NamePair>;
  /** Names in other languages, by ISO 639-3 code. @key(5) */
  translations: Record<string, NamePair>;
  /** @key(6) @index */
  continent: Continent;
  /** @key(7) */
  subregion?: string;
  /** @key(8) */
  capitals: string[];
  /** Language names by ISO 639-3 code. @key(9) */
  languages: Record<string, string>;
  /** Currencies by ISO 4217 code. @key(10) */
  currencies: Map<string, Currency>;
  /** @key(11) */
  demonyms: Record<string, Demonym>;
  /** Land neighbours, as alpha-3 codes. @key(12) @index("byNeighbour") */
  borders: string[];
  /** In square kilometres; null where unknown. @key(13) */
  area: float64 | null;
  /** @key(14) */
  location: GeoPoint;
  /** Null where it is disputed. @key(15) */
  independent: boolean | null;
  /** @key(16) @default(false) */
  landlocked: boolean;
  /** @key(17) @default(false) @index("byUnMembership") */
  unMember: boolean;
  /** Internet top-level domains. @key(18) */
  domains: Set<string>;
  /** The flag as an emoji. @key(19) */
  flag: string;
}

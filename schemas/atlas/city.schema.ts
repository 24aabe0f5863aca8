import type { uint32 } from "@keyslot/runtime/types";
import type { CountryCode, GeoPoint } from "./place.schema.ts";

/**
 * What kind of populated place GeoNames calls it.
 * @open
 */
export type FeatureCode = "PPL" | "PPLA" | "PPLA2" | "PPLA3" | "PPLA4" | "PPLA5" | "PPLC" | "PPLX" | (string & {});

/**
 * A populated place, as GeoNames lists it.
 * @document("city")
 * @index("byCountryAndPopulation", country, population)
 * @index("byCountryAndRegion", country, region)
 */
export interface City {
  /** The GeoNames id. @key(0) @id */
  id: uint32;
  /** In the local spelling. @key(1) @index @minLength(1) */
  name: string;
  /** @key(2) @index */
  country: CountryCode;
  /** First-order administrative division, by its code in the country. @key(3) */
  region?: string;
  /** Second-order administrative division. @key(4) */
  municipality?: string;
  /** @key(5) @default("PPL") */
  feature: FeatureCode;
  /** Inhabitants; 0 where nobody counted. @key(6) @default(0) @index */
  population: uint32;
  /** @key(7) */
  location: GeoPoint;
  /** Countries that also lay claim to it. @key(8) @default([]) @index("byClaimant") */
  claimants: CountryCode[];
}

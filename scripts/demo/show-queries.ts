import type { Cache } from "@keyslot/runtime";
import { City, Country } from "../../generated/typescript/index.ts";

export function showQueries(cache: Cache): void {
  const iceland = cache.query(Country).byName("Iceland");
  console.log(
    `Country byName("Iceland"): ${iceland?.flag} ${iceland?.code}, ${iceland?.translations.jpn?.common}, ${iceland?.area} km²`,
  );

  const reykjavik = cache.query(City).byName("Reykjavík");
  console.log(
    `City byName("Reykjavík"): ${reykjavik.map((city) => `${city.id}, ${city.population} people`).join("; ")}`,
  );

  const icelandic = cache.query(City).byCountry("IS");
  console.log(
    `City byCountry("IS"): ${icelandic.length} cities, among them ${icelandic.slice(0, 4).map(nameOf).join(", ")}`,
  );

  const large = cache.query(City).byCountryAndPopulation("JP", { gte: 1_000_000 }, { reverse: true });
  console.log(
    `City byCountryAndPopulation("JP", { gte: 1_000_000 }): ${large.length}, largest first: ${large.slice(0, 4).map(nameOf).join(", ")}`,
  );

  const largest = cache.query(City).byPopulation({}, { limit: 3, reverse: true });
  console.log(`City byPopulation({}, { limit: 3, reverse: true }): ${largest.map(nameOf).join(", ")}`);

  const neighbours = cache.query(Country).byNeighbour("AUT");
  console.log(
    `Country byNeighbour("AUT"), multi-valued: ${neighbours.map((country) => country.commonName).join(", ")}`,
  );
}

function nameOf(city: Readonly<City>): string {
  return `${city.name} (${city.population})`;
}

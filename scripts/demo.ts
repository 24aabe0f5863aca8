// The main job on real data: compile the schemas, fill a cache on SQLite, query it, reopen it, and see a breaking change refused.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { City, Country, registry } from "../generated/typescript/index.ts";
import { readCities, readCountries } from "./demo/atlas-data.ts";
import { refuseBreakingChange } from "./demo/breaking-change.ts";
import { keyslot } from "./demo/keyslot-command.ts";
import { loadWithProgress } from "./demo/load-with-progress.ts";
import { showQueries } from "./demo/show-queries.ts";
import { Stopwatch } from "./demo/stopwatch.ts";

const watch = new Stopwatch();
const folder = mkdtempSync(join(tmpdir(), "keyslot-demo-"));
const path = join(folder, "atlas.db");

try {
  heading("1. Compile schemas/ into generated/");
  keyslot(["build"]);
  watch.lap("compile");

  heading("2. Fill a cache on SQLite");
  const store = sqliteStore({ path });
  const cache = await openCache({ documents: registry, stores: [store] });
  console.log(`Opened ${store.name}.`);
  const [cities, countries] = [readCities(), readCountries()];
  watch.lap("read the source data");
  await loadWithProgress(cache, City, cities);
  await loadWithProgress(cache, Country, countries);
  watch.lap("encode and store");

  heading("3. Query by name, index and composite index");
  showQueries(cache);
  watch.lap("query");
  await cache.close();

  heading("4. Reopen from disk and compare every document with its source");
  const reopened = await openCache({ documents: registry, stores: [sqliteStore({ path })] });
  watch.lap("reopen");
  const lost =
    cities.filter((city) => !isStored(City, city, reopened.get(City, city.id))).length +
    countries.filter((country) => !isStored(Country, country, reopened.get(Country, country.code))).length;
  if (lost > 0) throw new Error(`${lost} documents are missing or differ after reopening.`);
  console.log(
    `${reopened.count(City)} cities and ${reopened.count(Country)} countries are there, each equal to its source.`,
  );
  await reopened.close();
  watch.lap("compare");

  heading("5. A breaking change is refused");
  refuseBreakingChange(folder);
  watch.lap("check a breaking change");

  heading("Times and sizes");
  watch.print();
  const payload = cities.reduce((sum, city) => sum + City.encode(city).length, 0);
  console.log(`${"database file".padEnd(26)}${megabytes(statSync(path).size).padStart(10)}`);
  console.log(
    `${"city payloads".padEnd(26)}${megabytes(payload).padStart(10)}, ${(payload / cities.length).toFixed(1)} bytes each`,
  );
  const json = cities.reduce((sum, city) => sum + Buffer.byteLength(JSON.stringify(City.toJSON(city))), 0);
  console.log(`${"the same cities as JSON".padEnd(26)}${megabytes(json).padStart(10)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function isStored<T>(codec: { equals(a: T, b: T): boolean }, value: T, stored: T | undefined): boolean {
  return stored !== undefined && codec.equals(value, stored);
}

function heading(text: string): void {
  console.log(`\n── ${text}`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

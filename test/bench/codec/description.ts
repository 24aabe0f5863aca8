// What the benches' documents are made of, as data: each peer's schema is written from it, and results of all shapes are compared by it.

export type FieldType =
  | "string"
  | "bool"
  | "float64"
  | "uint8"
  | "uint16"
  | "uint32"
  | "int32"
  | "date"
  | "bytes"
  | { readonly list: FieldType }
  /** A list whose order says nothing. */
  | { readonly list: FieldType; readonly isSet: true }
  /** Doubles in a `Float64Array`, where the codec has that. */
  | { readonly list: "float64"; readonly isTyped: true }
  /** By strings. */
  | { readonly map: FieldType }
  | { readonly record: string };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly optional?: boolean;
}

/** Records before those that hold them; the last one is the document. */
export type Description = readonly { readonly name: string; readonly fields: readonly Field[] }[];

export function rootOf(description: Description): string {
  return description.at(-1)?.name ?? "";
}

export function fieldsOf(description: Description, name: string): readonly Field[] {
  return description.find((record) => record.name === name)?.fields ?? [];
}

/** `id: string, note?: string`, as it reads best. */
function fields(text: string, types: Readonly<Record<string, FieldType>> = {}): readonly Field[] {
  return text.split(/,\s*/).map((part) => {
    const [, name = "", optional, type = ""] = /^(\w+)(\?)?: (\w+)$/.exec(part) ?? [];
    return { name, type: types[type] ?? scalar(type), ...(optional !== undefined && { optional: true }) };
  });
}

const scalars = ["string", "bool", "float64", "uint8", "uint16", "uint32", "int32", "date", "bytes"] as const;

function scalar(name: string): FieldType {
  const found = scalars.find((each) => each === name);
  if (found === undefined) throw new Error(`There is no type ${name}.`);
  return found;
}

const geoPoint = { name: "GeoPoint", fields: fields("latitude: float64, longitude: float64") };
const strings: FieldType = { list: "string" };

export const settings: Description = [
  {
    name: "Settings",
    fields: fields(
      "id: string, name: string, locale: string, dark: bool, autosave: bool, zoom: float64, fontSize: uint8, revision: uint32",
    ),
  },
];

export const user: Description = [
  {
    name: "Order",
    fields: fields("id: uint32, title: string, quantity: uint16, price: float64, paid: bool, note?: string"),
  },
  {
    name: "Address",
    fields: fields(
      "street: string, city: string, postcode: string, country: string, latitude: float64, longitude: float64",
    ),
  },
  {
    name: "User",
    fields: fields(
      `id: string, name: string, email: string, age: uint8, team: uint32, active: bool, verified: bool, balance: float64, rating: float64, \
level: uint16, offset: int32, locale: string, timezone: string, createdAt: date, updatedAt: date, lastSeenAt?: date, avatar: bytes, \
address: address, orders: orders, tags: strings, counters: counters, bio?: string, referrer?: string, scores: scores, status: string`,
      {
        address: { record: "Address" },
        orders: { list: { record: "Order" } },
        strings,
        counters: { map: "uint32" },
        scores: { list: "int32" },
      },
    ),
  },
];

export const big: Description = [
  {
    name: "Big",
    fields: fields("id: string, samples: samples, labels: strings", { samples: { list: "float64" }, strings }),
  },
];

export const samples: Description = [
  {
    name: "Samples",
    fields: fields("id: string, values: doubles", { doubles: { list: "float64", isTyped: true } }),
  },
];

export const city: Description = [
  geoPoint,
  {
    name: "City",
    fields: fields(
      "id: uint32, name: string, country: string, region?: string, municipality?: string, feature: string, population: uint32, location: location, claimants: strings",
      { location: { record: "GeoPoint" }, strings },
    ),
  },
];

export const country: Description = [
  geoPoint,
  { name: "NamePair", fields: fields("common: string, official: string") },
  { name: "Currency", fields: fields("name: string, symbol: string") },
  { name: "Demonym", fields: fields("feminine: string, masculine: string") },
  {
    name: "Country",
    fields: fields(
      `code: string, code3: string, commonName: string, officialName: string, nativeNames: names, translations: names, continent: string, \
subregion?: string, capitals: strings, languages: texts, currencies: currencies, demonyms: demonyms, borders: strings, area?: float64, \
location: location, independent?: bool, landlocked: bool, unMember: bool, domains: set, flag: string`,
      {
        names: { map: { record: "NamePair" } },
        texts: { map: "string" },
        currencies: { map: { record: "Currency" } },
        demonyms: { map: { record: "Demonym" } },
        location: { record: "GeoPoint" },
        strings,
        set: { list: "string", isSet: true },
      },
    ),
  },
];

// Generated from city.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../schemas/atlas/city.schema.ts";
import {
  type Carrying,
  type Decoded,
  type DocumentDefinition,
  type EnumShape,
  type FindOptions,
  LazyView,
  type Range,
  type Reader,
  type RecordShape,
  checkArray,
  checkDepth,
  checkMinLength,
  checkObject,
  defineDocument,
  enumeration,
  fault,
  keepUnknown,
  list,
  putUint32,
  readString,
  readUint32,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  sizeString,
  sizeUnknown,
  slot,
  slotDepth,
  storeKeyText,
  unknownSlots,
  writeArrayHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";
import { geoPointShape, readGeoPoint, sizeGeoPoint, writeGeoPoint } from "./place.ts";

/** A populated place, as GeoNames lists it. */
export type City = authored.City;

export const cityShape: RecordShape = /* @__PURE__ */ recordShape("City", 9, [
  slot(0, "id", "required", scalar("uint32")),
  slot(1, "name", "required", scalar("string", { minLength: 1 })),
  slot(2, "country", "required", scalar("string")),
  slot(3, "region", "optional", scalar("string")),
  slot(4, "municipality", "optional", scalar("string")),
  slot(5, "feature", "defaulted", featureCodeShape(), () => "PPL"),
  slot(6, "population", "defaulted", scalar("uint32"), () => 0),
  slot(7, "location", "required", reference(() => geoPointShape)),
  slot(8, "claimants", "defaulted", list(scalar("string")), () => []),
]);

/** A `City` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class CityView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, cityShape, start, depth);
  }

  /** The GeoNames id. */
  get id(): City["id"] {
    return readUint32(requireSlot(this, 0)) as City["id"];
  }

  /** In the local spelling. */
  get name(): City["name"] {
    return readString(requireSlot(this, 1)) as City["name"];
  }

  get country(): City["country"] {
    return readString(requireSlot(this, 2)) as City["country"];
  }

  /** First-order administrative division, by its code in the country. */
  get region(): City["region"] {
    const r = seekSlot(this, 3);
    return (r === undefined ? undefined : readString(r)) as City["region"];
  }

  /** Second-order administrative division. */
  get municipality(): City["municipality"] {
    const r = seekSlot(this, 4);
    return (r === undefined ? undefined : readString(r)) as City["municipality"];
  }

  get feature(): City["feature"] {
    const r = seekSlot(this, 5);
    return r === undefined ? "PPL" : readFeatureCode(r);
  }

  /** Inhabitants; 0 where nobody counted. */
  get population(): City["population"] {
    const r = seekSlot(this, 6);
    return (r === undefined ? 0 : readUint32(r)) as City["population"];
  }

  get location(): City["location"] {
    return readGeoPoint(requireSlot(this, 7), slotDepth(this));
  }

  /** Countries that also lay claim to it. */
  get claimants(): City["claimants"] {
    const r = seekSlot(this, 8);
    return (r === undefined ? [] : readStringList(r, slotDepth(this))) as City["claimants"];
  }
}

/** Lookups of `City` by its indexes. */
export interface CityQuery {
  /** Documents by `country`, `population`: trailing parts may be left out, the last one may be a range. */
  byCountryAndPopulation(
    country: City["country"],
    population?: City["population"] | Range<City["population"]>,
    options?: FindOptions,
  ): readonly Readonly<City>[];
  /** Documents by `country`, `region`: trailing parts may be left out, the last one may be a range. */
  byCountryAndRegion(
    country: City["country"],
    region?: NonNullable<City["region"]> | Range<NonNullable<City["region"]>>,
    options?: FindOptions,
  ): readonly Readonly<City>[];
  /** Documents by `name`: one value or a range. */
  byName(name: City["name"] | Range<City["name"]>, options?: FindOptions): readonly Readonly<City>[];
  /** Documents by `country`: one value or a range. */
  byCountry(country: City["country"] | Range<City["country"]>, options?: FindOptions): readonly Readonly<City>[];
  /** Documents by `population`: one value or a range. */
  byPopulation(
    population: City["population"] | Range<City["population"]>,
    options?: FindOptions,
  ): readonly Readonly<City>[];
  /** Documents by `claimants`: one value or a range. */
  byClaimant(
    claimants: City["claimants"][number] | Range<City["claimants"][number]>,
    options?: FindOptions,
  ): readonly Readonly<City>[];
}

/** A populated place, as GeoNames lists it. */
export const City: DocumentDefinition<City, City["id"], CityQuery, CityView> = /* @__PURE__ */ defineDocument({
  name: "City",
  schemaHash: "d8811e6bc22eaa21",
  shape: cityShape,
  size: sizeCity,
  write: writeCity,
  read: readCity,
  encode: (value) => runEncode(value, cityShape, sizeCity, writeCity),
  encodeInto: (writer, value) => runEncodeInto(writer, value, cityShape, sizeCity, writeCity),
  decode: (bytes, options) => runDecode(bytes, options, cityShape, readCity),
  decodeFrom: (reader) => runDecodeFrom(reader, cityShape, readCity),
  view: (bytes) => new CityView(bytes),
  type: "city",
  schemaId: "city",
  version: 1,
  global: false,
  freezable: true,
  storeKey: (id) => storeKeyText(cityShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(cityShape, [0], [v.id]),
  indexes: [
    { accessor: "byCountryAndPopulation", unique: false, parts: [
      { slot: "country", order: "string", multi: false, read: (v) => v.country },
      { slot: "population", order: "number", multi: false, read: (v) => v.population },
    ] },
    { accessor: "byCountryAndRegion", unique: false, parts: [
      { slot: "country", order: "string", multi: false, read: (v) => v.country },
      { slot: "region", order: "string", multi: false, read: (v) => v.region },
    ] },
    { accessor: "byName", unique: false, parts: [{ slot: "name", order: "string", multi: false, read: (v) => v.name }] },
    { accessor: "byCountry", unique: false, parts: [
      { slot: "country", order: "string", multi: false, read: (v) => v.country },
    ] },
    { accessor: "byPopulation", unique: false, parts: [
      { slot: "population", order: "number", multi: false, read: (v) => v.population },
    ] },
    { accessor: "byClaimant", unique: false, parts: [
      { slot: "claimants", order: "string", multi: true, read: (v) => v.claimants },
    ] },
  ],
  query: (reader) => ({
    byCountryAndPopulation: (country, population, options) => reader.find(0, [country, population], options),
    byCountryAndRegion: (country, region, options) => reader.find(1, [country, region], options),
    byName: (name, options) => reader.find(2, [name], options),
    byCountry: (country, options) => reader.find(3, [country], options),
    byPopulation: (population, options) => reader.find(4, [population], options),
    byClaimant: (claimants, options) => reader.find(5, [claimants], options),
  }),
  catalog: {
    schemaId: "city",
    schemaName: "city",
    schemaVersion: "city.v1",
    contentHash: "sha256:f6f3a9b58d7db043684aad689fd3086b5f81c34a2345e13ed78dc1bec00ae5b0",
    canonicalSchemaJson:
      '{"schemaName":"city","schemaVersion":"city.v1","members":[{"slot":0,"name":"id","type":"System.UInt32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"name","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byName","isName":false},{"slot":2,"name":"country","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byCountry","isName":false},{"slot":3,"name":"region","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"municipality","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"feature","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"population","type":"System.UInt32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byPopulation","isName":false},{"slot":7,"name":"location","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":8,"name":"claimants","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byClaimant","isName":false}]}',
    compatibleSchemaIds: ["city"],
    members: [
      { slot: 0, name: "id", typeName: "System.UInt32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "name", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byName" },
      { slot: 2, name: "country", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byCountry" },
      { slot: 3, name: "region", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 4, name: "municipality", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 5, name: "feature", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 6, name: "population", typeName: "System.UInt32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byPopulation" },
      { slot: 7, name: "location", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 8, name: "claimants", typeName: "System.String", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: "byClaimant" },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeCity(v: City, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 15;
  n += sizeString(v.name);
  checkMinLength(v.name, 1);
  n += sizeString(v.country);
  n += v.region === undefined ? 1 : sizeString(v.region);
  n += v.municipality === undefined ? 1 : sizeString(v.municipality);
  n += sizeFeatureCode(v.feature);
  n += sizeGeoPoint(v.location, depth + 1);
  n += sizeStringList(v.claimants, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeCity(v: City, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 9, unknown);
  p = putUint32(b, d, p, v.id);
  p = writeString(b, d, p, v.name);
  p = writeString(b, d, p, v.country);
  p = v.region === undefined ? writeNil(b, p) : writeString(b, d, p, v.region);
  p = v.municipality === undefined ? writeNil(b, p) : writeString(b, d, p, v.municipality);
  p = writeFeatureCode(v.feature, b, d, p);
  p = putUint32(b, d, p, v.population);
  p = writeGeoPoint(v.location, b, d, p);
  p = writeStringList(v.claimants, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readCity(r: Reader, depth: number): City {
  const n = r.readArrayHeader(depth);
  const id = n > 0 ? readUint32(r) : r.missing();
  const name = n > 1 ? readString(r) : r.missing();
  const country = n > 2 ? readString(r) : r.missing();
  const region = n > 3 && !r.tryNil() ? readString(r) : undefined;
  const municipality = n > 4 && !r.tryNil() ? readString(r) : undefined;
  const feature = n > 5 && !r.tryNil() ? readFeatureCode(r) : "PPL";
  const population = n > 6 && !r.tryNil() ? readUint32(r) : 0;
  const location = n > 7 ? readGeoPoint(r, depth + 1) : r.missing();
  const claimants = n > 8 && !r.tryNil() ? readStringList(r, depth + 1) : [];
  const value: Decoded<City> = { id, name, country, feature, population, location, claimants };
  if (region !== undefined) value.region = region;
  if (municipality !== undefined) value.municipality = municipality;
  if (n > 9) keepUnknown(r, value, n - 9, depth);
  return value as City;
}

/** What kind of populated place GeoNames calls it. */
export type FeatureCode = authored.FeatureCode;

export function featureCodeShape(): EnumShape {
  return enumeration("FeatureCode", "string", true, [
    ["PPL", "PPL"],
    ["PPLA", "PPLA"],
    ["PPLA2", "PPLA2"],
    ["PPLA3", "PPLA3"],
    ["PPLA4", "PPLA4"],
    ["PPLA5", "PPLA5"],
    ["PPLC", "PPLC"],
    ["PPLX", "PPLX"],
  ]);
}

// What the codec is made of; other generated modules call these as well.
export function sizeFeatureCode(v: FeatureCode): number {
  return sizeString(v);
}

export function writeFeatureCode(v: FeatureCode, b: Uint8Array, d: DataView, p: number): number {
  return writeString(b, d, p, v);
}

export function readFeatureCode(r: Reader): FeatureCode {
  return readString(r) as FeatureCode;
}

function sizeStringList(v: readonly string[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as string;
    n += sizeString(item);
  }
  return n;
}

function writeStringList(v: readonly string[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as string;
    p = writeString(b, d, p, item);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readStringList(r: Reader, depth: number): readonly string[] {
  const count = r.readArrayHeader(depth);
  const items: string[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readString(r);
  return items;
}

// Generated from country.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../schemas/atlas/country.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  type DocumentDefinition,
  type EnumShape,
  type FindOptions,
  LazyView,
  type Range,
  type Reader,
  type RecordShape,
  addElement,
  beginEntries,
  checkArray,
  checkDepth,
  checkDictionary,
  checkMap,
  checkMaxLength,
  checkMinLength,
  checkObject,
  checkPattern,
  checkSet,
  defineDocument,
  defineRecord,
  dictionary,
  enumeration,
  fault,
  keepUnknown,
  list,
  map,
  markEntry,
  markKey,
  putBool,
  putEntry,
  putFloat64,
  putOwn,
  readBool,
  readFloat64,
  readString,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  set,
  sizeString,
  sizeUnknown,
  slot,
  slotDepth,
  sortElements,
  sortEntries,
  storeKeyText,
  unknownSlots,
  writeArrayHeader,
  writeMapHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";
import { geoPointShape, readGeoPoint, sizeGeoPoint, writeGeoPoint } from "./place.ts";

export type Continent = authored.Continent;

export function continentShape(): EnumShape {
  return enumeration("Continent", "string", false, [
    ["Africa", "Africa"],
    ["Americas", "Americas"],
    ["Antarctic", "Antarctic"],
    ["Asia", "Asia"],
    ["Europe", "Europe"],
    ["Oceania", "Oceania"],
  ]);
}

// What the codec is made of; other generated modules call these as well.
export function writeContinent(v: Continent, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "Africa":
    case "Americas":
    case "Antarctic":
    case "Asia":
    case "Europe":
    case "Oceania":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readContinent(r: Reader): Continent {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "Africa":
    case "Americas":
    case "Antarctic":
    case "Asia":
    case "Europe":
    case "Oceania":
      return wire as Continent;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** A country or territory of ISO 3166-1. */
export type Country = authored.Country;

const patternCountryCode = /* @__PURE__ */ new RegExp("^[A-Z]{2}$", "u");

export const countryShape: RecordShape = /* @__PURE__ */ recordShape("Country", 20, [
  slot(0, "code", "required", scalar("string", { pattern: patternCountryCode })),
  slot(1, "code3", "required", scalar("string", { minLength: 3, maxLength: 3 })),
  slot(2, "commonName", "required", scalar("string")),
  slot(3, "officialName", "required", scalar("string")),
  slot(4, "nativeNames", "required", dictionary(reference(() => namePairShape))),
  slot(5, "translations", "required", dictionary(reference(() => namePairShape))),
  slot(6, "continent", "required", continentShape()),
  slot(7, "subregion", "optional", scalar("string")),
  slot(8, "capitals", "required", list(scalar("string"))),
  slot(9, "languages", "required", dictionary(scalar("string"))),
  slot(10, "currencies", "required", map(scalar("string"), reference(() => currencyShape))),
  slot(11, "demonyms", "required", dictionary(reference(() => demonymShape))),
  slot(12, "borders", "required", list(scalar("string"))),
  slot(13, "area", "nullable", scalar("float64")),
  slot(14, "location", "required", reference(() => geoPointShape)),
  slot(15, "independent", "nullable", scalar("bool")),
  slot(16, "landlocked", "defaulted", scalar("bool"), () => false),
  slot(17, "unMember", "defaulted", scalar("bool"), () => false),
  slot(18, "domains", "required", set(scalar("string"))),
  slot(19, "flag", "required", scalar("string")),
]);

/** A `Country` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class CountryView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, countryShape, start, depth);
  }

  get code(): Country["code"] {
    return readString(requireSlot(this, 0)) as Country["code"];
  }

  /** Alpha-3 code: `ISL`. */
  get code3(): Country["code3"] {
    return readString(requireSlot(this, 1)) as Country["code3"];
  }

  /** English name: `Iceland`. */
  get commonName(): Country["commonName"] {
    return readString(requireSlot(this, 2)) as Country["commonName"];
  }

  get officialName(): Country["officialName"] {
    return readString(requireSlot(this, 3)) as Country["officialName"];
  }

  /** Names in the country's own languages, by ISO 639-3 code. */
  get nativeNames(): Country["nativeNames"] {
    return readNamePairDictionary(requireSlot(this, 4), slotDepth(this)) as Country["nativeNames"];
  }

  /** Names in other languages, by ISO 639-3 code. */
  get translations(): Country["translations"] {
    return readNamePairDictionary(requireSlot(this, 5), slotDepth(this)) as Country["translations"];
  }

  get continent(): Country["continent"] {
    return readContinent(requireSlot(this, 6));
  }

  get subregion(): Country["subregion"] {
    const r = seekSlot(this, 7);
    return (r === undefined ? undefined : readString(r)) as Country["subregion"];
  }

  get capitals(): Country["capitals"] {
    return readStringList(requireSlot(this, 8), slotDepth(this)) as Country["capitals"];
  }

  /** Language names by ISO 639-3 code. */
  get languages(): Country["languages"] {
    return readStringDictionary(requireSlot(this, 9), slotDepth(this)) as Country["languages"];
  }

  /** Currencies by ISO 4217 code. */
  get currencies(): Country["currencies"] {
    return readStringToCurrencyMap(requireSlot(this, 10), slotDepth(this)) as Country["currencies"];
  }

  get demonyms(): Country["demonyms"] {
    return readDemonymDictionary(requireSlot(this, 11), slotDepth(this)) as Country["demonyms"];
  }

  /** Land neighbours, as alpha-3 codes. */
  get borders(): Country["borders"] {
    return readStringList(requireSlot(this, 12), slotDepth(this)) as Country["borders"];
  }

  /** In square kilometres; null where unknown. */
  get area(): Country["area"] {
    const r = seekSlot(this, 13);
    return (r === undefined ? null : readFloat64(r)) as Country["area"];
  }

  get location(): Country["location"] {
    return readGeoPoint(requireSlot(this, 14), slotDepth(this));
  }

  /** Null where it is disputed. */
  get independent(): Country["independent"] {
    const r = seekSlot(this, 15);
    return r === undefined ? null : readBool(r);
  }

  get landlocked(): Country["landlocked"] {
    const r = seekSlot(this, 16);
    return r === undefined ? false : readBool(r);
  }

  get unMember(): Country["unMember"] {
    const r = seekSlot(this, 17);
    return r === undefined ? false : readBool(r);
  }

  /** Internet top-level domains. */
  get domains(): Country["domains"] {
    return readStringSet(requireSlot(this, 18), slotDepth(this)) as Country["domains"];
  }

  /** The flag as an emoji. */
  get flag(): Country["flag"] {
    return readString(requireSlot(this, 19)) as Country["flag"];
  }
}

/** Lookups of `Country` by its indexes. */
export interface CountryQuery {
  /** The one document of this `commonName`, if there is one. */
  byName(commonName: Country["commonName"]): Readonly<Country> | undefined;
  /** Documents by `continent`, `area`: trailing parts may be left out, the last one may be a range. */
  byContinentAndArea(
    continent: Country["continent"],
    area?: NonNullable<Country["area"]> | Range<NonNullable<Country["area"]>>,
    options?: FindOptions,
  ): readonly Readonly<Country>[];
  /** The one document of this `code3`, if there is one. */
  byCode3(code3: Country["code3"]): Readonly<Country> | undefined;
  /** Documents by `continent`: one value or a range. */
  byContinent(
    continent: Country["continent"] | Range<Country["continent"]>,
    options?: FindOptions,
  ): readonly Readonly<Country>[];
  /** Documents by `borders`: one value or a range. */
  byNeighbour(
    borders: Country["borders"][number] | Range<Country["borders"][number]>,
    options?: FindOptions,
  ): readonly Readonly<Country>[];
  /** Documents by `unMember`: one value or a range. */
  byUnMembership(
    unMember: Country["unMember"] | Range<Country["unMember"]>,
    options?: FindOptions,
  ): readonly Readonly<Country>[];
}

/** A country or territory of ISO 3166-1. */
export const Country: DocumentDefinition<Country, Country["code"], CountryQuery, CountryView> = /* @__PURE__ */ defineDocument({
  name: "Country",
  schemaHash: "9e6a83e8e3676354",
  shape: countryShape,
  size: sizeCountry,
  write: writeCountry,
  read: readCountry,
  encode: (value) => runEncode(value, countryShape, sizeCountry, writeCountry),
  encodeInto: (writer, value) => runEncodeInto(writer, value, countryShape, sizeCountry, writeCountry),
  decode: (bytes, options) => runDecode(bytes, options, countryShape, readCountry),
  decodeFrom: (reader) => runDecodeFrom(reader, countryShape, readCountry),
  view: (bytes) => new CountryView(bytes),
  type: "country",
  schemaId: "atlas.country.v1",
  version: 1,
  global: false,
  freezable: false,
  storeKey: (id) => storeKeyText(countryShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(countryShape, [0], [v.code]),
  indexes: [
    { accessor: "byName", unique: true, parts: [
      { slot: "commonName", order: "string", multi: false, read: (v) => v.commonName },
    ] },
    { accessor: "byContinentAndArea", unique: false, parts: [
      { slot: "continent", order: "string", multi: false, read: (v) => v.continent },
      { slot: "area", order: "number", multi: false, read: (v) => v.area },
    ] },
    { accessor: "byCode3", unique: true, parts: [
      { slot: "code3", order: "string", multi: false, read: (v) => v.code3 },
    ] },
    { accessor: "byContinent", unique: false, parts: [
      { slot: "continent", order: "string", multi: false, read: (v) => v.continent },
    ] },
    { accessor: "byNeighbour", unique: false, parts: [
      { slot: "borders", order: "string", multi: true, read: (v) => v.borders },
    ] },
    { accessor: "byUnMembership", unique: false, parts: [
      { slot: "unMember", order: "boolean", multi: false, read: (v) => v.unMember },
    ] },
  ],
  query: (reader) => ({
    byName: (commonName) => reader.findOne(0, [commonName]),
    byContinentAndArea: (continent, area, options) => reader.find(1, [continent, area], options),
    byCode3: (code3) => reader.findOne(2, [code3]),
    byContinent: (continent, options) => reader.find(3, [continent], options),
    byNeighbour: (borders, options) => reader.find(4, [borders], options),
    byUnMembership: (unMember, options) => reader.find(5, [unMember], options),
  }),
  catalog: {
    schemaId: "atlas.country.v1",
    schemaName: "country",
    schemaVersion: "country.v1",
    contentHash: "sha256:aab9d1b32ff532e8c5e423fe02e518138b13bd5fae02190e35435cad3a943aa7",
    canonicalSchemaJson:
      '{"schemaName":"country","schemaVersion":"country.v1","members":[{"slot":0,"name":"code","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"code3","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byCode3","isName":false},{"slot":2,"name":"commonName","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":3,"name":"officialName","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"nativeNames","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"translations","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"continent","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byContinent","isName":false},{"slot":7,"name":"subregion","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":8,"name":"capitals","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":9,"name":"languages","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":10,"name":"currencies","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":11,"name":"demonyms","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":12,"name":"borders","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byNeighbour","isName":false},{"slot":13,"name":"area","type":"System.Double","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":14,"name":"location","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":15,"name":"independent","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":16,"name":"landlocked","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":17,"name":"unMember","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byUnMembership","isName":false},{"slot":18,"name":"domains","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":19,"name":"flag","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["atlas.country.v1"],
    members: [
      { slot: 0, name: "code", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "code3", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byCode3" },
      { slot: 2, name: "commonName", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: true, indexAlias: null },
      { slot: 3, name: "officialName", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 4, name: "nativeNames", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 5, name: "translations", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 6, name: "continent", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byContinent" },
      { slot: 7, name: "subregion", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 8, name: "capitals", typeName: "System.String", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: null },
      { slot: 9, name: "languages", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 10, name: "currencies", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 11, name: "demonyms", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 12, name: "borders", typeName: "System.String", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: "byNeighbour" },
      { slot: 13, name: "area", typeName: "System.Double", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 14, name: "location", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 15, name: "independent", typeName: "System.Boolean", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 16, name: "landlocked", typeName: "System.Boolean", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 17, name: "unMember", typeName: "System.Boolean", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byUnMembership" },
      { slot: 18, name: "domains", typeName: "System.String", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: null },
      { slot: 19, name: "flag", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeCountry(v: Country, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 31;
  n += sizeString(v.code);
  checkPattern(v.code, patternCountryCode);
  n += sizeString(v.code3);
  checkMinLength(v.code3, 3);
  checkMaxLength(v.code3, 3);
  n += sizeString(v.commonName);
  n += sizeString(v.officialName);
  n += sizeNamePairDictionary(v.nativeNames, depth + 1);
  n += sizeNamePairDictionary(v.translations, depth + 1);
  n += v.subregion === undefined ? 1 : sizeString(v.subregion);
  n += sizeStringList(v.capitals, depth + 1);
  n += sizeStringDictionary(v.languages, depth + 1);
  n += sizeStringToCurrencyMap(v.currencies, depth + 1);
  n += sizeDemonymDictionary(v.demonyms, depth + 1);
  n += sizeStringList(v.borders, depth + 1);
  n += sizeGeoPoint(v.location, depth + 1);
  n += sizeStringSet(v.domains, depth + 1);
  n += sizeString(v.flag);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeCountry(v: Country, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 20, unknown);
  p = writeString(b, d, p, v.code);
  p = writeString(b, d, p, v.code3);
  p = writeString(b, d, p, v.commonName);
  p = writeString(b, d, p, v.officialName);
  p = writeNamePairDictionary(v.nativeNames, b, d, p);
  p = writeNamePairDictionary(v.translations, b, d, p);
  p = writeContinent(v.continent, b, d, p);
  p = v.subregion === undefined ? writeNil(b, p) : writeString(b, d, p, v.subregion);
  p = writeStringList(v.capitals, b, d, p);
  p = writeStringDictionary(v.languages, b, d, p);
  p = writeStringToCurrencyMap(v.currencies, b, d, p);
  p = writeDemonymDictionary(v.demonyms, b, d, p);
  p = writeStringList(v.borders, b, d, p);
  p = v.area === null ? writeNil(b, p) : putFloat64(b, d, p, v.area);
  p = writeGeoPoint(v.location, b, d, p);
  p = v.independent === null ? writeNil(b, p) : putBool(b, d, p, v.independent);
  p = putBool(b, d, p, v.landlocked);
  p = putBool(b, d, p, v.unMember);
  p = writeStringSet(v.domains, b, d, p);
  p = writeString(b, d, p, v.flag);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readCountry(r: Reader, depth: number): Country {
  const n = r.readArrayHeader(depth);
  const code = n > 0 ? readString(r) : r.missing();
  const code3 = n > 1 ? readString(r) : r.missing();
  const commonName = n > 2 ? readString(r) : r.missing();
  const officialName = n > 3 ? readString(r) : r.missing();
  const nativeNames = n > 4 ? readNamePairDictionary(r, depth + 1) : r.missing();
  const translations = n > 5 ? readNamePairDictionary(r, depth + 1) : r.missing();
  const continent = n > 6 ? readContinent(r) : r.missing();
  const subregion = n > 7 && !r.tryNil() ? readString(r) : undefined;
  const capitals = n > 8 ? readStringList(r, depth + 1) : r.missing();
  const languages = n > 9 ? readStringDictionary(r, depth + 1) : r.missing();
  const currencies = n > 10 ? readStringToCurrencyMap(r, depth + 1) : r.missing();
  const demonyms = n > 11 ? readDemonymDictionary(r, depth + 1) : r.missing();
  const borders = n > 12 ? readStringList(r, depth + 1) : r.missing();
  const area = n > 13 && !r.tryNil() ? readFloat64(r) : null;
  const location = n > 14 ? readGeoPoint(r, depth + 1) : r.missing();
  const independent = n > 15 && !r.tryNil() ? readBool(r) : null;
  const landlocked = n > 16 && !r.tryNil() ? readBool(r) : false;
  const unMember = n > 17 && !r.tryNil() ? readBool(r) : false;
  const domains = n > 18 ? readStringSet(r, depth + 1) : r.missing();
  const flag = n > 19 ? readString(r) : r.missing();
  const value: Decoded<Country> = subregion === undefined
    ? {
      code,
      code3,
      commonName,
      officialName,
      nativeNames,
      translations,
      continent,
      capitals,
      languages,
      currencies,
      demonyms,
      borders,
      area,
      location,
      independent,
      landlocked,
      unMember,
      domains,
      flag,
    }
    : {
      code,
      code3,
      commonName,
      officialName,
      nativeNames,
      translations,
      continent,
      subregion,
      capitals,
      languages,
      currencies,
      demonyms,
      borders,
      area,
      location,
      independent,
      landlocked,
      unMember,
      domains,
      flag,
    };
  if (n > 20) keepUnknown(r, value, n - 20, depth);
  return value as Country;
}

export type Currency = authored.Currency;

export const currencyShape: RecordShape = /* @__PURE__ */ recordShape("Currency", 2, [
  slot(0, "name", "required", scalar("string")),
  slot(1, "symbol", "required", scalar("string")),
]);

/** A `Currency` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class CurrencyView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, currencyShape, start, depth);
  }

  get name(): Currency["name"] {
    return readString(requireSlot(this, 0)) as Currency["name"];
  }

  get symbol(): Currency["symbol"] {
    return readString(requireSlot(this, 1)) as Currency["symbol"];
  }
}

export const Currency: Codec<Currency, CurrencyView> = /* @__PURE__ */ defineRecord({
  name: "Currency",
  schemaHash: "82e2909af3d19d67",
  shape: currencyShape,
  size: sizeCurrency,
  write: writeCurrency,
  read: readCurrency,
  encode: (value) => runEncode(value, currencyShape, sizeCurrency, writeCurrency),
  encodeInto: (writer, value) => runEncodeInto(writer, value, currencyShape, sizeCurrency, writeCurrency),
  decode: (bytes, options) => runDecode(bytes, options, currencyShape, readCurrency),
  decodeFrom: (reader) => runDecodeFrom(reader, currencyShape, readCurrency),
  view: (bytes) => new CurrencyView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeCurrency(v: Currency, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.name);
  n += sizeString(v.symbol);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeCurrency(v: Currency, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeString(b, d, p, v.name);
  p = writeString(b, d, p, v.symbol);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readCurrency(r: Reader, depth: number): Currency {
  const n = r.readArrayHeader(depth);
  const name = n > 0 ? readString(r) : r.missing();
  const symbol = n > 1 ? readString(r) : r.missing();
  const value: Decoded<Currency> = { name, symbol };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Currency;
}

/** How inhabitants are called. */
export type Demonym = authored.Demonym;

export const demonymShape: RecordShape = /* @__PURE__ */ recordShape("Demonym", 2, [
  slot(0, "feminine", "required", scalar("string")),
  slot(1, "masculine", "required", scalar("string")),
]);

/** A `Demonym` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class DemonymView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, demonymShape, start, depth);
  }

  get feminine(): Demonym["feminine"] {
    return readString(requireSlot(this, 0)) as Demonym["feminine"];
  }

  get masculine(): Demonym["masculine"] {
    return readString(requireSlot(this, 1)) as Demonym["masculine"];
  }
}

/** How inhabitants are called. */
export const Demonym: Codec<Demonym, DemonymView> = /* @__PURE__ */ defineRecord({
  name: "Demonym",
  schemaHash: "82e2909af3d19d67",
  shape: demonymShape,
  size: sizeDemonym,
  write: writeDemonym,
  read: readDemonym,
  encode: (value) => runEncode(value, demonymShape, sizeDemonym, writeDemonym),
  encodeInto: (writer, value) => runEncodeInto(writer, value, demonymShape, sizeDemonym, writeDemonym),
  decode: (bytes, options) => runDecode(bytes, options, demonymShape, readDemonym),
  decodeFrom: (reader) => runDecodeFrom(reader, demonymShape, readDemonym),
  view: (bytes) => new DemonymView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeDemonym(v: Demonym, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.feminine);
  n += sizeString(v.masculine);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeDemonym(v: Demonym, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeString(b, d, p, v.feminine);
  p = writeString(b, d, p, v.masculine);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readDemonym(r: Reader, depth: number): Demonym {
  const n = r.readArrayHeader(depth);
  const feminine = n > 0 ? readString(r) : r.missing();
  const masculine = n > 1 ? readString(r) : r.missing();
  const value: Decoded<Demonym> = { feminine, masculine };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Demonym;
}

/** The common and the official form of a name in one language. */
export type NamePair = authored.NamePair;

export const namePairShape: RecordShape = /* @__PURE__ */ recordShape("NamePair", 2, [
  slot(0, "common", "required", scalar("string")),
  slot(1, "official", "required", scalar("string")),
]);

/** A `NamePair` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class NamePairView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, namePairShape, start, depth);
  }

  get common(): NamePair["common"] {
    return readString(requireSlot(this, 0)) as NamePair["common"];
  }

  get official(): NamePair["official"] {
    return readString(requireSlot(this, 1)) as NamePair["official"];
  }
}

/** The common and the official form of a name in one language. */
export const NamePair: Codec<NamePair, NamePairView> = /* @__PURE__ */ defineRecord({
  name: "NamePair",
  schemaHash: "82e2909af3d19d67",
  shape: namePairShape,
  size: sizeNamePair,
  write: writeNamePair,
  read: readNamePair,
  encode: (value) => runEncode(value, namePairShape, sizeNamePair, writeNamePair),
  encodeInto: (writer, value) => runEncodeInto(writer, value, namePairShape, sizeNamePair, writeNamePair),
  decode: (bytes, options) => runDecode(bytes, options, namePairShape, readNamePair),
  decodeFrom: (reader) => runDecodeFrom(reader, namePairShape, readNamePair),
  view: (bytes) => new NamePairView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeNamePair(v: NamePair, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.common);
  n += sizeString(v.official);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeNamePair(v: NamePair, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeString(b, d, p, v.common);
  p = writeString(b, d, p, v.official);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readNamePair(r: Reader, depth: number): NamePair {
  const n = r.readArrayHeader(depth);
  const common = n > 0 ? readString(r) : r.missing();
  const official = n > 1 ? readString(r) : r.missing();
  const value: Decoded<NamePair> = { common, official };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as NamePair;
}

function sizeNamePairDictionary(v: { readonly [name: string]: NamePair }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as NamePair;
    n += sizeString(key) + sizeNamePair(item, depth + 1);
  }
  return n;
}

function writeNamePairDictionary(v: { readonly [name: string]: NamePair }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as NamePair;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeNamePair(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readNamePairDictionary(r: Reader, depth: number): { readonly [name: string]: NamePair } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: NamePair } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readNamePair(r, depth + 1));
  return items;
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

function sizeStringDictionary(v: { readonly [name: string]: string }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as string;
    n += sizeString(key) + sizeString(item);
  }
  return n;
}

function writeStringDictionary(v: { readonly [name: string]: string }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as string;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeString(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readStringDictionary(r: Reader, depth: number): { readonly [name: string]: string } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: string } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readString(r));
  return items;
}

function sizeStringToCurrencyMap(v: ReadonlyMap<string, Currency>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  let n = 5;
  for (const [key, item] of v) n += sizeString(key) + sizeCurrency(item, depth + 1);
  return n;
}

function writeStringToCurrencyMap(v: ReadonlyMap<string, Currency>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeCurrency(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readStringToCurrencyMap(r: Reader, depth: number): ReadonlyMap<string, Currency> {
  const count = r.readMapHeader(depth);
  const items = new Map<string, Currency>();
  for (let i = 0; i < count; i++) putEntry(r, items, readString(r), readCurrency(r, depth + 1));
  return items;
}

function sizeDemonymDictionary(v: { readonly [name: string]: Demonym }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as Demonym;
    n += sizeString(key) + sizeDemonym(item, depth + 1);
  }
  return n;
}

function writeDemonymDictionary(v: { readonly [name: string]: Demonym }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as Demonym;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeDemonym(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readDemonymDictionary(r: Reader, depth: number): { readonly [name: string]: Demonym } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: Demonym } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readDemonym(r, depth + 1));
  return items;
}

function sizeStringSet(v: ReadonlySet<string>, depth: number): number {
  checkSet(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v) n += sizeString(item);
  return n;
}

function writeStringSet(v: ReadonlySet<string>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeArrayHeader(b, d, p, count);
  const entries = beginEntries();
  for (const item of v) {
    markEntry(entries, p);
    p = writeString(b, d, p, item);
  }
  return sortElements(entries, b, p, count);
}

function readStringSet(r: Reader, depth: number): ReadonlySet<string> {
  const count = r.readArrayHeader(depth);
  const items = new Set<string>();
  for (let i = 0; i < count; i++) addElement(r, items, readString(r));
  return items;
}

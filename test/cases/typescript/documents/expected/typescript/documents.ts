// Generated from documents.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../documents.schema.ts";
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
  addElement,
  beginEntries,
  checkArray,
  checkDepth,
  checkObject,
  checkSet,
  defineDocument,
  enumeration,
  fault,
  keepUnknown,
  list,
  markEntry,
  putInt32,
  putTimestamp,
  putUint32,
  readInt32,
  readString,
  readTimestamp,
  readUint32,
  recordShape,
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
  skipValue,
  slot,
  slotDepth,
  sortElements,
  storeKeyText,
  unknownSlots,
  writeArrayHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";

/**
 * A city.
 *
 * Second paragraph, with a comment end *\/ in `code`, \u202e and a "quote".
 */
export type City = authored.City;

export const cityShape: RecordShape = /* @__PURE__ */ recordShape("City", 10, [
  slot(0, "id", "required", scalar("string")),
  slot(1, "name", "required", scalar("string")),
  slot(2, "country", "required", scalar("string")),
  slot(3, "code", "optional", scalar("string")),
  slot(5, "population", "defaulted", scalar("uint32"), () => 0),
  slot(6, "tags", "required", list(scalar("string"))),
  slot(7, "founded", "nullable", scalar("timestamp")),
  slot(8, "zip", "optional", scalar("string")),
  slot(9, "twins", "required", set(scalar("string"))),
]);

/** A `City` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class CityView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, cityShape, start, depth);
  }

  /** The identity. */
  get id(): City["id"] {
    return readString(requireSlot(this, 0)) as City["id"];
  }

  /** In English. */
  get name(): City["name"] {
    return readString(requireSlot(this, 1)) as City["name"];
  }

  get country(): City["country"] {
    return readString(requireSlot(this, 2)) as City["country"];
  }

  get code(): City["code"] {
    const r = seekSlot(this, 3);
    return (r === undefined ? undefined : readString(r)) as City["code"];
  }

  get population(): City["population"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? 0 : readUint32(r)) as City["population"];
  }

  get tags(): City["tags"] {
    return readStringList(requireSlot(this, 6), slotDepth(this)) as City["tags"];
  }

  get founded(): City["founded"] {
    const r = seekSlot(this, 7);
    return (r === undefined ? null : readTimestamp(r)) as City["founded"];
  }

  /** @deprecated Use `code`. */
  get zip(): City["zip"] {
    const r = seekSlot(this, 8);
    return (r === undefined ? undefined : readString(r)) as City["zip"];
  }

  get twins(): City["twins"] {
    return readStringSet(requireSlot(this, 9), slotDepth(this)) as City["twins"];
  }
}

/** Lookups of `City` by its indexes. */
export interface CityQuery {
  /** The one document of this `name`, if there is one. */
  byName(name: City["name"]): Readonly<City> | undefined;
  /** Documents by `country`, `population`: trailing parts may be left out, the last one may be a range. */
  byCountryAndPopulation(
    country: City["country"],
    population?: City["population"] | Range<City["population"]>,
    options?: FindOptions,
  ): readonly Readonly<City>[];
  /** The one document of this `country`, `code`, if there is one. */
  byCountryAndCode(country: City["country"], code: NonNullable<City["code"]>): Readonly<City> | undefined;
  /** Documents by `country`: one value or a range. */
  byCountry(country: City["country"] | Range<City["country"]>, options?: FindOptions): readonly Readonly<City>[];
  /** Documents by `tags`: one value or a range. */
  byTag(tags: City["tags"][number] | Range<City["tags"][number]>, options?: FindOptions): readonly Readonly<City>[];
  /** Documents by `founded`: one value or a range. */
  byFounded(
    founded: NonNullable<City["founded"]> | Range<NonNullable<City["founded"]>>,
    options?: FindOptions,
  ): readonly Readonly<City>[];
  /** The one document of this `zip`, if there is one. */
  byZip(zip: NonNullable<City["zip"]>): Readonly<City> | undefined;
  /** Documents by `twins`: one value or a range. */
  byTwins(twins: string | Range<string>, options?: FindOptions): readonly Readonly<City>[];
}

/**
 * A city.
 *
 * Second paragraph, with a comment end *\/ in `code`, \u202e and a "quote".
 */
export const City: DocumentDefinition<City, City["id"], CityQuery, CityView> = /* @__PURE__ */ defineDocument({
  name: "City",
  schemaHash: "a917f9552d8adea6",
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
  schemaId: "geo.city.v2",
  version: 2,
  global: false,
  freezable: false,
  storeKey: (id) => storeKeyText(cityShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(cityShape, [0], [v.id]),
  indexes: [
    { accessor: "byName", unique: true, parts: [{ slot: "name", order: "string", multi: false, read: (v) => v.name }] },
    { accessor: "byCountryAndPopulation", unique: false, parts: [
      { slot: "country", order: "string", multi: false, read: (v) => v.country },
      { slot: "population", order: "number", multi: false, read: (v) => v.population },
    ] },
    { accessor: "byCountryAndCode", unique: true, parts: [
      { slot: "country", order: "string", multi: false, read: (v) => v.country },
      { slot: "code", order: "string", multi: false, read: (v) => v.code },
    ] },
    { accessor: "byCountry", unique: false, parts: [
      { slot: "country", order: "string", multi: false, read: (v) => v.country },
    ] },
    { accessor: "byTag", unique: false, parts: [{ slot: "tags", order: "string", multi: true, read: (v) => v.tags }] },
    { accessor: "byFounded", unique: false, parts: [
      { slot: "founded", order: "bigint", multi: false, read: (v) => v.founded },
    ] },
    { accessor: "byZip", unique: true, parts: [{ slot: "zip", order: "string", multi: false, read: (v) => v.zip }] },
    { accessor: "byTwins", unique: false, parts: [
      { slot: "twins", order: "string", multi: true, read: (v) => v.twins },
    ] },
  ],
  query: (reader) => ({
    byName: (name) => reader.findOne(0, [name]),
    byCountryAndPopulation: (country, population, options) => reader.find(1, [country, population], options),
    byCountryAndCode: (country, code) => reader.findOne(2, [country, code]),
    byCountry: (country, options) => reader.find(3, [country], options),
    byTag: (tags, options) => reader.find(4, [tags], options),
    byFounded: (founded, options) => reader.find(5, [founded], options),
    byZip: (zip) => reader.findOne(6, [zip]),
    byTwins: (twins, options) => reader.find(7, [twins], options),
  }),
  catalog: {
    schemaId: "geo.city.v2",
    schemaName: "city",
    schemaVersion: "city.v2",
    contentHash: "sha256:5b53095bddea26fbf7c28218ef5af7250ae1f75bd200c75b155e5c597ed6f2a9",
    canonicalSchemaJson:
      '{"schemaName":"city","schemaVersion":"city.v2","members":[{"slot":0,"name":"id","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"name","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":2,"name":"country","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byCountry","isName":false},{"slot":3,"name":"code","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"population","type":"System.UInt32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"tags","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byTag","isName":false},{"slot":7,"name":"founded","type":"System.DateTime","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byFounded","isName":false},{"slot":8,"name":"zip","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byZip","isName":false},{"slot":9,"name":"twins","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byTwins","isName":false}]}',
    compatibleSchemaIds: ["geo.city.v2"],
    members: [
      { slot: 0, name: "id", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "name", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: true, indexAlias: null },
      { slot: 2, name: "country", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byCountry" },
      { slot: 3, name: "code", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 5, name: "population", typeName: "System.UInt32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 6, name: "tags", typeName: "System.String", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: "byTag" },
      { slot: 7, name: "founded", typeName: "System.DateTime", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byFounded" },
      { slot: 8, name: "zip", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byZip" },
      { slot: 9, name: "twins", typeName: "System.String", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: "byTwins" },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeCity(v: City, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 26;
  n += sizeString(v.id);
  n += sizeString(v.name);
  n += sizeString(v.country);
  n += v.code === undefined ? 1 : sizeString(v.code);
  n += sizeStringList(v.tags, depth + 1);
  n += v.zip === undefined ? 1 : sizeString(v.zip);
  n += sizeStringSet(v.twins, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeCity(v: City, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 10, unknown);
  p = writeString(b, d, p, v.id);
  p = writeString(b, d, p, v.name);
  p = writeString(b, d, p, v.country);
  p = v.code === undefined ? writeNil(b, p) : writeString(b, d, p, v.code);
  p = writeNil(b, p);
  p = putUint32(b, d, p, v.population);
  p = writeStringList(v.tags, b, d, p);
  p = v.founded === null ? writeNil(b, p) : putTimestamp(b, d, p, v.founded);
  p = v.zip === undefined ? writeNil(b, p) : writeString(b, d, p, v.zip);
  p = writeStringSet(v.twins, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readCity(r: Reader, depth: number): City {
  const n = r.readArrayHeader(depth);
  const id = n > 0 ? readString(r) : r.missing();
  const name = n > 1 ? readString(r) : r.missing();
  const country = n > 2 ? readString(r) : r.missing();
  const code = n > 3 && !r.tryNil() ? readString(r) : undefined;
  if (n > 4) skipValue(r, depth + 1);
  const population = n > 5 && !r.tryNil() ? readUint32(r) : 0;
  const tags = n > 6 ? readStringList(r, depth + 1) : r.missing();
  const founded = n > 7 && !r.tryNil() ? readTimestamp(r) : null;
  const zip = n > 8 && !r.tryNil() ? readString(r) : undefined;
  const twins = n > 9 ? readStringSet(r, depth + 1) : r.missing();
  const value: Decoded<City> = { id, name, country, population, tags, founded, twins };
  if (code !== undefined) value.code = code;
  if (zip !== undefined) value.zip = zip;
  if (n > 10) keepUnknown(r, value, n - 10, depth);
  return value as City;
}

/** The caller gives the store key. */
export type ScratchPad = authored.ScratchPad;

export const scratchPadShape: RecordShape = /* @__PURE__ */ recordShape("ScratchPad", 1, [
  slot(0, "text", "required", scalar("string")),
]);

/** A `ScratchPad` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ScratchPadView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, scratchPadShape, start, depth);
  }

  get text(): ScratchPad["text"] {
    return readString(requireSlot(this, 0)) as ScratchPad["text"];
  }
}

/** Lookups of `ScratchPad` by its indexes. */
export interface ScratchPadQuery {}

/** The caller gives the store key. */
export const ScratchPad: DocumentDefinition<ScratchPad, string, ScratchPadQuery, ScratchPadView> = /* @__PURE__ */ defineDocument({
  name: "ScratchPad",
  schemaHash: "449994f9171dbb22",
  shape: scratchPadShape,
  size: sizeScratchPad,
  write: writeScratchPad,
  read: readScratchPad,
  encode: (value) => runEncode(value, scratchPadShape, sizeScratchPad, writeScratchPad),
  encodeInto: (writer, value) => runEncodeInto(writer, value, scratchPadShape, sizeScratchPad, writeScratchPad),
  decode: (bytes, options) => runDecode(bytes, options, scratchPadShape, readScratchPad),
  decodeFrom: (reader) => runDecodeFrom(reader, scratchPadShape, readScratchPad),
  view: (bytes) => new ScratchPadView(bytes),
  type: "scratch",
  schemaId: "scratch",
  version: 1,
  global: false,
  freezable: true,
  storeKey: (key) => key,
  storeKeyOf: () => undefined,
  indexes: [],
  query: () => ({}),
  catalog: {
    schemaId: "scratch",
    schemaName: "scratch",
    schemaVersion: "scratch.v1",
    contentHash: "sha256:e2518ee3d79a87c0df529ddd7ba3047936cdb189cf650fc8b7e627b434240eb1",
    canonicalSchemaJson:
      '{"schemaName":"scratch","schemaVersion":"scratch.v1","members":[{"slot":0,"name":"text","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["scratch"],
    members: [
      { slot: 0, name: "text", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeScratchPad(v: ScratchPad, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.text);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeScratchPad(v: ScratchPad, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString(b, d, p, v.text);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readScratchPad(r: Reader, depth: number): ScratchPad {
  const n = r.readArrayHeader(depth);
  const text = n > 0 ? readString(r) : r.missing();
  const value: Decoded<ScratchPad> = { text };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as ScratchPad;
}

export type Settings = authored.Settings;

export const settingsShape: RecordShape = /* @__PURE__ */ recordShape("Settings", 1, [
  slot(0, "theme", "defaulted", settingsThemeShape(), () => "dark"),
]);

/** A `Settings` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SettingsView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, settingsShape, start, depth);
  }

  get theme(): Settings["theme"] {
    const r = seekSlot(this, 0);
    return r === undefined ? "dark" : readSettingsTheme(r);
  }
}

/** Lookups of `Settings` by its indexes. */
export interface SettingsQuery {}

export const Settings: DocumentDefinition<Settings, undefined, SettingsQuery, SettingsView> = /* @__PURE__ */ defineDocument({
  name: "Settings",
  schemaHash: "96f291dc2d688051",
  shape: settingsShape,
  size: sizeSettings,
  write: writeSettings,
  read: readSettings,
  encode: (value) => runEncode(value, settingsShape, sizeSettings, writeSettings),
  encodeInto: (writer, value) => runEncodeInto(writer, value, settingsShape, sizeSettings, writeSettings),
  decode: (bytes, options) => runDecode(bytes, options, settingsShape, readSettings),
  decodeFrom: (reader) => runDecodeFrom(reader, settingsShape, readSettings),
  view: (bytes) => new SettingsView(bytes),
  type: "settings",
  schemaId: "settings",
  version: 1,
  global: true,
  freezable: true,
  storeKey: () => "__global__",
  storeKeyOf: () => "__global__",
  indexes: [],
  query: () => ({}),
  catalog: {
    schemaId: "settings",
    schemaName: "settings",
    schemaVersion: "settings.v1",
    contentHash: "sha256:1722b86e13da3caafd12dd40148ba56ce461e1a7bc1e1cc297ff5a559fa0a625",
    canonicalSchemaJson:
      '{"schemaName":"settings","schemaVersion":"settings.v1","members":[{"slot":0,"name":"theme","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["settings"],
    members: [
      { slot: 0, name: "theme", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeSettings(v: Settings, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 15;
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSettings(v: Settings, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeSettingsTheme(v.theme, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSettings(r: Reader, depth: number): Settings {
  const n = r.readArrayHeader(depth);
  const theme = n > 0 && !r.tryNil() ? readSettingsTheme(r) : "dark";
  const value: Decoded<Settings> = { theme };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Settings;
}

export type SettingsTheme = "dark" | "light";

export function settingsThemeShape(): EnumShape {
  return enumeration("SettingsTheme", "string", false, [["dark", "dark"], ["light", "light"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeSettingsTheme(v: SettingsTheme, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "dark":
    case "light":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readSettingsTheme(r: Reader): SettingsTheme {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "dark":
    case "light":
      return wire as SettingsTheme;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

export type Visit = authored.Visit;

export const visitShape: RecordShape = /* @__PURE__ */ recordShape("Visit", 3, [
  slot(0, "city", "required", scalar("string")),
  slot(1, "day", "required", scalar("int32")),
  slot(2, "note", "required", scalar("string")),
]);

/** A `Visit` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class VisitView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, visitShape, start, depth);
  }

  get city(): Visit["city"] {
    return readString(requireSlot(this, 0)) as Visit["city"];
  }

  get day(): Visit["day"] {
    return readInt32(requireSlot(this, 1)) as Visit["day"];
  }

  get note(): Visit["note"] {
    return readString(requireSlot(this, 2)) as Visit["note"];
  }
}

/** Lookups of `Visit` by its indexes. */
export interface VisitQuery {}

export const Visit: DocumentDefinition<Visit, readonly [Visit["city"], Visit["day"]], VisitQuery, VisitView> = /* @__PURE__ */ defineDocument({
  name: "Visit",
  schemaHash: "9805b44327257349",
  shape: visitShape,
  size: sizeVisit,
  write: writeVisit,
  read: readVisit,
  encode: (value) => runEncode(value, visitShape, sizeVisit, writeVisit),
  encodeInto: (writer, value) => runEncodeInto(writer, value, visitShape, sizeVisit, writeVisit),
  decode: (bytes, options) => runDecode(bytes, options, visitShape, readVisit),
  decodeFrom: (reader) => runDecodeFrom(reader, visitShape, readVisit),
  view: (bytes) => new VisitView(bytes),
  type: "visit",
  schemaId: "visit",
  version: 1,
  global: false,
  freezable: true,
  storeKey: (id) => storeKeyText(visitShape, [0, 1], id),
  storeKeyOf: (v) => storeKeyText(visitShape, [0, 1], [v.city, v.day]),
  indexes: [],
  query: () => ({}),
  catalog: {
    schemaId: "visit",
    schemaName: "visit",
    schemaVersion: "visit.v1",
    contentHash: "sha256:e942bcc05bb961191bdb3cd2f98123b9a7e58e99226e87d977edf3226aa9aacf",
    canonicalSchemaJson:
      '{"schemaName":"visit","schemaVersion":"visit.v1","members":[{"slot":0,"name":"city","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"day","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"note","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["visit"],
    members: [
      { slot: 0, name: "city", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "day", typeName: "System.Int32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 2, name: "note", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeVisit(v: Visit, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 10;
  n += sizeString(v.city);
  n += sizeString(v.note);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeVisit(v: Visit, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 3, unknown);
  p = writeString(b, d, p, v.city);
  p = putInt32(b, d, p, v.day);
  p = writeString(b, d, p, v.note);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readVisit(r: Reader, depth: number): Visit {
  const n = r.readArrayHeader(depth);
  const city = n > 0 ? readString(r) : r.missing();
  const day = n > 1 ? readInt32(r) : r.missing();
  const note = n > 2 ? readString(r) : r.missing();
  const value: Decoded<Visit> = { city, day, note };
  if (n > 3) keepUnknown(r, value, n - 3, depth);
  return value as Visit;
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

// Generated from hard-names.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../hard-names.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  type DocumentDefinition,
  type EnumShape,
  type FindOptions,
  LazyView,
  type Range,
  type Reader as Reader_,
  type RecordShape,
  checkArray,
  checkDepth,
  checkObject,
  defineDocument,
  defineOwn,
  defineRecord,
  enumeration,
  fault,
  keepUnknown,
  list,
  ownSlot,
  putFloat64,
  readFloat64,
  readString as readString_,
  recordShape as recordShape_,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  sizeString as sizeString_,
  sizeUnknown,
  skipValue,
  slot,
  slotDepth,
  storeKeyText,
  unknownSlots,
  writeArrayHeader,
  writeNil,
  writeRecordHeader,
  writeString as writeString_,
  writeUnknown,
} from "@keyslot/runtime/codegen";

export type Array = authored.Array;

export const arrayShape: RecordShape = /* @__PURE__ */ recordShape_("Array", 2, [
  slot(0, "readString", "required", scalar("string")),
  slot(1, "depth", "required", scalar("float64")),
]);

/** A `Array` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ArrayView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, arrayShape, start, depth);
  }

  get readString(): Array["readString"] {
    return readString_(requireSlot(this, 0)) as Array["readString"];
  }

  get depth(): Array["depth"] {
    return readFloat64(requireSlot(this, 1)) as Array["depth"];
  }
}

export const Array: Codec<Array, ArrayView> = /* @__PURE__ */ defineRecord({
  name: "Array",
  schemaHash: "65c2b09607fc8592",
  shape: arrayShape,
  size: sizeArray,
  write: writeArray,
  read: readArray,
  encode: (value) => runEncode(value, arrayShape, sizeArray, writeArray),
  encodeInto: (writer, value) => runEncodeInto(writer, value, arrayShape, sizeArray, writeArray),
  decode: (bytes, options) => runDecode(bytes, options, arrayShape, readArray),
  decodeFrom: (reader) => runDecodeFrom(reader, arrayShape, readArray),
  view: (bytes) => new ArrayView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeArray(v: Array, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 14;
  n += sizeString_(v.readString);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeArray(v: Array, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeString_(b, d, p, v.readString);
  p = putFloat64(b, d, p, v.depth);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readArray(r: Reader_, depth: number): Array {
  const n = r.readArrayHeader(depth);
  const slotReadString = n > 0 ? readString_(r) : r.missing();
  const depth_ = n > 1 ? readFloat64(r) : r.missing();
  const value: Decoded<Array> = { readString: slotReadString, depth: depth_ };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Array;
}

export type Date = authored.Date;

export const dateShape: RecordShape = /* @__PURE__ */ recordShape_("Date", 2, [
  slot(0, "reader", "required", scalar("string")),
  slot(1, "seek", "required", scalar("string")),
]);

/** A `Date` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class DateView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, dateShape, start, depth);
  }

  get reader(): Date["reader"] {
    return readString_(requireSlot(this, 0)) as Date["reader"];
  }

  get seek(): Date["seek"] {
    return readString_(requireSlot(this, 1)) as Date["seek"];
  }
}

export const Date: Codec<Date, DateView> = /* @__PURE__ */ defineRecord({
  name: "Date",
  schemaHash: "82e2909af3d19d67",
  shape: dateShape,
  size: sizeDate,
  write: writeDate,
  read: readDate,
  encode: (value) => runEncode(value, dateShape, sizeDate, writeDate),
  encodeInto: (writer, value) => runEncodeInto(writer, value, dateShape, sizeDate, writeDate),
  decode: (bytes, options) => runDecode(bytes, options, dateShape, readDate),
  decodeFrom: (reader) => runDecodeFrom(reader, dateShape, readDate),
  view: (bytes) => new DateView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeDate(v: Date, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString_(v.reader);
  n += sizeString_(v.seek);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeDate(v: Date, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeString_(b, d, p, v.reader);
  p = writeString_(b, d, p, v.seek);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readDate(r: Reader_, depth: number): Date {
  const n = r.readArrayHeader(depth);
  const slotReader = n > 0 ? readString_(r) : r.missing();
  const seek = n > 1 ? readString_(r) : r.missing();
  const value: Decoded<Date> = { reader: slotReader, seek };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Date;
}

export type Float64Array = authored.Float64Array;

export const float64ArrayShape: RecordShape = /* @__PURE__ */ recordShape_("Float64Array", 1, [
  slot(0, "list", "required", list(reference(() => stringShape))),
]);

/** A `Float64Array` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class Float64ArrayView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, float64ArrayShape, start, depth);
  }

  get list(): Float64Array["list"] {
    return readStringList_(requireSlot(this, 0), slotDepth(this)) as Float64Array["list"];
  }
}

export const Float64Array: Codec<Float64Array, Float64ArrayView> = /* @__PURE__ */ defineRecord({
  name: "Float64Array",
  schemaHash: "dff9ecbccc6cf850",
  shape: float64ArrayShape,
  size: sizeFloat64Array,
  write: writeFloat64Array,
  read: readFloat64Array,
  encode: (value) => runEncode(value, float64ArrayShape, sizeFloat64Array, writeFloat64Array),
  encodeInto: (writer, value) => runEncodeInto(writer, value, float64ArrayShape, sizeFloat64Array, writeFloat64Array),
  decode: (bytes, options) => runDecode(bytes, options, float64ArrayShape, readFloat64Array),
  decodeFrom: (reader) => runDecodeFrom(reader, float64ArrayShape, readFloat64Array),
  view: (bytes) => new Float64ArrayView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeFloat64Array(v: Float64Array, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeStringList_(v.list, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeFloat64Array(v: Float64Array, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeStringList_(v.list, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readFloat64Array(r: Reader_, depth: number): Float64Array {
  const n = r.readArrayHeader(depth);
  const list = n > 0 ? readStringList_(r, depth + 1) : r.missing();
  const value: Decoded<Float64Array> = { list };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Float64Array;
}

export type Map = authored.Map;

export const mapShape: RecordShape = /* @__PURE__ */ recordShape_("Map", 5, [
  slot(0, "Map", "required", scalar("string")),
  slot(1, "globalThis", "required", reference(() => setShape)),
  slot(2, "r", "required", scalar("float64")),
  slot(3, "n", "required", scalar("float64")),
  slot(4, "options", "required", list(reference(() => dateShape))),
]);

/** A `Map` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class MapView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, mapShape, start, depth);
  }

  get Map(): Map["Map"] {
    return readString_(requireSlot(this, 0)) as Map["Map"];
  }

  get globalThis(): Map["globalThis"] {
    return readSet(requireSlot(this, 1), slotDepth(this));
  }

  get r(): Map["r"] {
    return readFloat64(requireSlot(this, 2)) as Map["r"];
  }

  get n(): Map["n"] {
    return readFloat64(requireSlot(this, 3)) as Map["n"];
  }

  get options(): Map["options"] {
    return readDateList(requireSlot(this, 4), slotDepth(this)) as Map["options"];
  }
}

/** Lookups of `Map` by its indexes. */
export interface MapQuery {
  /** Documents by `r`, `n`: trailing parts may be left out, the last one may be a range. */
  byIndex(r_: Map["r"], n_?: Map["n"] | Range<Map["n"]>, options?: FindOptions): readonly Readonly<Map>[];
}

export const Map: DocumentDefinition<Map, Map["Map"], MapQuery, MapView> = /* @__PURE__ */ defineDocument({
  name: "Map",
  schemaHash: "c5d0d04d428e4688",
  shape: mapShape,
  size: sizeMap,
  write: writeMap,
  read: readMap,
  encode: (value) => runEncode(value, mapShape, sizeMap, writeMap),
  encodeInto: (writer, value) => runEncodeInto(writer, value, mapShape, sizeMap, writeMap),
  decode: (bytes, options) => runDecode(bytes, options, mapShape, readMap),
  decodeFrom: (reader) => runDecodeFrom(reader, mapShape, readMap),
  view: (bytes) => new MapView(bytes),
  type: "map",
  schemaId: "map",
  version: 1,
  global: false,
  freezable: true,
  storeKey: (id) => storeKeyText(mapShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(mapShape, [0], [v.Map]),
  indexes: [
    { accessor: "byIndex", unique: false, parts: [
      { slot: "r", order: "number", multi: false, read: (v) => v.r },
      { slot: "n", order: "number", multi: false, read: (v) => v.n },
    ] },
  ],
  query: (reader) => ({
    byIndex: (r_, n_, options) => reader.find(0, [r_, n_], options),
  }),
  catalog: {
    schemaId: "map",
    schemaName: "map",
    schemaVersion: "map.v1",
    contentHash: "sha256:39a882c556aa3addd0a8f01c668c79f59475c4e8315d0e201e4e866cdcbd4e4b",
    canonicalSchemaJson:
      '{"schemaName":"map","schemaVersion":"map.v1","members":[{"slot":0,"name":"Map","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"globalThis","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"r","type":"System.Double","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":3,"name":"n","type":"System.Double","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"options","type":"System.Object","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["map"],
    members: [
      { slot: 0, name: "Map", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "globalThis", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 2, name: "r", typeName: "System.Double", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 3, name: "n", typeName: "System.Double", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 4, name: "options", typeName: "System.Object", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeMap(v: Map, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 23;
  n += sizeString_(v.Map);
  n += sizeSet(v.globalThis, depth + 1);
  n += sizeDateList(v.options, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeMap(v: Map, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 5, unknown);
  p = writeString_(b, d, p, v.Map);
  p = writeSet(v.globalThis, b, d, p);
  p = putFloat64(b, d, p, v.r);
  p = putFloat64(b, d, p, v.n);
  p = writeDateList(v.options, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readMap(r: Reader_, depth: number): Map {
  const n = r.readArrayHeader(depth);
  const Map_ = n > 0 ? readString_(r) : r.missing();
  const globalThis_ = n > 1 ? readSet(r, depth + 1) : r.missing();
  const r_ = n > 2 ? readFloat64(r) : r.missing();
  const n_ = n > 3 ? readFloat64(r) : r.missing();
  const options = n > 4 ? readDateList(r, depth + 1) : r.missing();
  const value: Decoded<Map> = { Map: Map_, globalThis: globalThis_, r: r_, n: n_, options };
  if (n > 5) keepUnknown(r, value, n - 5, depth);
  return value as Map;
}

export type NonNullable = authored.NonNullable;

export function nonNullableShape(): EnumShape {
  return enumeration("NonNullable", "string", false, [["yes", "yes"], ["no", "no"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeNonNullable(v: NonNullable, b: globalThis.Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "yes":
    case "no":
      return writeString_(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readNonNullable(r: Reader_): NonNullable {
  const start = r.pos;
  const wire = readString_(r);
  switch (wire) {
    case "yes":
    case "no":
      return wire as NonNullable;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** Named like globals, like what generated code imports, and like what it derives. */
export type Object = authored.Object;

export const objectShape: RecordShape = /* @__PURE__ */ recordShape_("Object", 12, [
  slot(0, "class", "required", scalar("string")),
  slot(1, "constructor", "required", scalar("string")),
  slot(2, "__proto__", "optional", scalar("string")),
  slot(3, "with-dash", "required", scalar("string")),
  slot(4, "toString", "nullable", scalar("string")),
  slot(5, "valueOf", "defaulted", scalar("string"), () => "x"),
  slot(7, "a\nb", "required", scalar("string")),
  slot(8, "* / x", "required", scalar("string")),
  slot(9, "ünïcode", "required", scalar("string")),
  slot(10, "v", "required", reference(() => mapShape)),
  slot(11, "undefined", "optional", reference(() => arrayShape)),
]);

/** A `Object` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ObjectView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, objectShape, start, depth);
  }

  get class(): Object["class"] {
    return readString_(requireSlot(this, 0)) as Object["class"];
  }

  override get ["constructor"](): Object["constructor"] {
    return readString_(requireSlot(this, 1)) as Object["constructor"];
  }

  get ["__proto__"](): Object["__proto__"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? undefined : readString_(r)) as Object["__proto__"];
  }

  get "with-dash"(): Object["with-dash"] {
    return readString_(requireSlot(this, 3)) as Object["with-dash"];
  }

  override get toString(): Object["toString"] {
    const r = seekSlot(this, 4);
    return (r === undefined ? null : readString_(r)) as Object["toString"];
  }

  override get valueOf(): Object["valueOf"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? "x" : readString_(r)) as Object["valueOf"];
  }

  get "a\nb"(): Object["a\nb"] {
    return readString_(requireSlot(this, 7)) as Object["a\nb"];
  }

  get "* / x"(): Object["* / x"] {
    return readString_(requireSlot(this, 8)) as Object["* / x"];
  }

  get "ünïcode"(): Object["ünïcode"] {
    return readString_(requireSlot(this, 9)) as Object["ünïcode"];
  }

  get v(): Object["v"] {
    return readMap(requireSlot(this, 10), slotDepth(this));
  }

  get undefined(): Object["undefined"] {
    const r = seekSlot(this, 11);
    return r === undefined ? undefined : readArray(r, slotDepth(this));
  }
}

/** Named like globals, like what generated code imports, and like what it derives. */
export const Object: Codec<Object, ObjectView> = /* @__PURE__ */ defineRecord({
  name: "Object",
  schemaHash: "87ba17a61816f537",
  shape: objectShape,
  size: sizeObject,
  write: writeObject,
  read: readObject,
  encode: (value) => runEncode(value, objectShape, sizeObject, writeObject),
  encodeInto: (writer, value) => runEncodeInto(writer, value, objectShape, sizeObject, writeObject),
  decode: (bytes, options) => runDecode(bytes, options, objectShape, readObject),
  decodeFrom: (reader) => runDecodeFrom(reader, objectShape, readObject),
  view: (bytes) => new ObjectView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeObject(v: Object, depth: number): number {
  checkObject(v);
  checkDepth(depth);
  const constructor = ownSlot(v, "constructor");
  if (constructor === undefined) fault("wire/missing-slot");
  const __proto__ = ownSlot(v, "__proto__");
  const toString = ownSlot(v, "toString");
  if (toString === undefined) fault("wire/missing-slot");
  const valueOf = ownSlot(v, "valueOf");
  if (valueOf === undefined) fault("wire/missing-slot");
  let n = 6;
  n += sizeString_(v.class);
  n += sizeString_(constructor);
  n += __proto__ === undefined ? 1 : sizeString_(__proto__);
  n += sizeString_(v["with-dash"]);
  n += toString === null ? 1 : sizeString_(toString);
  n += sizeString_(valueOf);
  n += sizeString_(v["a\nb"]);
  n += sizeString_(v["* / x"]);
  n += sizeString_(v["ünïcode"]);
  n += sizeMap(v.v, depth + 1);
  n += v.undefined === undefined ? 1 : sizeArray(v.undefined, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeObject(v: Object, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  const constructor = ownSlot(v, "constructor");
  if (constructor === undefined) fault("wire/missing-slot");
  const __proto__ = ownSlot(v, "__proto__");
  const toString = ownSlot(v, "toString");
  if (toString === undefined) fault("wire/missing-slot");
  const valueOf = ownSlot(v, "valueOf");
  if (valueOf === undefined) fault("wire/missing-slot");
  p = writeRecordHeader(b, d, p, 12, unknown);
  p = writeString_(b, d, p, v.class);
  p = writeString_(b, d, p, constructor);
  p = __proto__ === undefined ? writeNil(b, p) : writeString_(b, d, p, __proto__);
  p = writeString_(b, d, p, v["with-dash"]);
  p = toString === null ? writeNil(b, p) : writeString_(b, d, p, toString);
  p = writeString_(b, d, p, valueOf);
  p = writeNil(b, p);
  p = writeString_(b, d, p, v["a\nb"]);
  p = writeString_(b, d, p, v["* / x"]);
  p = writeString_(b, d, p, v["ünïcode"]);
  p = writeMap(v.v, b, d, p);
  p = v.undefined === undefined ? writeNil(b, p) : writeArray(v.undefined, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readObject(r: Reader_, depth: number): Object {
  const n = r.readArrayHeader(depth);
  const slotClass = n > 0 ? readString_(r) : r.missing();
  const constructor = n > 1 ? readString_(r) : r.missing();
  const __proto__ = n > 2 && !r.tryNil() ? readString_(r) : undefined;
  const slotWithDash = n > 3 ? readString_(r) : r.missing();
  const toString = n > 4 && !r.tryNil() ? readString_(r) : null;
  const valueOf = n > 5 && !r.tryNil() ? readString_(r) : "x";
  if (n > 6) skipValue(r, depth + 1);
  const slotAB = n > 7 ? readString_(r) : r.missing();
  const slotX = n > 8 ? readString_(r) : r.missing();
  const ünïcode = n > 9 ? readString_(r) : r.missing();
  const v = n > 10 ? readMap(r, depth + 1) : r.missing();
  const slotUndefined = n > 11 && !r.tryNil() ? readArray(r, depth + 1) : undefined;
  const value: Decoded<Object> = {
    class: slotClass,
    constructor,
    "with-dash": slotWithDash,
    toString,
    valueOf,
    "a\nb": slotAB,
    "* / x": slotX,
    "ünïcode": ünïcode,
    v,
  };
  if (__proto__ !== undefined) defineOwn(value, "__proto__", __proto__);
  if (slotUndefined !== undefined) value.undefined = slotUndefined;
  if (n > 12) keepUnknown(r, value, n - 12, depth);
  return value as Object;
}

export type Reader = authored.Reader;

export const readerShape: RecordShape = /* @__PURE__ */ recordShape_("Reader", 1, [
  slot(0, "p", "required", scalar("string")),
]);

/** A `Reader` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ReaderView_ extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, readerShape, start, depth);
  }

  get p(): Reader["p"] {
    return readString_(requireSlot(this, 0)) as Reader["p"];
  }
}

export const Reader: Codec<Reader, ReaderView_> = /* @__PURE__ */ defineRecord({
  name: "Reader",
  schemaHash: "449994f9171dbb22",
  shape: readerShape,
  size: sizeReader,
  write: writeReader,
  read: readReader,
  encode: (value) => runEncode(value, readerShape, sizeReader, writeReader),
  encodeInto: (writer, value) => runEncodeInto(writer, value, readerShape, sizeReader, writeReader),
  decode: (bytes, options) => runDecode(bytes, options, readerShape, readReader),
  decodeFrom: (reader) => runDecodeFrom(reader, readerShape, readReader),
  view: (bytes) => new ReaderView_(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeReader(v: Reader, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString_(v.p);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeReader(v: Reader, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString_(b, d, p, v.p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readReader(r: Reader_, depth: number): Reader {
  const n = r.readArrayHeader(depth);
  const p = n > 0 ? readString_(r) : r.missing();
  const value: Decoded<Reader> = { p };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Reader;
}

export type ReaderView = authored.ReaderView;

export const readerViewShape: RecordShape = /* @__PURE__ */ recordShape_("ReaderView", 1, [
  slot(0, "LazyView", "required", scalar("string")),
]);

/** A `ReaderView` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ReaderViewView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, readerViewShape, start, depth);
  }

  get LazyView(): ReaderView["LazyView"] {
    return readString_(requireSlot(this, 0)) as ReaderView["LazyView"];
  }
}

export const ReaderView: Codec<ReaderView, ReaderViewView> = /* @__PURE__ */ defineRecord({
  name: "ReaderView",
  schemaHash: "449994f9171dbb22",
  shape: readerViewShape,
  size: sizeReaderView,
  write: writeReaderView,
  read: readReaderView,
  encode: (value) => runEncode(value, readerViewShape, sizeReaderView, writeReaderView),
  encodeInto: (writer, value) => runEncodeInto(writer, value, readerViewShape, sizeReaderView, writeReaderView),
  decode: (bytes, options) => runDecode(bytes, options, readerViewShape, readReaderView),
  decodeFrom: (reader) => runDecodeFrom(reader, readerViewShape, readReaderView),
  view: (bytes) => new ReaderViewView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeReaderView(v: ReaderView, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString_(v.LazyView);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeReaderView(v: ReaderView, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString_(b, d, p, v.LazyView);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readReaderView(r: Reader_, depth: number): ReaderView {
  const n = r.readArrayHeader(depth);
  const LazyView = n > 0 ? readString_(r) : r.missing();
  const value: Decoded<ReaderView> = { LazyView };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as ReaderView;
}

export type Record = authored.Record;

export const recordShape: RecordShape = /* @__PURE__ */ recordShape_("Record", 1, [
  slot(0, "answer", "required", nonNullableShape()),
]);

/** A `Record` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class RecordView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, recordShape, start, depth);
  }

  get answer(): Record["answer"] {
    return readNonNullable(requireSlot(this, 0));
  }
}

export const Record: Codec<Record, RecordView> = /* @__PURE__ */ defineRecord({
  name: "Record",
  schemaHash: "c3c52955d7dcac92",
  shape: recordShape,
  size: sizeRecord,
  write: writeRecord,
  read: readRecord,
  encode: (value) => runEncode(value, recordShape, sizeRecord, writeRecord),
  encodeInto: (writer, value) => runEncodeInto(writer, value, recordShape, sizeRecord, writeRecord),
  decode: (bytes, options) => runDecode(bytes, options, recordShape, readRecord),
  decodeFrom: (reader) => runDecodeFrom(reader, recordShape, readRecord),
  view: (bytes) => new RecordView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeRecord(v: Record, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 13;
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeRecord(v: Record, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeNonNullable(v.answer, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readRecord(r: Reader_, depth: number): Record {
  const n = r.readArrayHeader(depth);
  const answer = n > 0 ? readNonNullable(r) : r.missing();
  const value: Decoded<Record> = { answer };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Record;
}

export type Set = authored.Set;

export const setShape: RecordShape = /* @__PURE__ */ recordShape_("Set", 1, [
  slot(0, "value", "required", scalar("string")),
]);

/** A `Set` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SetView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, setShape, start, depth);
  }

  get value(): Set["value"] {
    return readString_(requireSlot(this, 0)) as Set["value"];
  }
}

export const Set: Codec<Set, SetView> = /* @__PURE__ */ defineRecord({
  name: "Set",
  schemaHash: "449994f9171dbb22",
  shape: setShape,
  size: sizeSet,
  write: writeSet,
  read: readSet,
  encode: (value) => runEncode(value, setShape, sizeSet, writeSet),
  encodeInto: (writer, value) => runEncodeInto(writer, value, setShape, sizeSet, writeSet),
  decode: (bytes, options) => runDecode(bytes, options, setShape, readSet),
  decodeFrom: (reader) => runDecodeFrom(reader, setShape, readSet),
  view: (bytes) => new SetView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeSet(v: Set, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString_(v.value);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSet(v: Set, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString_(b, d, p, v.value);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSet(r: Reader_, depth: number): Set {
  const n = r.readArrayHeader(depth);
  const value_ = n > 0 ? readString_(r) : r.missing();
  const value: Decoded<Set> = { value: value_ };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Set;
}

export type String = authored.String;

export const stringShape: RecordShape = /* @__PURE__ */ recordShape_("String", 1, [
  slot(0, "fault", "required", scalar("string")),
]);

/** A `String` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class StringView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, stringShape, start, depth);
  }

  get fault(): String["fault"] {
    return readString_(requireSlot(this, 0)) as String["fault"];
  }
}

export const String: Codec<String, StringView> = /* @__PURE__ */ defineRecord({
  name: "String",
  schemaHash: "449994f9171dbb22",
  shape: stringShape,
  size: sizeString,
  write: writeString,
  read: readString,
  encode: (value) => runEncode(value, stringShape, sizeString, writeString),
  encodeInto: (writer, value) => runEncodeInto(writer, value, stringShape, sizeString, writeString),
  decode: (bytes, options) => runDecode(bytes, options, stringShape, readString),
  decodeFrom: (reader) => runDecodeFrom(reader, stringShape, readString),
  view: (bytes) => new StringView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeString(v: String, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString_(v.fault);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeString(v: String, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString_(b, d, p, v.fault);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readString(r: Reader_, depth: number): String {
  const n = r.readArrayHeader(depth);
  const fault = n > 0 ? readString_(r) : r.missing();
  const value: Decoded<String> = { fault };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as String;
}

export type StringList = authored.StringList;

export const stringListShape: RecordShape = /* @__PURE__ */ recordShape_("StringList", 1, [
  slot(0, "items", "required", list(scalar("string"))),
]);

/** A `StringList` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class StringListView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, stringListShape, start, depth);
  }

  get items(): StringList["items"] {
    return readStringList__(requireSlot(this, 0), slotDepth(this)) as StringList["items"];
  }
}

export const StringList: Codec<StringList, StringListView> = /* @__PURE__ */ defineRecord({
  name: "StringList",
  schemaHash: "f9b0720579d7fd5c",
  shape: stringListShape,
  size: sizeStringList,
  write: writeStringList,
  read: readStringList,
  encode: (value) => runEncode(value, stringListShape, sizeStringList, writeStringList),
  encodeInto: (writer, value) => runEncodeInto(writer, value, stringListShape, sizeStringList, writeStringList),
  decode: (bytes, options) => runDecode(bytes, options, stringListShape, readStringList),
  decodeFrom: (reader) => runDecodeFrom(reader, stringListShape, readStringList),
  view: (bytes) => new StringListView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeStringList(v: StringList, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeStringList__(v.items, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeStringList(v: StringList, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeStringList__(v.items, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readStringList(r: Reader_, depth: number): StringList {
  const n = r.readArrayHeader(depth);
  const items = n > 0 ? readStringList__(r, depth + 1) : r.missing();
  const value: Decoded<StringList> = { items };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as StringList;
}

export type Uint8Array = authored.Uint8Array;

export const uint8ArrayShape: RecordShape = /* @__PURE__ */ recordShape_("Uint8Array", 1, [
  slot(0, "list", "required", list(reference(() => stringShape))),
]);

/** A `Uint8Array` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class Uint8ArrayView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, uint8ArrayShape, start, depth);
  }

  get list(): Uint8Array["list"] {
    return readStringList_(requireSlot(this, 0), slotDepth(this)) as Uint8Array["list"];
  }
}

export const Uint8Array: Codec<Uint8Array, Uint8ArrayView> = /* @__PURE__ */ defineRecord({
  name: "Uint8Array",
  schemaHash: "dff9ecbccc6cf850",
  shape: uint8ArrayShape,
  size: sizeUint8Array,
  write: writeUint8Array,
  read: readUint8Array,
  encode: (value) => runEncode(value, uint8ArrayShape, sizeUint8Array, writeUint8Array),
  encodeInto: (writer, value) => runEncodeInto(writer, value, uint8ArrayShape, sizeUint8Array, writeUint8Array),
  decode: (bytes, options) => runDecode(bytes, options, uint8ArrayShape, readUint8Array),
  decodeFrom: (reader) => runDecodeFrom(reader, uint8ArrayShape, readUint8Array),
  view: (bytes) => new Uint8ArrayView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeUint8Array(v: Uint8Array, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeStringList_(v.list, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeUint8Array(v: Uint8Array, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeStringList_(v.list, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readUint8Array(r: Reader_, depth: number): Uint8Array {
  const n = r.readArrayHeader(depth);
  const list = n > 0 ? readStringList_(r, depth + 1) : r.missing();
  const value: Decoded<Uint8Array> = { list };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Uint8Array;
}

function sizeStringList_(v: readonly String[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as String;
    n += sizeString(item, depth + 1);
  }
  return n;
}

function writeStringList_(v: readonly String[], b: globalThis.Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as String;
    p = writeString(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readStringList_(r: Reader_, depth: number): readonly String[] {
  const count = r.readArrayHeader(depth);
  const items: String[] = count > 1024 ? [] : new globalThis.Array(count);
  for (let i = 0; i < count; i++) items[i] = readString(r, depth + 1);
  return items;
}

function sizeDateList(v: readonly Date[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Date;
    n += sizeDate(item, depth + 1);
  }
  return n;
}

function writeDateList(v: readonly Date[], b: globalThis.Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Date;
    p = writeDate(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readDateList(r: Reader_, depth: number): readonly Date[] {
  const count = r.readArrayHeader(depth);
  const items: Date[] = count > 1024 ? [] : new globalThis.Array(count);
  for (let i = 0; i < count; i++) items[i] = readDate(r, depth + 1);
  return items;
}

function sizeStringList__(v: readonly string[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as string;
    n += sizeString_(item);
  }
  return n;
}

function writeStringList__(v: readonly string[], b: globalThis.Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as string;
    p = writeString_(b, d, p, item);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readStringList__(r: Reader_, depth: number): readonly string[] {
  const count = r.readArrayHeader(depth);
  const items: string[] = count > 1024 ? [] : new globalThis.Array(count);
  for (let i = 0; i < count; i++) items[i] = readString_(r);
  return items;
}

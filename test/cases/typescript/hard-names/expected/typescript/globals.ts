// Generated from globals.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../globals.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader as Reader_,
  type RecordShape,
  addElement,
  beginEntries,
  checkDepth,
  checkDictionary,
  checkDistinct,
  checkMap,
  checkMaxItems,
  checkObject,
  checkPattern,
  checkSet,
  defineRecord,
  dictionary,
  keepUnknown,
  map,
  markEntry,
  markKey,
  putDate,
  putEntry,
  putFloat64,
  putOwn,
  raw,
  readBytes,
  readDate as readDate_,
  readFloat64,
  readFloat64Array as readFloat64Array_,
  readInt8Array,
  readRaw,
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
  set,
  sizeBytes,
  sizeFloat64Array as sizeFloat64Array_,
  sizeInt8Array,
  sizeRawSlot,
  sizeString as sizeString_,
  sizeUnknown,
  slot,
  slotDepth,
  sortElements,
  sortEntries,
  unknownSlots,
  writeArrayHeader,
  writeBytes,
  writeFloat64Array as writeFloat64Array_,
  writeInt8Array,
  writeMapHeader,
  writeNil,
  writeRaw,
  writeRecordHeader,
  writeString as writeString_,
  writeUnknown,
} from "@keyslot/runtime/codegen";
import { type Object, objectShape, readObject, sizeObject, writeObject } from "./hard-names.ts";

/** Means the globals, while other files have types of those names. */
export type Globals = authored.Globals;

function defaultGlobalsSet(): Globals["set"] {
  return new globalThis.Set<string>(["a"]);
}

function defaultGlobalsBytes(): Globals["bytes"] {
  return new globalThis.Uint8Array([1, 2]);
}

const patternGlobalsPattern = /* @__PURE__ */ new RegExp("^a", "u");

function defaultGlobalsNumbers(): Globals["numbers"] {
  return new globalThis.Float64Array([1]);
}

function defaultGlobalsInt8Array(): Globals["Int8Array"] {
  return new Int8Array(0);
}

export const globalsShape: RecordShape = /* @__PURE__ */ recordShape_("Globals", 10, [
  slot(0, "map", "required", map(scalar("string"), reference(() => objectShape))),
  slot(1, "set", "defaulted", set(scalar("string")), defaultGlobalsSet),
  slot(2, "dates", "required", set(scalar("date"))),
  slot(3, "dictionary", "required", dictionary(scalar("string"), 2)),
  slot(4, "bytes", "defaulted", scalar("bytes"), defaultGlobalsBytes),
  slot(5, "nothing", "defaulted", scalar("float64"), () => Number.NaN),
  slot(6, "pattern", "required", scalar("string", { pattern: patternGlobalsPattern })),
  slot(7, "Date", "optional", raw),
  slot(8, "numbers", "defaulted", scalar("float64Array"), defaultGlobalsNumbers),
  slot(9, "Int8Array", "defaulted", scalar("int8Array"), defaultGlobalsInt8Array),
]);

/** A `Globals` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class GlobalsView extends LazyView {
  constructor(bytes: globalThis.Uint8Array, start?: number, depth?: number) {
    super(bytes, globalsShape, start, depth);
  }

  get map(): Globals["map"] {
    return readStringToObjectMap(requireSlot(this, 0), slotDepth(this)) as Globals["map"];
  }

  get set(): Globals["set"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? defaultGlobalsSet() : readStringSet(r, slotDepth(this))) as Globals["set"];
  }

  get dates(): Globals["dates"] {
    return readDateSet(requireSlot(this, 2), slotDepth(this)) as Globals["dates"];
  }

  get dictionary(): Globals["dictionary"] {
    return readStringDictionary(requireSlot(this, 3), slotDepth(this)) as Globals["dictionary"];
  }

  get bytes(): Globals["bytes"] {
    const r = seekSlot(this, 4);
    return (r === undefined ? defaultGlobalsBytes() : readBytes(r)) as Globals["bytes"];
  }

  get nothing(): Globals["nothing"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? Number.NaN : readFloat64(r)) as Globals["nothing"];
  }

  get pattern(): Globals["pattern"] {
    return readString_(requireSlot(this, 6)) as Globals["pattern"];
  }

  get Date(): Globals["Date"] {
    const r = seekSlot(this, 7);
    return r === undefined ? undefined : readRaw(r, slotDepth(this));
  }

  get numbers(): Globals["numbers"] {
    const r = seekSlot(this, 8);
    return (r === undefined ? defaultGlobalsNumbers() : readFloat64Array_(r)) as Globals["numbers"];
  }

  get Int8Array(): Globals["Int8Array"] {
    const r = seekSlot(this, 9);
    return (r === undefined ? defaultGlobalsInt8Array() : readInt8Array(r)) as Globals["Int8Array"];
  }
}

/** Means the globals, while other files have types of those names. */
export const Globals: Codec<Globals, GlobalsView> = /* @__PURE__ */ defineRecord({
  name: "Globals",
  schemaHash: "dd091dc56801836c",
  shape: globalsShape,
  size: sizeGlobals,
  write: writeGlobals,
  read: readGlobals,
  encode: (value) => runEncode(value, globalsShape, sizeGlobals, writeGlobals),
  encodeInto: (writer, value) => runEncodeInto(writer, value, globalsShape, sizeGlobals, writeGlobals),
  decode: (bytes, options) => runDecode(bytes, options, globalsShape, readGlobals),
  decodeFrom: (reader) => runDecodeFrom(reader, globalsShape, readGlobals),
  view: (bytes) => new GlobalsView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeGlobals(v: Globals, depth: number): number {
  if (v?.constructor !== globalThis.Object) checkObject(v);
  checkDepth(depth);
  let n = 14;
  n += sizeStringToObjectMap(v.map, depth + 1);
  n += sizeStringSet(v.set, depth + 1);
  n += sizeDateSet(v.dates, depth + 1);
  n += sizeStringDictionary(v.dictionary, depth + 1);
  checkMaxItems(globalThis.Object.keys(v.dictionary).length, 2);
  n += sizeBytes(v.bytes);
  n += sizeString_(v.pattern);
  checkPattern(v.pattern, patternGlobalsPattern);
  n += v.Date === undefined ? 1 : sizeRawSlot(v.Date, depth + 1);
  n += sizeFloat64Array_(v.numbers);
  n += sizeInt8Array(v.Int8Array);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeGlobals(v: Globals, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 10, unknown);
  p = writeStringToObjectMap(v.map, b, d, p);
  p = writeStringSet(v.set, b, d, p);
  p = writeDateSet(v.dates, b, d, p);
  p = writeStringDictionary(v.dictionary, b, d, p);
  p = writeBytes(b, d, p, v.bytes);
  p = putFloat64(b, d, p, v.nothing);
  p = writeString_(b, d, p, v.pattern);
  p = v.Date === undefined ? writeNil(b, p) : writeRaw(b, d, p, v.Date as globalThis.Uint8Array);
  p = writeFloat64Array_(b, d, p, v.numbers);
  p = writeInt8Array(b, d, p, v.Int8Array);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readGlobals(r: Reader_, depth: number): Globals {
  const n = r.readArrayHeader(depth);
  const map = n > 0 ? readStringToObjectMap(r, depth + 1) : r.missing();
  const set = n > 1 && !r.tryNil() ? readStringSet(r, depth + 1) : defaultGlobalsSet();
  const dates = n > 2 ? readDateSet(r, depth + 1) : r.missing();
  const dictionary = n > 3 ? readStringDictionary(r, depth + 1) : r.missing();
  const bytes = n > 4 && !r.tryNil() ? readBytes(r) : defaultGlobalsBytes();
  const nothing = n > 5 && !r.tryNil() ? readFloat64(r) : Number.NaN;
  const pattern = n > 6 ? readString_(r) : r.missing();
  const Date_ = n > 7 && !r.tryNil() ? readRaw(r, depth + 1) : undefined;
  const numbers = n > 8 && !r.tryNil() ? readFloat64Array_(r) : defaultGlobalsNumbers();
  const Int8Array_ = n > 9 && !r.tryNil() ? readInt8Array(r) : defaultGlobalsInt8Array();
  const value: Decoded<Globals> = Date_ === undefined
    ? { map, set, dates, dictionary, bytes, nothing, pattern, numbers, Int8Array: Int8Array_ }
    : { map, set, dates, dictionary, bytes, nothing, pattern, Date: Date_, numbers, Int8Array: Int8Array_ };
  if (n > 10) keepUnknown(r, value, n - 10, depth);
  return value as Globals;
}

function sizeStringToObjectMap(v: ReadonlyMap<string, Object>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  let n = 5;
  for (const [key, item] of v) n += sizeString_(key) + sizeObject(item, depth + 1);
  return n;
}

function writeStringToObjectMap(v: ReadonlyMap<string, Object>, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = writeString_(b, d, p, key);
    markKey(entries, p);
    p = writeObject(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readStringToObjectMap(r: Reader_, depth: number): ReadonlyMap<string, Object> {
  const count = r.readMapHeader(depth);
  const items = new globalThis.Map<string, Object>();
  for (let i = 0; i < count; i++) putEntry(r, items, readString_(r), readObject(r, depth + 1));
  return items;
}

function sizeStringSet(v: ReadonlySet<string>, depth: number): number {
  checkSet(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v) n += sizeString_(item);
  return n;
}

function writeStringSet(v: ReadonlySet<string>, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeArrayHeader(b, d, p, count);
  const entries = beginEntries();
  for (const item of v) {
    markEntry(entries, p);
    p = writeString_(b, d, p, item);
  }
  return sortElements(entries, b, p, count);
}

function readStringSet(r: Reader_, depth: number): ReadonlySet<string> {
  const count = r.readArrayHeader(depth);
  const items = new globalThis.Set<string>();
  for (let i = 0; i < count; i++) addElement(r, items, readString_(r));
  return items;
}

function sizeDateSet(v: ReadonlySet<globalThis.Date>, depth: number): number {
  checkSet(v);
  checkDepth(depth);
  return 5 + v.size * 15;
}

function writeDateSet(v: ReadonlySet<globalThis.Date>, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeArrayHeader(b, d, p, count);
  const entries = beginEntries();
  for (const item of v) {
    markEntry(entries, p);
    p = putDate(b, d, p, item);
  }
  return sortElements(entries, b, p, count);
}

function readDateSet(r: Reader_, depth: number): ReadonlySet<globalThis.Date> {
  const count = r.readArrayHeader(depth);
  const items = new globalThis.Set<globalThis.Date>();
  for (let i = 0; i < count; i++) addElement(r, items, readDate_(r));
  checkDistinct(r, items, scalar("date"));
  return items;
}

function sizeStringDictionary(v: { readonly [name: string]: string }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!globalThis.Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as string;
    n += sizeString_(key) + sizeString_(item);
  }
  return n;
}

function writeStringDictionary(v: { readonly [name: string]: string }, b: globalThis.Uint8Array, d: DataView, p: number): number {
  const count = globalThis.Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!globalThis.Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as string;
    markEntry(entries, p);
    p = writeString_(b, d, p, key);
    markKey(entries, p);
    p = writeString_(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readStringDictionary(r: Reader_, depth: number): { readonly [name: string]: string } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: string } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString_(r), readString_(r));
  return items;
}

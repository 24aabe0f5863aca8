// Generated from slots.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../slots.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  addElement,
  beginEntries,
  checkArray,
  checkDepth,
  checkDictionary,
  checkMap,
  checkMax,
  checkMaxItems,
  checkMaxLength,
  checkMin,
  checkMinLength,
  checkObject,
  checkPattern,
  checkSet,
  defineRecord,
  dictionary,
  fault,
  keepUnknown,
  list,
  map,
  markEntry,
  markKey,
  putDate,
  putEntry,
  putFloat32,
  putInt32,
  putInt64,
  putOwn,
  putUint8,
  readBytes,
  readDate,
  readFloat32,
  readInt32,
  readInt64,
  readString,
  readUint8,
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
  sizeBytes,
  sizeString,
  sizeUnknown,
  skipValue,
  slot,
  slotDepth,
  sortElements,
  sortEntries,
  unknownSlots,
  writeArrayHeader,
  writeBytes,
  writeMapHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";

export type Point = authored.Point;

export const pointShape: RecordShape = /* @__PURE__ */ recordShape("Point", 4, [
  slot(0, "x", "required", scalar("int32")),
  slot(1, "y", "defaulted", scalar("int32"), () => 7),
  slot(2, "label", "nullable", scalar("string")),
  slot(3, "note", "optional", scalar("string")),
]);

/** A `Point` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class PointView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, pointShape, start, depth);
  }

  get x(): Point["x"] {
    return readInt32(requireSlot(this, 0)) as Point["x"];
  }

  get y(): Point["y"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? 7 : readInt32(r)) as Point["y"];
  }

  get label(): Point["label"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? null : readString(r)) as Point["label"];
  }

  get note(): Point["note"] {
    const r = seekSlot(this, 3);
    return (r === undefined ? undefined : readString(r)) as Point["note"];
  }
}

export const Point: Codec<Point, PointView> = /* @__PURE__ */ defineRecord({
  name: "Point",
  schemaHash: "fb5a2773b33bec08",
  shape: pointShape,
  size: sizePoint,
  write: writePoint,
  read: readPoint,
  encode: (value) => runEncode(value, pointShape, sizePoint, writePoint),
  encodeInto: (writer, value) => runEncodeInto(writer, value, pointShape, sizePoint, writePoint),
  decode: (bytes, options) => runDecode(bytes, options, pointShape, readPoint),
  decodeFrom: (reader) => runDecodeFrom(reader, pointShape, readPoint),
  view: (bytes) => new PointView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizePoint(v: Point, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 15;
  n += v.label === null ? 1 : sizeString(v.label);
  n += v.note === undefined ? 1 : sizeString(v.note);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writePoint(v: Point, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 4, unknown);
  p = putInt32(b, d, p, v.x);
  p = putInt32(b, d, p, v.y);
  p = v.label === null ? writeNil(b, p) : writeString(b, d, p, v.label);
  p = v.note === undefined ? writeNil(b, p) : writeString(b, d, p, v.note);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readPoint(r: Reader, depth: number): Point {
  const n = r.readArrayHeader(depth);
  const x = n > 0 ? readInt32(r) : r.missing();
  const y = n > 1 && !r.tryNil() ? readInt32(r) : 7;
  const label = n > 2 && !r.tryNil() ? readString(r) : null;
  const note = n > 3 && !r.tryNil() ? readString(r) : undefined;
  const value: Decoded<Point> = note === undefined
    ? { x, y, label }
    : { x, y, label, note };
  if (n > 4) keepUnknown(r, value, n - 4, depth);
  return value as Point;
}

/** Every presence, gaps short and long, constraints, and defaults that are more than a literal. */
export type Slots = authored.Slots;

const patternSlotsMatched = /* @__PURE__ */ new RegExp("^[a-z'\"\\\\]+$", "u");

function defaultSlotsList(): Slots["list"] {
  return [1, 2];
}

function defaultSlotsPoints(): Slots["points"] {
  return { a: { x: 1, y: 7, label: "l" }, ["__proto__"]: { x: 2, y: 7, label: null, note: "n" } };
}

function defaultSlotsSet(): Slots["set"] {
  return new Set<string>(["one"]);
}

function defaultSlotsMap(): Slots["map"] {
  return new Map<number, string>([[1, "one"]]);
}

function defaultSlotsMoment(): Slots["moment"] {
  return new Date("2020-02-29T12:00:00.000Z");
}

function defaultSlotsBytes(): Slots["bytes"] {
  return new Uint8Array([1, 2]);
}

function defaultSlotsPoint(): Slots["point"] {
  return { x: 3, y: 7, label: null };
}

export const slotsShape: RecordShape = /* @__PURE__ */ recordShape("Slots", 49, [
  slot(0, "required", "required", scalar("string")),
  slot(1, "optional", "optional", scalar("string")),
  slot(2, "nullable", "nullable", scalar("string")),
  slot(3, "defaulted", "defaulted", scalar("string"), () => "by default"),
  slot(5, "bounded", "required", scalar("int32", { min: -5, max: 5 })),
  slot(6, "matched", "optional", scalar("string", { minLength: 1, maxLength: 8, pattern: patternSlotsMatched })),
  slot(7, "big", "required", scalar("int64", { min: 0n })),
  slot(8, "few", "required", list(scalar("uint8"), 3)),
  slot(9, "fewer", "required", dictionary(scalar("string"), 2)),
  slot(40, "list", "defaulted", list(scalar("uint8")), defaultSlotsList),
  slot(41, "points", "defaulted", dictionary(reference(() => pointShape)), defaultSlotsPoints),
  slot(42, "set", "defaulted", set(scalar("string")), defaultSlotsSet),
  slot(43, "map", "defaulted", map(scalar("uint8"), scalar("string")), defaultSlotsMap),
  slot(44, "huge", "defaulted", scalar("int64"), () => -9007199254740993n),
  slot(45, "moment", "defaulted", scalar("date"), defaultSlotsMoment),
  slot(46, "bytes", "defaulted", scalar("bytes"), defaultSlotsBytes),
  slot(47, "point", "defaulted", reference(() => pointShape), defaultSlotsPoint),
  slot(48, "single", "defaulted", scalar("float32"), () => 0.10000000149011612),
]);

/** A `Slots` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SlotsView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, slotsShape, start, depth);
  }

  get required(): Slots["required"] {
    return readString(requireSlot(this, 0)) as Slots["required"];
  }

  get optional(): Slots["optional"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? undefined : readString(r)) as Slots["optional"];
  }

  get nullable(): Slots["nullable"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? null : readString(r)) as Slots["nullable"];
  }

  get defaulted(): Slots["defaulted"] {
    const r = seekSlot(this, 3);
    return (r === undefined ? "by default" : readString(r)) as Slots["defaulted"];
  }

  /** Behind a gap of one. */
  get bounded(): Slots["bounded"] {
    return readInt32(requireSlot(this, 5)) as Slots["bounded"];
  }

  get matched(): Slots["matched"] {
    const r = seekSlot(this, 6);
    return (r === undefined ? undefined : readString(r)) as Slots["matched"];
  }

  get big(): Slots["big"] {
    return readInt64(requireSlot(this, 7)) as Slots["big"];
  }

  get few(): Slots["few"] {
    return readUint8List(requireSlot(this, 8), slotDepth(this)) as Slots["few"];
  }

  get fewer(): Slots["fewer"] {
    return readStringDictionary(requireSlot(this, 9), slotDepth(this)) as Slots["fewer"];
  }

  /** Behind a long gap. */
  get list(): Slots["list"] {
    const r = seekSlot(this, 40);
    return (r === undefined ? defaultSlotsList() : readUint8List(r, slotDepth(this))) as Slots["list"];
  }

  get points(): Slots["points"] {
    const r = seekSlot(this, 41);
    return (r === undefined ? defaultSlotsPoints() : readPointDictionary(r, slotDepth(this))) as Slots["points"];
  }

  get set(): Slots["set"] {
    const r = seekSlot(this, 42);
    return (r === undefined ? defaultSlotsSet() : readStringSet(r, slotDepth(this))) as Slots["set"];
  }

  get map(): Slots["map"] {
    const r = seekSlot(this, 43);
    return (r === undefined ? defaultSlotsMap() : readUint8ToStringMap(r, slotDepth(this))) as Slots["map"];
  }

  get huge(): Slots["huge"] {
    const r = seekSlot(this, 44);
    return (r === undefined ? -9007199254740993n : readInt64(r)) as Slots["huge"];
  }

  get moment(): Slots["moment"] {
    const r = seekSlot(this, 45);
    return (r === undefined ? defaultSlotsMoment() : readDate(r)) as Slots["moment"];
  }

  get bytes(): Slots["bytes"] {
    const r = seekSlot(this, 46);
    return (r === undefined ? defaultSlotsBytes() : readBytes(r)) as Slots["bytes"];
  }

  get point(): Slots["point"] {
    const r = seekSlot(this, 47);
    return r === undefined ? defaultSlotsPoint() : readPoint(r, slotDepth(this));
  }

  get single(): Slots["single"] {
    const r = seekSlot(this, 48);
    return (r === undefined ? 0.10000000149011612 : readFloat32(r)) as Slots["single"];
  }
}

/** Every presence, gaps short and long, constraints, and defaults that are more than a literal. */
export const Slots: Codec<Slots, SlotsView> = /* @__PURE__ */ defineRecord({
  name: "Slots",
  schemaHash: "39825787c28bb169",
  shape: slotsShape,
  size: sizeSlots,
  write: writeSlots,
  read: readSlots,
  encode: (value) => runEncode(value, slotsShape, sizeSlots, writeSlots),
  encodeInto: (writer, value) => runEncodeInto(writer, value, slotsShape, sizeSlots, writeSlots),
  decode: (bytes, options) => runDecode(bytes, options, slotsShape, readSlots),
  decodeFrom: (reader) => runDecodeFrom(reader, slotsShape, readSlots),
  view: (bytes) => new SlotsView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeSlots(v: Slots, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 79;
  n += sizeString(v.required);
  n += v.optional === undefined ? 1 : sizeString(v.optional);
  n += v.nullable === null ? 1 : sizeString(v.nullable);
  n += sizeString(v.defaulted);
  if (v.matched === undefined) n += 1;
  else {
    n += sizeString(v.matched);
    checkMinLength(v.matched, 1);
    checkMaxLength(v.matched, 8);
    checkPattern(v.matched, patternSlotsMatched);
  }
  n += sizeUint8List(v.few, depth + 1);
  checkMaxItems(v.few.length, 3);
  n += sizeStringDictionary(v.fewer, depth + 1);
  checkMaxItems(Object.keys(v.fewer).length, 2);
  n += sizeUint8List(v.list, depth + 1);
  n += sizePointDictionary(v.points, depth + 1);
  n += sizeStringSet(v.set, depth + 1);
  n += sizeUint8ToStringMap(v.map, depth + 1);
  n += sizeBytes(v.bytes);
  n += sizePoint(v.point, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSlots(v: Slots, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 49, unknown);
  p = writeString(b, d, p, v.required);
  p = v.optional === undefined ? writeNil(b, p) : writeString(b, d, p, v.optional);
  p = v.nullable === null ? writeNil(b, p) : writeString(b, d, p, v.nullable);
  p = writeString(b, d, p, v.defaulted);
  p = writeNil(b, p);
  p = putInt32(b, d, p, v.bounded);
  checkMin(v.bounded, -5);
  checkMax(v.bounded, 5);
  p = v.matched === undefined ? writeNil(b, p) : writeString(b, d, p, v.matched);
  p = putInt64(b, d, p, v.big);
  checkMin(v.big, 0n);
  p = writeUint8List(v.few, b, d, p);
  p = writeStringDictionary(v.fewer, b, d, p);
  for (let gap = 0; gap < 30; gap++) p = writeNil(b, p);
  p = writeUint8List(v.list, b, d, p);
  p = writePointDictionary(v.points, b, d, p);
  p = writeStringSet(v.set, b, d, p);
  p = writeUint8ToStringMap(v.map, b, d, p);
  p = putInt64(b, d, p, v.huge);
  p = putDate(b, d, p, v.moment);
  p = writeBytes(b, d, p, v.bytes);
  p = writePoint(v.point, b, d, p);
  p = putFloat32(b, d, p, v.single);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSlots(r: Reader, depth: number): Slots {
  const n = r.readArrayHeader(depth);
  const required = n > 0 ? readString(r) : r.missing();
  const optional = n > 1 && !r.tryNil() ? readString(r) : undefined;
  const nullable = n > 2 && !r.tryNil() ? readString(r) : null;
  const slotDefaulted = n > 3 && !r.tryNil() ? readString(r) : "by default";
  if (n > 4) skipValue(r, depth + 1);
  const bounded = n > 5 ? readInt32(r) : r.missing();
  const matched = n > 6 && !r.tryNil() ? readString(r) : undefined;
  const big = n > 7 ? readInt64(r) : r.missing();
  const few = n > 8 ? readUint8List(r, depth + 1) : r.missing();
  const fewer = n > 9 ? readStringDictionary(r, depth + 1) : r.missing();
  for (let gap = 10; gap < 40 && gap < n; gap++) skipValue(r, depth + 1);
  const list = n > 40 && !r.tryNil() ? readUint8List(r, depth + 1) : defaultSlotsList();
  const points = n > 41 && !r.tryNil() ? readPointDictionary(r, depth + 1) : defaultSlotsPoints();
  const set = n > 42 && !r.tryNil() ? readStringSet(r, depth + 1) : defaultSlotsSet();
  const map = n > 43 && !r.tryNil() ? readUint8ToStringMap(r, depth + 1) : defaultSlotsMap();
  const huge = n > 44 && !r.tryNil() ? readInt64(r) : -9007199254740993n;
  const moment = n > 45 && !r.tryNil() ? readDate(r) : defaultSlotsMoment();
  const bytes = n > 46 && !r.tryNil() ? readBytes(r) : defaultSlotsBytes();
  const point = n > 47 && !r.tryNil() ? readPoint(r, depth + 1) : defaultSlotsPoint();
  const single = n > 48 && !r.tryNil() ? readFloat32(r) : 0.10000000149011612;
  const value: Decoded<Slots> = {
    required,
    nullable,
    defaulted: slotDefaulted,
    bounded,
    big,
    few,
    fewer,
    list,
    points,
    set,
    map,
    huge,
    moment,
    bytes,
    point,
    single,
  };
  if (optional !== undefined) value.optional = optional;
  if (matched !== undefined) value.matched = matched;
  if (n > 49) keepUnknown(r, value, n - 49, depth);
  return value as Slots;
}

function sizeUint8List(v: readonly number[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  return 5 + v.length * 2;
}

function writeUint8List(v: readonly number[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) p = putUint8(b, d, p, v[i]);
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readUint8List(r: Reader, depth: number): readonly number[] {
  const count = r.readArrayHeader(depth);
  const items: number[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readUint8(r);
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

function sizePointDictionary(v: { readonly [name: string]: Point }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as Point;
    n += sizeString(key) + sizePoint(item, depth + 1);
  }
  return n;
}

function writePointDictionary(v: { readonly [name: string]: Point }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as Point;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writePoint(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readPointDictionary(r: Reader, depth: number): { readonly [name: string]: Point } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: Point } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readPoint(r, depth + 1));
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

function sizeUint8ToStringMap(v: ReadonlyMap<number, string>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v.values()) n += sizeString(item) + 2;
  return n;
}

function writeUint8ToStringMap(v: ReadonlyMap<number, string>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = putUint8(b, d, p, key);
    markKey(entries, p);
    p = writeString(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readUint8ToStringMap(r: Reader, depth: number): ReadonlyMap<number, string> {
  const count = r.readMapHeader(depth);
  const items = new Map<number, string>();
  for (let i = 0; i < count; i++) putEntry(r, items, readUint8(r), readString(r));
  return items;
}

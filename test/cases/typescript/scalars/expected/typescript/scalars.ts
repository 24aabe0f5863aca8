// Generated from scalars.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../scalars.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  beginEntries,
  checkArray,
  checkDepth,
  checkDictionary,
  checkMaxLength,
  checkMinLength,
  checkObject,
  checkTuple,
  defineRecord,
  dictionary,
  fault,
  keepUnknown,
  list,
  markEntry,
  markKey,
  nullable,
  putBool,
  putDate,
  putDuration,
  putFloat32,
  putFloat64,
  putInt16,
  putInt32,
  putInt64,
  putInt8,
  putOwn,
  putPlainDate,
  putSafeint,
  putTimestamp,
  putUint16,
  putUint32,
  putUint64,
  putUint8,
  putUuid,
  readBool,
  readBytes,
  readDate,
  readDecimal,
  readDuration,
  readFloat32,
  readFloat32Array,
  readFloat64,
  readFloat64Array,
  readInt16,
  readInt16Array,
  readInt32,
  readInt32Array,
  readInt64,
  readInt64Array,
  readInt8,
  readInt8Array,
  readPlainDate,
  readSafeint,
  readString,
  readTimestamp,
  readTupleHeader,
  readUint16,
  readUint16Array,
  readUint32,
  readUint32Array,
  readUint64,
  readUint64Array,
  readUint8,
  readUuid,
  recordShape,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  sizeBytes,
  sizeDecimal,
  sizeFloat32Array,
  sizeFloat64Array,
  sizeInt16Array,
  sizeInt32Array,
  sizeInt64Array,
  sizeInt8Array,
  sizeString,
  sizeUint16Array,
  sizeUint32Array,
  sizeUint64Array,
  sizeUnknown,
  slot,
  slotDepth,
  sortEntries,
  tuple,
  unknownSlots,
  writeArrayHeader,
  writeBytes,
  writeDecimal,
  writeFloat32Array,
  writeFloat64Array,
  writeInt16Array,
  writeInt32Array,
  writeInt64Array,
  writeInt8Array,
  writeMapHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUint16Array,
  writeUint32Array,
  writeUint64Array,
  writeUnknown,
} from "@keyslot/runtime/codegen";

/** Arrays of numbers that are one value each. */
export type Samples = authored.Samples;

function defaultSamplesOffsets(): Samples["offsets"] {
  return new Int32Array([-1, 0]);
}

function defaultSamplesTicks(): Samples["ticks"] {
  return new BigInt64Array([-9223372036854775808n, 1n]);
}

function defaultSamplesFlags(): Samples["flags"] {
  return new Uint16Array(0);
}

function defaultSamplesWeights(): Samples["weights"] {
  return new Float64Array([Number.NaN, 0.5, -0, Number.NEGATIVE_INFINITY]);
}

function defaultSamplesNarrow(): Samples["narrow"] {
  return new Float32Array([Number.NaN, 0.10000000149011612]);
}

export const samplesShape: RecordShape = /* @__PURE__ */ recordShape("Samples", 12, [
  slot(0, "heights", "required", scalar("float64Array")),
  slot(1, "position", "required", scalar("float32Array", { minLength: 1, maxLength: 3 })),
  slot(2, "steps", "optional", scalar("int8Array", { maxLength: 2 })),
  slot(3, "depths", "nullable", scalar("int16Array")),
  slot(4, "offsets", "defaulted", scalar("int32Array"), defaultSamplesOffsets),
  slot(5, "ticks", "defaulted", scalar("int64Array"), defaultSamplesTicks),
  slot(6, "flags", "defaulted", scalar("uint16Array"), defaultSamplesFlags),
  slot(7, "weights", "defaulted", scalar("float64Array"), defaultSamplesWeights),
  slot(8, "narrow", "defaulted", scalar("float32Array"), defaultSamplesNarrow),
  slot(9, "tracks", "required", list(scalar("uint32Array"))),
  slot(10, "byName", "required", dictionary(scalar("uint64Array"))),
  slot(11, "pair", "required", tuple(nullable(scalar("float32Array")), scalar("int8Array"))),
]);

/** A `Samples` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SamplesView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, samplesShape, start, depth);
  }

  get heights(): Samples["heights"] {
    return readFloat64Array(requireSlot(this, 0)) as Samples["heights"];
  }

  get position(): Samples["position"] {
    return readFloat32Array(requireSlot(this, 1)) as Samples["position"];
  }

  get steps(): Samples["steps"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? undefined : readInt8Array(r)) as Samples["steps"];
  }

  get depths(): Samples["depths"] {
    const r = seekSlot(this, 3);
    return (r === undefined ? null : readInt16Array(r)) as Samples["depths"];
  }

  get offsets(): Samples["offsets"] {
    const r = seekSlot(this, 4);
    return (r === undefined ? defaultSamplesOffsets() : readInt32Array(r)) as Samples["offsets"];
  }

  get ticks(): Samples["ticks"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? defaultSamplesTicks() : readInt64Array(r)) as Samples["ticks"];
  }

  get flags(): Samples["flags"] {
    const r = seekSlot(this, 6);
    return (r === undefined ? defaultSamplesFlags() : readUint16Array(r)) as Samples["flags"];
  }

  get weights(): Samples["weights"] {
    const r = seekSlot(this, 7);
    return (r === undefined ? defaultSamplesWeights() : readFloat64Array(r)) as Samples["weights"];
  }

  get narrow(): Samples["narrow"] {
    const r = seekSlot(this, 8);
    return (r === undefined ? defaultSamplesNarrow() : readFloat32Array(r)) as Samples["narrow"];
  }

  get tracks(): Samples["tracks"] {
    return readUint32ArrayList(requireSlot(this, 9), slotDepth(this)) as Samples["tracks"];
  }

  get byName(): Samples["byName"] {
    return readUint64ArrayDictionary(requireSlot(this, 10), slotDepth(this)) as Samples["byName"];
  }

  get pair(): Samples["pair"] {
    return readFloat32ArrayOrNullInt8ArrayTuple(requireSlot(this, 11), slotDepth(this)) as Samples["pair"];
  }
}

/** Arrays of numbers that are one value each. */
export const Samples: Codec<Samples, SamplesView> = /* @__PURE__ */ defineRecord({
  name: "Samples",
  schemaHash: "a4289d77174a4d37",
  shape: samplesShape,
  size: sizeSamples,
  write: writeSamples,
  read: readSamples,
  encode: (value) => runEncode(value, samplesShape, sizeSamples, writeSamples),
  encodeInto: (writer, value) => runEncodeInto(writer, value, samplesShape, sizeSamples, writeSamples),
  decode: (bytes, options) => runDecode(bytes, options, samplesShape, readSamples),
  decodeFrom: (reader) => runDecodeFrom(reader, samplesShape, readSamples),
  view: (bytes) => new SamplesView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeSamples(v: Samples, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeFloat64Array(v.heights);
  n += sizeFloat32Array(v.position);
  checkMinLength(v.position, 1);
  checkMaxLength(v.position, 3);
  if (v.steps === undefined) n += 1;
  else {
    n += sizeInt8Array(v.steps);
    checkMaxLength(v.steps, 2);
  }
  n += v.depths === null ? 1 : sizeInt16Array(v.depths);
  n += sizeInt32Array(v.offsets);
  n += sizeInt64Array(v.ticks);
  n += sizeUint16Array(v.flags);
  n += sizeFloat64Array(v.weights);
  n += sizeFloat32Array(v.narrow);
  n += sizeUint32ArrayList(v.tracks, depth + 1);
  n += sizeUint64ArrayDictionary(v.byName, depth + 1);
  n += sizeFloat32ArrayOrNullInt8ArrayTuple(v.pair, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSamples(v: Samples, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 12, unknown);
  p = writeFloat64Array(b, d, p, v.heights);
  p = writeFloat32Array(b, d, p, v.position);
  p = v.steps === undefined ? writeNil(b, p) : writeInt8Array(b, d, p, v.steps);
  p = v.depths === null ? writeNil(b, p) : writeInt16Array(b, d, p, v.depths);
  p = writeInt32Array(b, d, p, v.offsets);
  p = writeInt64Array(b, d, p, v.ticks);
  p = writeUint16Array(b, d, p, v.flags);
  p = writeFloat64Array(b, d, p, v.weights);
  p = writeFloat32Array(b, d, p, v.narrow);
  p = writeUint32ArrayList(v.tracks, b, d, p);
  p = writeUint64ArrayDictionary(v.byName, b, d, p);
  p = writeFloat32ArrayOrNullInt8ArrayTuple(v.pair, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSamples(r: Reader, depth: number): Samples {
  const n = r.readArrayHeader(depth);
  const heights = n > 0 ? readFloat64Array(r) : r.missing();
  const position = n > 1 ? readFloat32Array(r) : r.missing();
  const steps = n > 2 && !r.tryNil() ? readInt8Array(r) : undefined;
  const depths = n > 3 && !r.tryNil() ? readInt16Array(r) : null;
  const offsets = n > 4 && !r.tryNil() ? readInt32Array(r) : defaultSamplesOffsets();
  const ticks = n > 5 && !r.tryNil() ? readInt64Array(r) : defaultSamplesTicks();
  const flags = n > 6 && !r.tryNil() ? readUint16Array(r) : defaultSamplesFlags();
  const weights = n > 7 && !r.tryNil() ? readFloat64Array(r) : defaultSamplesWeights();
  const narrow = n > 8 && !r.tryNil() ? readFloat32Array(r) : defaultSamplesNarrow();
  const tracks = n > 9 ? readUint32ArrayList(r, depth + 1) : r.missing();
  const byName = n > 10 ? readUint64ArrayDictionary(r, depth + 1) : r.missing();
  const pair = n > 11 ? readFloat32ArrayOrNullInt8ArrayTuple(r, depth + 1) : r.missing();
  const value: Decoded<Samples> = steps === undefined
    ? { heights, position, depths, offsets, ticks, flags, weights, narrow, tracks, byName, pair }
    : { heights, position, steps, depths, offsets, ticks, flags, weights, narrow, tracks, byName, pair };
  if (n > 12) keepUnknown(r, value, n - 12, depth);
  return value as Samples;
}

/** One slot of every scalar. */
export type Scalars = authored.Scalars;

export const scalarsShape: RecordShape = /* @__PURE__ */ recordShape("Scalars", 21, [
  slot(0, "bool", "required", scalar("bool")),
  slot(1, "text", "required", scalar("string")),
  slot(2, "plainNumber", "required", scalar("float64")),
  slot(3, "single", "required", scalar("float32")),
  slot(4, "double", "required", scalar("float64")),
  slot(5, "i8", "required", scalar("int8")),
  slot(6, "i16", "required", scalar("int16")),
  slot(7, "i32", "required", scalar("int32")),
  slot(8, "i64", "required", scalar("int64")),
  slot(9, "u8", "required", scalar("uint8")),
  slot(10, "u16", "required", scalar("uint16")),
  slot(11, "u32", "required", scalar("uint32")),
  slot(12, "u64", "required", scalar("uint64")),
  slot(13, "safe", "required", scalar("safeint")),
  slot(14, "bytes", "required", scalar("bytes")),
  slot(15, "date", "required", scalar("date")),
  slot(16, "instant", "required", scalar("timestamp")),
  slot(17, "lasting", "required", scalar("duration")),
  slot(18, "day", "required", scalar("plainDate")),
  slot(19, "id", "required", scalar("uuid")),
  slot(20, "price", "required", scalar("decimal")),
]);

/** A `Scalars` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ScalarsView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, scalarsShape, start, depth);
  }

  get bool(): Scalars["bool"] {
    return readBool(requireSlot(this, 0));
  }

  get text(): Scalars["text"] {
    return readString(requireSlot(this, 1)) as Scalars["text"];
  }

  get plainNumber(): Scalars["plainNumber"] {
    return readFloat64(requireSlot(this, 2)) as Scalars["plainNumber"];
  }

  get single(): Scalars["single"] {
    return readFloat32(requireSlot(this, 3)) as Scalars["single"];
  }

  get double(): Scalars["double"] {
    return readFloat64(requireSlot(this, 4)) as Scalars["double"];
  }

  get i8(): Scalars["i8"] {
    return readInt8(requireSlot(this, 5)) as Scalars["i8"];
  }

  get i16(): Scalars["i16"] {
    return readInt16(requireSlot(this, 6)) as Scalars["i16"];
  }

  get i32(): Scalars["i32"] {
    return readInt32(requireSlot(this, 7)) as Scalars["i32"];
  }

  get i64(): Scalars["i64"] {
    return readInt64(requireSlot(this, 8)) as Scalars["i64"];
  }

  get u8(): Scalars["u8"] {
    return readUint8(requireSlot(this, 9)) as Scalars["u8"];
  }

  get u16(): Scalars["u16"] {
    return readUint16(requireSlot(this, 10)) as Scalars["u16"];
  }

  get u32(): Scalars["u32"] {
    return readUint32(requireSlot(this, 11)) as Scalars["u32"];
  }

  get u64(): Scalars["u64"] {
    return readUint64(requireSlot(this, 12)) as Scalars["u64"];
  }

  get safe(): Scalars["safe"] {
    return readSafeint(requireSlot(this, 13)) as Scalars["safe"];
  }

  get bytes(): Scalars["bytes"] {
    return readBytes(requireSlot(this, 14)) as Scalars["bytes"];
  }

  get date(): Scalars["date"] {
    return readDate(requireSlot(this, 15)) as Scalars["date"];
  }

  get instant(): Scalars["instant"] {
    return readTimestamp(requireSlot(this, 16)) as Scalars["instant"];
  }

  get lasting(): Scalars["lasting"] {
    return readDuration(requireSlot(this, 17)) as Scalars["lasting"];
  }

  get day(): Scalars["day"] {
    return readPlainDate(requireSlot(this, 18)) as Scalars["day"];
  }

  get id(): Scalars["id"] {
    return readUuid(requireSlot(this, 19)) as Scalars["id"];
  }

  get price(): Scalars["price"] {
    return readDecimal(requireSlot(this, 20)) as Scalars["price"];
  }
}

/** One slot of every scalar. */
export const Scalars: Codec<Scalars, ScalarsView> = /* @__PURE__ */ defineRecord({
  name: "Scalars",
  schemaHash: "a08fd6556d6ae289",
  shape: scalarsShape,
  size: sizeScalars,
  write: writeScalars,
  read: readScalars,
  encode: (value) => runEncode(value, scalarsShape, sizeScalars, writeScalars),
  encodeInto: (writer, value) => runEncodeInto(writer, value, scalarsShape, sizeScalars, writeScalars),
  decode: (bytes, options) => runDecode(bytes, options, scalarsShape, readScalars),
  decodeFrom: (reader) => runDecodeFrom(reader, scalarsShape, readScalars),
  view: (bytes) => new ScalarsView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeScalars(v: Scalars, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 158;
  n += sizeString(v.text);
  n += sizeBytes(v.bytes);
  n += sizeDecimal(v.price);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeScalars(v: Scalars, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 21, unknown);
  p = putBool(b, d, p, v.bool);
  p = writeString(b, d, p, v.text);
  p = putFloat64(b, d, p, v.plainNumber);
  p = putFloat32(b, d, p, v.single);
  p = putFloat64(b, d, p, v.double);
  p = putInt8(b, d, p, v.i8);
  p = putInt16(b, d, p, v.i16);
  p = putInt32(b, d, p, v.i32);
  p = putInt64(b, d, p, v.i64);
  p = putUint8(b, d, p, v.u8);
  p = putUint16(b, d, p, v.u16);
  p = putUint32(b, d, p, v.u32);
  p = putUint64(b, d, p, v.u64);
  p = putSafeint(b, d, p, v.safe);
  p = writeBytes(b, d, p, v.bytes);
  p = putDate(b, d, p, v.date);
  p = putTimestamp(b, d, p, v.instant);
  p = putDuration(b, d, p, v.lasting);
  p = putPlainDate(b, d, p, v.day);
  p = putUuid(b, d, p, v.id);
  p = writeDecimal(b, d, p, v.price);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readScalars(r: Reader, depth: number): Scalars {
  const n = r.readArrayHeader(depth);
  const bool = n > 0 ? readBool(r) : r.missing();
  const text = n > 1 ? readString(r) : r.missing();
  const plainNumber = n > 2 ? readFloat64(r) : r.missing();
  const single = n > 3 ? readFloat32(r) : r.missing();
  const double = n > 4 ? readFloat64(r) : r.missing();
  const i8 = n > 5 ? readInt8(r) : r.missing();
  const i16 = n > 6 ? readInt16(r) : r.missing();
  const i32 = n > 7 ? readInt32(r) : r.missing();
  const i64 = n > 8 ? readInt64(r) : r.missing();
  const u8 = n > 9 ? readUint8(r) : r.missing();
  const u16 = n > 10 ? readUint16(r) : r.missing();
  const u32 = n > 11 ? readUint32(r) : r.missing();
  const u64 = n > 12 ? readUint64(r) : r.missing();
  const safe = n > 13 ? readSafeint(r) : r.missing();
  const bytes = n > 14 ? readBytes(r) : r.missing();
  const date = n > 15 ? readDate(r) : r.missing();
  const instant = n > 16 ? readTimestamp(r) : r.missing();
  const lasting = n > 17 ? readDuration(r) : r.missing();
  const day = n > 18 ? readPlainDate(r) : r.missing();
  const id = n > 19 ? readUuid(r) : r.missing();
  const price = n > 20 ? readDecimal(r) : r.missing();
  const value: Decoded<Scalars> = {
    bool,
    text,
    plainNumber,
    single,
    double,
    i8,
    i16,
    i32,
    i64,
    u8,
    u16,
    u32,
    u64,
    safe,
    bytes,
    date,
    instant,
    lasting,
    day,
    id,
    price,
  };
  if (n > 21) keepUnknown(r, value, n - 21, depth);
  return value as Scalars;
}

function sizeUint32ArrayList(v: readonly Uint32Array[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Uint32Array;
    n += sizeUint32Array(item);
  }
  return n;
}

function writeUint32ArrayList(v: readonly Uint32Array[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Uint32Array;
    p = writeUint32Array(b, d, p, item);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readUint32ArrayList(r: Reader, depth: number): readonly Uint32Array[] {
  const count = r.readArrayHeader(depth);
  const items: Uint32Array[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readUint32Array(r);
  return items;
}

function sizeUint64ArrayDictionary(v: { readonly [name: string]: BigUint64Array }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as BigUint64Array;
    n += sizeString(key) + sizeUint64Array(item);
  }
  return n;
}

function writeUint64ArrayDictionary(v: { readonly [name: string]: BigUint64Array }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as BigUint64Array;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeUint64Array(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readUint64ArrayDictionary(r: Reader, depth: number): { readonly [name: string]: BigUint64Array } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: BigUint64Array } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readUint64Array(r));
  return items;
}

function sizeFloat32ArrayOrNullInt8ArrayTuple(v: readonly [Float32Array | null, Int8Array], depth: number): number {
  checkTuple(v, 2);
  checkDepth(depth);
  let n = 5;
  n += (v[0] === null ? 1 : sizeFloat32Array(v[0]));
  n += sizeInt8Array(v[1]);
  return n;
}

function writeFloat32ArrayOrNullInt8ArrayTuple(v: readonly [Float32Array | null, Int8Array], b: Uint8Array, d: DataView, p: number): number {
  p = writeArrayHeader(b, d, p, 2);
  p = v[0] === null ? writeNil(b, p) : writeFloat32Array(b, d, p, v[0]);
  p = writeInt8Array(b, d, p, v[1]);
  return p;
}

function readFloat32ArrayOrNullInt8ArrayTuple(r: Reader, depth: number): readonly [Float32Array | null, Int8Array] {
  readTupleHeader(r, 2, depth);
  return [r.tryNil() ? null : readFloat32Array(r), readInt8Array(r)];
}

// Generated from scalars.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../scalars.schema.ts";
import {
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  checkDepth,
  checkObject,
  defineRecord,
  keepUnknown,
  readBool,
  readBytes,
  readDate,
  readDecimal,
  readDuration,
  readFloat32,
  readFloat64,
  readInt16,
  readInt32,
  readInt64,
  readInt8,
  readPlainDate,
  readSafeint,
  readString,
  readTimestamp,
  readUint16,
  readUint32,
  readUint64,
  readUint8,
  readUuid,
  recordShape,
  requireSlot,
  scalar,
  sizeBool,
  sizeBytes,
  sizeDate,
  sizeDecimal,
  sizeDuration,
  sizeFloat32,
  sizeFloat64,
  sizeInt16,
  sizeInt32,
  sizeInt64,
  sizeInt8,
  sizePlainDate,
  sizeSafeint,
  sizeString,
  sizeTimestamp,
  sizeUint16,
  sizeUint32,
  sizeUint64,
  sizeUint8,
  sizeUnknown,
  sizeUuid,
  slot,
  unknownOf,
  writeBool,
  writeBytes,
  writeDate,
  writeDecimal,
  writeDuration,
  writeFloat32,
  writeFloat64,
  writeInt16,
  writeInt32,
  writeInt64,
  writeInt8,
  writePlainDate,
  writeRecordHeader,
  writeSafeint,
  writeString,
  writeTimestamp,
  writeUint16,
  writeUint32,
  writeUint64,
  writeUint8,
  writeUnknown,
  writeUuid,
} from "@keyslot/runtime/codegen";

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
  view: (bytes) => new ScalarsView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeScalars(v: Scalars, depth: number): number {
  checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeBool(v.bool);
  n += sizeString(v.text);
  n += sizeFloat64(v.plainNumber);
  n += sizeFloat32(v.single);
  n += sizeFloat64(v.double);
  n += sizeInt8(v.i8);
  n += sizeInt16(v.i16);
  n += sizeInt32(v.i32);
  n += sizeInt64(v.i64);
  n += sizeUint8(v.u8);
  n += sizeUint16(v.u16);
  n += sizeUint32(v.u32);
  n += sizeUint64(v.u64);
  n += sizeSafeint(v.safe);
  n += sizeBytes(v.bytes);
  n += sizeDate(v.date);
  n += sizeTimestamp(v.instant);
  n += sizeDuration(v.lasting);
  n += sizePlainDate(v.day);
  n += sizeUuid(v.id);
  n += sizeDecimal(v.price);
  return n + sizeUnknown(v, depth);
}

export function writeScalars(v: Scalars, b: Uint8Array, d: DataView, p: number): number {
  const unknown = unknownOf(v);
  p = writeRecordHeader(b, d, p, 21, unknown);
  p = writeBool(b, d, p, v.bool);
  p = writeString(b, d, p, v.text);
  p = writeFloat64(b, d, p, v.plainNumber);
  p = writeFloat32(b, d, p, v.single);
  p = writeFloat64(b, d, p, v.double);
  p = writeInt8(b, d, p, v.i8);
  p = writeInt16(b, d, p, v.i16);
  p = writeInt32(b, d, p, v.i32);
  p = writeInt64(b, d, p, v.i64);
  p = writeUint8(b, d, p, v.u8);
  p = writeUint16(b, d, p, v.u16);
  p = writeUint32(b, d, p, v.u32);
  p = writeUint64(b, d, p, v.u64);
  p = writeSafeint(b, d, p, v.safe);
  p = writeBytes(b, d, p, v.bytes);
  p = writeDate(b, d, p, v.date);
  p = writeTimestamp(b, d, p, v.instant);
  p = writeDuration(b, d, p, v.lasting);
  p = writePlainDate(b, d, p, v.day);
  p = writeUuid(b, d, p, v.id);
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

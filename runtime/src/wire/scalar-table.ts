import { readInt64, readUint64, sizeDuration, sizeInt64, sizeUint64, writeInt64 } from "./bigints.ts";
import { readBool, sizeBool, writeBool } from "./booleans.ts";
import { readBytes, sizeBytes, writeBytes } from "./bytes.ts";
import { readFloat32, readFloat64, sizeFloat32, sizeFloat64, writeFloat32, writeFloat64 } from "./floats.ts";
import * as integers from "./integers.ts";
import { readPlainDate, sizePlainDate, writePlainDate } from "./plain-date.ts";
import type { Reader } from "./reader.ts";
import type { ScalarName } from "./shape.ts";
import { readString, sizeString, writeString } from "./strings.ts";
import { readDecimal, readUuid, sizeDecimal, sizeUuid } from "./text-scalars.ts";
import { readDate, readTimestamp, sizeDate, sizeTimestamp, writeDate, writeTimestamp } from "./timestamps.ts";
import * as arrays from "./typed-arrays.ts";

/** How one scalar is sized (and checked), written and read, for walks that go by shape. */
export interface ScalarCodec {
  size(v: unknown): number;
  write(b: Uint8Array, d: DataView, p: number, v: unknown): number;
  read(r: Reader): unknown;
}

function codec<T>(
  size: (v: unknown) => number,
  write: (b: Uint8Array, d: DataView, p: number, v: T) => number,
  read: (r: Reader) => T,
): ScalarCodec {
  // A write only ever follows the size of the same value, which refuses what is no T.
  return { size, write: write as ScalarCodec["write"], read };
}

const { writeInt32, writeUint32 } = integers;

export const scalarTable: Record<ScalarName, ScalarCodec> = {
  bool: codec(sizeBool, writeBool, readBool),
  string: codec(sizeString, writeString, readString),
  float64: codec(sizeFloat64, writeFloat64, readFloat64),
  float32: codec(sizeFloat32, writeFloat32, readFloat32),
  int8: codec(integers.sizeInt8, writeInt32, integers.readInt8),
  int16: codec(integers.sizeInt16, writeInt32, integers.readInt16),
  int32: codec(integers.sizeInt32, writeInt32, integers.readInt32),
  int64: codec(sizeInt64, writeInt64, readInt64),
  uint8: codec(integers.sizeUint8, writeUint32, integers.readUint8),
  uint16: codec(integers.sizeUint16, writeUint32, integers.readUint16),
  uint32: codec(integers.sizeUint32, writeUint32, integers.readUint32),
  uint64: codec(sizeUint64, writeInt64, readUint64),
  safeint: codec(integers.sizeSafeint, integers.writeSafeint, integers.readSafeint),
  bytes: codec(sizeBytes, writeBytes, readBytes),
  date: codec(sizeDate, writeDate, readDate),
  timestamp: codec(sizeTimestamp, writeTimestamp, readTimestamp),
  duration: codec(sizeDuration, writeInt64, readInt64),
  plainDate: codec(sizePlainDate, writePlainDate, readPlainDate),
  uuid: codec(sizeUuid, writeString, readUuid),
  decimal: codec(sizeDecimal, writeString, readDecimal),
  float64Array: codec(arrays.sizeFloat64Array, arrays.writeFloat64Array, arrays.readFloat64Array),
  float32Array: codec(arrays.sizeFloat32Array, arrays.writeFloat32Array, arrays.readFloat32Array),
  int8Array: codec(arrays.sizeInt8Array, arrays.writeInt8Array, arrays.readInt8Array),
  int16Array: codec(arrays.sizeInt16Array, arrays.writeInt16Array, arrays.readInt16Array),
  int32Array: codec(arrays.sizeInt32Array, arrays.writeInt32Array, arrays.readInt32Array),
  int64Array: codec(arrays.sizeInt64Array, arrays.writeInt64Array, arrays.readInt64Array),
  uint16Array: codec(arrays.sizeUint16Array, arrays.writeUint16Array, arrays.readUint16Array),
  uint32Array: codec(arrays.sizeUint32Array, arrays.writeUint32Array, arrays.readUint32Array),
  uint64Array: codec(arrays.sizeUint64Array, arrays.writeUint64Array, arrays.readUint64Array),
};

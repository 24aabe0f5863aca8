import { fault } from "./faults.ts";
import { type Reader, readUint16At, readUint32At } from "./reader.ts";

// Integers that a JavaScript number holds. Written in the shortest form, non-negative ones in the unsigned forms; read from any width.

/** Largest size of an integer on the wire. */
const bound = 9;

// Each check is small enough to become part of the code that it is called from. The bitwise forms of a number are the number itself exactly when
// it is an integer of the type; what is no number never gets there, as bigints and objects do not take part in arithmetic quietly.

export function sizeInt8(v: unknown): number {
  return typeof v === "number" && (v << 24) >> 24 === v ? bound : refuseInteger(v);
}

export function sizeInt16(v: unknown): number {
  return typeof v === "number" && (v << 16) >> 16 === v ? bound : refuseInteger(v);
}

export function sizeInt32(v: unknown): number {
  return typeof v === "number" && (v | 0) === v ? bound : refuseInteger(v);
}

export function sizeUint8(v: unknown): number {
  return typeof v === "number" && (v & 0xff) === v ? bound : refuseInteger(v);
}

export function sizeUint16(v: unknown): number {
  return typeof v === "number" && (v & 0xffff) === v ? bound : refuseInteger(v);
}

export function sizeUint32(v: unknown): number {
  return typeof v === "number" && v >>> 0 === v ? bound : refuseInteger(v);
}

export function sizeSafeint(v: unknown): number {
  return Number.isSafeInteger(v) ? bound : refuseInteger(v);
}

function refuseInteger(v: unknown): never {
  fault(typeof v === "number" ? "wire/out-of-range" : "wire/type-mismatch");
}

export {
  writeInteger as writeInt8,
  writeInteger as writeInt16,
  writeInteger as writeInt32,
  writeInteger as writeUint8,
  writeInteger as writeUint16,
  writeInteger as writeUint32,
};

function writeInteger(b: Uint8Array, d: DataView, p: number, v: number): number {
  if (!(v >= 0 && v < 0x80)) return writeWideInteger(b, d, p, v);
  b[p] = v;
  return p + 1;
}

function writeWideInteger(b: Uint8Array, d: DataView, p: number, v: number): number {
  if (v >= 0) return writeUnsigned(b, d, p, v);
  if (v < -0x20) return writeNegative(b, d, p, v);
  b[p] = v + 0x100;
  return p + 1;
}

export function writeSafeint(b: Uint8Array, d: DataView, p: number, v: number): number {
  if (v >= -0x80000000 && v <= 0xffffffff) return writeInteger(b, d, p, v);
  b[p] = v > 0 ? 0xcf : 0xd3;
  // Two's complement of a negative number: the high word rounds down, the low word is what is left.
  const high = Math.floor(v / 0x100000000);
  d.setInt32(p + 1, high);
  d.setUint32(p + 5, v - high * 0x100000000);
  return p + 9;
}

/** Of 0x80 and more. */
export function writeUnsigned(b: Uint8Array, d: DataView, p: number, v: number): number {
  if (v <= 0xff) {
    b[p] = 0xcc;
    b[p + 1] = v;
    return p + 2;
  }
  if (v <= 0xffff) {
    b[p] = 0xcd;
    d.setUint16(p + 1, v);
    return p + 3;
  }
  b[p] = 0xce;
  d.setUint32(p + 1, v);
  return p + 5;
}

function writeNegative(b: Uint8Array, d: DataView, p: number, v: number): number {
  if (v >= -0x80) {
    b[p] = 0xd0;
    d.setInt8(p + 1, v);
    return p + 2;
  }
  if (v >= -0x8000) {
    b[p] = 0xd1;
    d.setInt16(p + 1, v);
    return p + 3;
  }
  b[p] = 0xd2;
  d.setInt32(p + 1, v);
  return p + 5;
}

export function readInt8(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head > 0x7f) return readIntegerBetween(r, -0x80, 0x7f);
  r.pos = p + 1;
  return head;
}

export function readInt16(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head > 0x7f) return readIntegerBetween(r, -0x8000, 0x7fff);
  r.pos = p + 1;
  return head;
}

export function readInt32(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head > 0x7f) return readIntegerBetween(r, -0x80000000, 0x7fffffff);
  r.pos = p + 1;
  return head;
}

export function readUint8(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head > 0x7f) return readIntegerBetween(r, 0, 0xff);
  r.pos = p + 1;
  return head;
}

export function readUint16(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head > 0x7f) return readIntegerBetween(r, 0, 0xffff);
  r.pos = p + 1;
  return head;
}

export function readUint32(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head > 0x7f) return readIntegerBetween(r, 0, 0xffffffff);
  r.pos = p + 1;
  return head;
}

export function readSafeint(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head > 0x7f) return readIntegerBetween(r, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  r.pos = p + 1;
  return head;
}

function readIntegerBetween(r: Reader, min: number, max: number): number {
  const p = r.pos;
  const { bytes, end } = r;
  const head = p < end ? (bytes[p] as number) : 0xc0;
  let v: number;
  // The widths that most integers have come first.
  if (head === 0xcd && p + 3 <= end) {
    r.pos = p + 3;
    v = readUint16At(bytes, p + 1);
  } else if (head === 0xce && p + 5 <= end) {
    r.pos = p + 5;
    v = readUint32At(bytes, p + 1);
  } else if (head === 0xcc && p + 2 <= end) {
    r.pos = p + 2;
    v = bytes[p + 1] as number;
  } else v = readAnyInteger(r);
  if (v < min || v > max) r.failAt(p, "wire/out-of-range");
  return v;
}

function readAnyInteger(r: Reader): number {
  const start = r.pos;
  const head = start < r.end ? (r.bytes[start] as number) : 0xc0;
  if (head > 0x7f && head < 0xe0) return readWideInteger(r, head);
  r.pos = start + 1;
  return head > 0x7f ? head - 0x100 : head;
}

/**
 * An integer of any width as the nearest double. Beyond 2⁵³ that is not exact, but it stays beyond, so that range checks hold; a float slot takes it as it is.
 */
export function readWideInteger(r: Reader, head: number): number {
  const bytes = r.bytes;
  const p = r.pos + 1;
  const width = head >= 0xcc && head <= 0xd3 ? 1 << (head & 3) : 0;
  if (width === 0) r.mismatch();
  if (p + width > r.end) r.fail("wire/truncated");
  r.pos = p + width;
  switch (head) {
    case 0xcc:
      return bytes[p] as number;
    case 0xcd:
      return readUint16At(bytes, p);
    case 0xce:
      return readUint32At(bytes, p);
    case 0xcf:
      return readUint32At(bytes, p) * 0x100000000 + readUint32At(bytes, p + 4);
    case 0xd0:
      return ((bytes[p] as number) << 24) >> 24;
    case 0xd1:
      return (readUint16At(bytes, p) << 16) >> 16;
    case 0xd2:
      return readUint32At(bytes, p) | 0;
    default:
      return (readUint32At(bytes, p) | 0) * 0x100000000 + readUint32At(bytes, p + 4);
  }
}

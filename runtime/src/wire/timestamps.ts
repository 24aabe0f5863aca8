import { readBigint64At } from "./bigints.ts";
import { fault } from "./faults.ts";
import { type Reader, readUint32At } from "./reader.ts";

// MessagePack's timestamp extension (−1) in the smallest of its three forms: seconds, 34-bit seconds with nanoseconds, 64-bit seconds with nanoseconds.

const nanosPerSecond = 1_000_000_000n;
const minSeconds = -(2n ** 63n);
const maxSeconds = 2n ** 63n - 1n;
/** Furthest date of JavaScript from 1970, in milliseconds. */
const maxDate = 8.64e15;

export function sizeDate(v: unknown): number {
  if (Number.isNaN(timeOf(v))) fault("wire/invalid-date");
  return 15;
}

// What only inherits from Date, a proxy of one above all, has no time to give.
function timeOf(v: unknown): number {
  if (!(v instanceof Date)) fault("wire/type-mismatch");
  try {
    return v.getTime();
  } catch {
    return fault("wire/type-mismatch");
  }
}

export function writeDate(b: Uint8Array, d: DataView, p: number, v: Date): number {
  const time = v.getTime();
  // Floor, so that what is left over is never negative, before 1970 either.
  const seconds = Math.floor(time / 1000);
  const nanos = (time - seconds * 1000) * 1_000_000;
  if (seconds >= 0 && seconds < 2 ** 34) return writeShortForms(b, d, p, seconds, nanos);
  writeLongHeader(b, d, p, nanos);
  const high = Math.floor(seconds / 2 ** 32);
  d.setInt32(p + 7, high);
  d.setUint32(p + 11, seconds - high * 2 ** 32);
  return p + 15;
}

export function readDate(r: Reader): Date {
  const start = r.pos;
  const length = readTimestampHeader(r);
  const p = r.pos;
  const nanos = nanosAt(r, p, length);
  const time = secondsAt(r.bytes, p, length) * 1000 + Math.floor(nanos / 1_000_000);
  if (nanos > 999_999_999 || !(Math.abs(time) <= maxDate)) r.failAt(start, "wire/invalid-date");
  r.pos = p + length;
  return new Date(time);
}

export function sizeTimestamp(v: unknown): number {
  if (typeof v !== "bigint") fault("wire/type-mismatch");
  const seconds = floorSeconds(v);
  if (seconds < minSeconds || seconds > maxSeconds) fault("wire/out-of-range");
  return 15;
}

export function writeTimestamp(b: Uint8Array, d: DataView, p: number, v: bigint): number {
  const seconds = floorSeconds(v);
  const nanos = Number(v - seconds * nanosPerSecond);
  if (seconds >= 0n && seconds < 2n ** 34n) return writeShortForms(b, d, p, Number(seconds), nanos);
  writeLongHeader(b, d, p, nanos);
  d.setBigInt64(p + 7, seconds);
  return p + 15;
}

export function readTimestamp(r: Reader): bigint {
  const start = r.pos;
  const length = readTimestampHeader(r);
  const p = r.pos;
  const nanos = nanosAt(r, p, length);
  if (nanos > 999_999_999) r.failAt(start, "wire/invalid-date");
  const seconds = length === 12 ? readBigint64At(r.bytes, p + 4, true) : BigInt(secondsAt(r.bytes, p, length));
  r.pos = p + length;
  return seconds * nanosPerSecond + BigInt(nanos);
}

function floorSeconds(nanos: bigint): bigint {
  const seconds = nanos / nanosPerSecond;
  return nanos < 0n && seconds * nanosPerSecond !== nanos ? seconds - 1n : seconds;
}

function writeShortForms(b: Uint8Array, d: DataView, p: number, seconds: number, nanos: number): number {
  b[p + 1] = 0xff;
  if (nanos === 0 && seconds < 2 ** 32) {
    b[p] = 0xd6;
    d.setUint32(p + 2, seconds);
    return p + 6;
  }
  b[p] = 0xd7;
  // 30 bits of nanoseconds, then 34 of seconds.
  d.setUint32(p + 2, nanos * 4 + Math.floor(seconds / 2 ** 32));
  d.setUint32(p + 6, seconds % 2 ** 32);
  return p + 10;
}

function writeLongHeader(b: Uint8Array, d: DataView, p: number, nanos: number): void {
  b[p] = 0xc7;
  b[p + 1] = 12;
  b[p + 2] = 0xff;
  d.setUint32(p + 3, nanos);
}

/** Steps over the header of a timestamp and returns the length of its body, which lies within the bytes. */
function readTimestampHeader(r: Reader): 4 | 8 | 12 {
  const start = r.pos;
  const head = start < r.end ? (r.bytes[start] as number) : 0xc0;
  let length: number;
  if (head >= 0xd4 && head <= 0xd8) {
    length = 1 << (head - 0xd4);
    r.pos = start + 1;
  } else if (head >= 0xc7 && head <= 0xc9) length = r.readLength(head === 0xc7 ? 1 : head === 0xc8 ? 2 : 4);
  else r.mismatch();
  if (r.pos >= r.end) r.failAt(start, "wire/truncated");
  if (length > r.end - r.pos - 1) r.failAt(start, "wire/length-exceeds-input");
  if (r.bytes[r.pos] !== 0xff) r.failAt(start, "wire/invalid-extension");
  if (length !== 4 && length !== 8 && length !== 12) r.failAt(start, "wire/invalid-extension");
  r.pos++;
  return length;
}

function nanosAt(r: Reader, p: number, length: 4 | 8 | 12): number {
  if (length === 4) return 0;
  const word = readUint32At(r.bytes, p);
  return length === 8 ? word >>> 2 : word;
}

/** Exact as far as a Date can reach; beyond it stays beyond. */
function secondsAt(bytes: Uint8Array, p: number, length: 4 | 8 | 12): number {
  if (length === 4) return readUint32At(bytes, p);
  if (length === 8) return (readUint32At(bytes, p) & 3) * 2 ** 32 + readUint32At(bytes, p + 4);
  return (readUint32At(bytes, p + 4) | 0) * 2 ** 32 + readUint32At(bytes, p + 8);
}

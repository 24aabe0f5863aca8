import { fault } from "./faults.ts";
import { readWideInteger, writeSafeint } from "./integers.ts";
import { type Reader, readUint32At } from "./reader.ts";

// 64-bit integers, which JavaScript holds as bigint: int64, uint64, and Duration in ticks of 100 ns.

const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;
const maxUint64 = 2n ** 64n - 1n;
const safeMin = BigInt(Number.MIN_SAFE_INTEGER);
const safeMax = BigInt(Number.MAX_SAFE_INTEGER);

export function sizeInt64(v: unknown): number {
  return checkBigint(v, minInt64, maxInt64);
}

export function sizeUint64(v: unknown): number {
  return checkBigint(v, 0n, maxUint64);
}

export const sizeDuration: (v: unknown) => number = sizeInt64;

function checkBigint(v: unknown, min: bigint, max: bigint): number {
  if (typeof v !== "bigint") fault("wire/type-mismatch");
  if (v < min || v > max) fault("wire/out-of-range");
  return 9;
}

export function writeInt64(b: Uint8Array, d: DataView, p: number, v: bigint): number {
  if (v >= safeMin && v <= safeMax) return writeSafeint(b, d, p, Number(v));
  if (v > 0n) {
    b[p] = 0xcf;
    d.setBigUint64(p + 1, v);
  } else {
    b[p] = 0xd3;
    d.setBigInt64(p + 1, v);
  }
  return p + 9;
}

export { writeInt64 as writeUint64, writeInt64 as writeDuration };

export function readInt64(r: Reader): bigint {
  const start = r.pos;
  const v = readBigint(r);
  if (v > maxInt64) r.failAt(start, "wire/out-of-range");
  return v;
}

export { readInt64 as readDuration };

export function readUint64(r: Reader): bigint {
  const start = r.pos;
  const v = readBigint(r);
  if (v < 0n) r.failAt(start, "wire/out-of-range");
  return v;
}

function readBigint(r: Reader): bigint {
  const start = r.pos;
  const head = start < r.end ? (r.bytes[start] as number) : 0xc0;
  if (head < 0x80 || head >= 0xe0) {
    r.pos = start + 1;
    return BigInt(head < 0x80 ? head : head - 0x100);
  }
  const nearest = readWideInteger(r, head);
  if (head !== 0xcf && head !== 0xd3) return BigInt(nearest);
  return readBigint64At(r.bytes, start + 1, head === 0xd3);
}

export function readBigint64At(bytes: Uint8Array, p: number, signed: boolean): bigint {
  const high = readUint32At(bytes, p);
  const low = readUint32At(bytes, p + 4);
  return (BigInt(signed ? high | 0 : high) << 32n) | BigInt(low);
}

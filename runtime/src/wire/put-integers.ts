import { fault } from "./faults.ts";
import { writeInt32, writeSafeint, writeUnsigned } from "./integers.ts";

// Checks and writes in one go, for types whose bytes are bounded whatever the value: the size pass then has no need to look at the slot at all.
// What most integers are, one byte, is small enough to become part of the code that it is called from.

export function putInt8(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (typeof v !== "number" || (v & 0x7f) !== v) return putBetween(b, d, p, v, -0x80, 0x7f);
  b[p] = v;
  return p + 1;
}

export function putInt16(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (typeof v !== "number" || (v & 0x7f) !== v) return putBetween(b, d, p, v, -0x8000, 0x7fff);
  b[p] = v;
  return p + 1;
}

export function putInt32(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (typeof v !== "number" || (v & 0x7f) !== v) return putBetween(b, d, p, v, -0x80000000, 0x7fffffff);
  b[p] = v;
  return p + 1;
}

export function putUint8(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (typeof v !== "number" || (v & 0x7f) !== v) return putBetween(b, d, p, v, 0, 0xff);
  b[p] = v;
  return p + 1;
}

export function putUint16(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (typeof v !== "number" || (v & 0x7f) !== v) return putBetween(b, d, p, v, 0, 0xffff);
  b[p] = v;
  return p + 1;
}

export function putUint32(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (typeof v !== "number" || (v & 0x7f) !== v) return putBetween(b, d, p, v, 0, 0xffffffff);
  b[p] = v;
  return p + 1;
}

export function putSafeint(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (!Number.isSafeInteger(v)) refuse(v);
  return writeSafeint(b, d, p, v as number);
}

function putBetween(b: Uint8Array, d: DataView, p: number, v: unknown, min: number, max: number): number {
  if (typeof v !== "number" || !(v >= min && v <= max) || Math.floor(v) !== v) refuse(v);
  // Straight to the widths: the way through the one-byte forms, which most of what comes here has not, took as long as writing.
  return v >= 0x80 ? writeUnsigned(b, d, p, v) : writeInt32(b, d, p, v);
}

function refuse(v: unknown): never {
  fault(typeof v === "number" ? "wire/out-of-range" : "wire/type-mismatch");
}

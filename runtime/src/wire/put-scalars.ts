import { sizeDuration, sizeInt64, sizeUint64, writeInt64 } from "./bigints.ts";
import { fault } from "./faults.ts";
import { sizeFloat32, writeFloat32, writeFloat64 } from "./floats.ts";
import { sizePlainDate, writePlainDate } from "./plain-date.ts";
import { writeString } from "./strings.ts";
import { sizeUuid } from "./text-scalars.ts";
import { sizeDate, sizeTimestamp, writeDate, writeTimestamp } from "./timestamps.ts";

// Like `put-integers.ts`, for the other types of bounded size. After each check the value is what it was checked for.

export function putBool(b: Uint8Array, _d: DataView, p: number, v: unknown): number {
  if (v === false) b[p] = 0xc2;
  else if (v === true) b[p] = 0xc3;
  else fault("wire/type-mismatch");
  return p + 1;
}

export function putFloat64(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  if (typeof v !== "number") fault("wire/type-mismatch");
  if (Number.isNaN(v)) return writeFloat64(b, d, p, v);
  b[p] = 0xcb;
  d.setFloat64(p + 1, v);
  return p + 9;
}

export function putFloat32(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizeFloat32(v);
  return writeFloat32(b, d, p, v as number);
}

export function putInt64(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizeInt64(v);
  return writeInt64(b, d, p, v as bigint);
}

export function putUint64(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizeUint64(v);
  return writeInt64(b, d, p, v as bigint);
}

export function putDuration(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizeDuration(v);
  return writeInt64(b, d, p, v as bigint);
}

export function putDate(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizeDate(v);
  return writeDate(b, d, p, v as Date);
}

export function putTimestamp(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizeTimestamp(v);
  return writeTimestamp(b, d, p, v as bigint);
}

export function putPlainDate(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizePlainDate(v);
  return writePlainDate(b, d, p, v as string);
}

export function putUuid(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  sizeUuid(v);
  return writeString(b, d, p, v as string);
}

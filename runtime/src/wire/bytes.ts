import { fault } from "./faults.ts";
import { readUint8 } from "./integers.ts";
import type { Reader } from "./reader.ts";

/** True for arrays of bytes of every kind, and not for what only inherits from one, such as a proxy. */
export function isBytes(v: unknown): v is Uint8Array {
  return v instanceof Uint8Array && ArrayBuffer.isView(v);
}

export function sizeBytes(v: unknown): number {
  if (!isBytes(v)) fault("wire/type-mismatch");
  if (v.length > 0xffffffff) fault("wire/too-long");
  return v.length + 5;
}

export function writeBytes(b: Uint8Array, d: DataView, p: number, v: Uint8Array): number {
  const length = v.length;
  if (length < 0x100) {
    b[p] = 0xc4;
    b[p + 1] = length;
    p += 2;
  } else if (length < 0x10000) {
    b[p] = 0xc5;
    d.setUint16(p + 1, length);
    p += 3;
  } else {
    b[p] = 0xc6;
    d.setUint32(p + 1, length);
    p += 5;
  }
  return copyBytes(b, p, v);
}

/** Appends bytes as they are. */
export function copyBytes(b: Uint8Array, p: number, v: Uint8Array): number {
  const length = v.length;
  if (length > 48) b.set(v, p);
  else for (let i = 0; i < length; i++) b[p + i] = v[i] as number;
  return p + length;
}

/** A copy, so that the value does not keep or follow the input. An array of integers 0–255 is read too, as some writers have no bin. */
export function readBytes(r: Reader): Uint8Array {
  const start = r.pos;
  const head = start < r.end ? (r.bytes[start] as number) : 0xc0;
  if ((head >= 0x90 && head <= 0x9f) || head === 0xdc || head === 0xdd) return readByteArray(r);
  if (head < 0xc4 || head > 0xc6) r.mismatch();
  const length = r.readLength(head === 0xc4 ? 1 : head === 0xc5 ? 2 : 4);
  if (length > r.end - r.pos) r.failAt(start, "wire/length-exceeds-input");
  const from = r.pos;
  r.pos = from + length;
  return copyOf(r.bytes, from, r.pos);
}

/** It cannot nest further, so it does not count as a level of depth. */
function readByteArray(r: Reader): Uint8Array {
  const v = new Uint8Array(r.readArrayHeader(0));
  for (let i = 0; i < v.length; i++) v[i] = readUint8(r);
  return v;
}

/** A plain Uint8Array with memory of its own, also when the input is a Buffer, whose `slice` would share it. */
export function copyOf(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const copy = new Uint8Array(to - from);
  if (copy.length > 64) copy.set(bytes.subarray(from, to));
  else for (let i = 0; i < copy.length; i++) copy[i] = bytes[from + i] as number;
  return copy;
}

import { copyBytes, copyOf, isBytes } from "./bytes.ts";
import { fault } from "./faults.ts";
import type { Reader } from "./reader.ts";
import { findFault, skipValue } from "./skip.ts";

/** Bytes that are exactly one MessagePack value, which nests at `depth` if it is an array or map. */
export function sizeRaw(v: unknown, depth: number): number {
  if (!isBytes(v)) fault("wire/type-mismatch");
  const found = findFault(v, 1, depth);
  if (found !== undefined) fault(found.code);
  return v.length;
}

/** A raw value where nil has another meaning: in a slot, or inside `T | null`. */
export function sizeRawSlot(v: unknown, depth: number): number {
  const size = sizeRaw(v, depth);
  if (size === 1 && (v as Uint8Array)[0] === 0xc0) fault("wire/missing-slot"); // `sizeRaw` has refused everything else.
  return size;
}

export function writeRaw(b: Uint8Array, _d: DataView, p: number, v: Uint8Array): number {
  return copyBytes(b, p, v);
}

export function readRaw(r: Reader, depth: number): Uint8Array {
  const start = r.pos;
  skipValue(r, depth);
  return copyOf(r.bytes, start, r.pos);
}

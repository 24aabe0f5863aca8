import { copyBytes } from "./bytes.ts";
import { fault } from "./faults.ts";
import { readSafeint, writeSafeint } from "./integers.ts";
import { readRaw, sizeRaw } from "./raw.ts";
import type { Reader } from "./reader.ts";

/** A member of an open union that this build does not know, as `@keyslot/runtime/types` declares it. */
export interface UnknownMemberValue {
  readonly tag: number;
  readonly raw: Uint8Array;
}

/** Bound of what stands around a union's body: the array header and the tag. */
export const unionHeaderSize = 10;

export function writeUnionHeader(b: Uint8Array, d: DataView, p: number, tag: number): number {
  b[p] = 0x92;
  return writeSafeint(b, d, p + 1, tag);
}

/** The tag of the union that starts here; leaves the position at its body. */
export function readUnionHeader(r: Reader, depth: number): number {
  const start = r.pos;
  if (r.readArrayHeader(depth) !== 2) r.failAt(start, "wire/type-mismatch");
  return readSafeint(r);
}

/** A union at `depth` whose tag is none of `declared`: those are written as the members they name. */
export function sizeUnknownMember(v: unknown, depth: number, declared: readonly number[]): number {
  if (typeof v !== "object" || v === null || !("tag" in v) || !("raw" in v)) fault("wire/undeclared-value");
  if (!Number.isSafeInteger(v.tag)) fault("wire/undeclared-value");
  if (declared.includes(v.tag as number)) fault("wire/undeclared-value"); // A safe integer is a number.
  return unionHeaderSize + sizeRaw(v.raw, depth + 1);
}

/** Takes any value, as the types of open unions need not name unknown members: `sizeUnknownMember` has looked at it. */
export function writeUnknownMember(b: Uint8Array, d: DataView, p: number, v: unknown): number {
  const { tag, raw } = v as UnknownMemberValue;
  return copyBytes(b, writeUnionHeader(b, d, p, tag), raw);
}

/** The body of a union at `depth`, kept as it came. */
export function readUnknownMember(r: Reader, tag: number, depth: number): UnknownMemberValue {
  return { tag, raw: readRaw(r, depth + 1) };
}

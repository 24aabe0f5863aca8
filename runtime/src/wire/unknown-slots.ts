import { copyBytes, copyOf } from "./bytes.ts";
import { writeArrayHeader } from "./containers.ts";
import { fault } from "./faults.ts";
import type { Reader } from "./reader.ts";
import { findFault, skipValue } from "./skip.ts";

/**
 * Under this symbol a decoded record carries the slots that its reader did not know. Object spread keeps it, JSON does not show it, and encode
 * writes the slots back, so that an old build that updates a new document loses nothing.
 */
export const unknownSlots: unique symbol = Symbol.for("keyslot.unknownSlots");

/** Slots past the last known one, exactly as they were read. */
export interface UnknownSlots {
  readonly count: number;
  /** So many MessagePack values, one after the other. */
  readonly bytes: Uint8Array;
}

/** A record as far as unknown slots go: the authored interface does not mention the symbol. */
export interface Carrying {
  readonly [unknownSlots]?: UnknownSlots;
}

/** What the record carries that its schema does not know; nearly always nothing. */
export function unknownOf(v: object): UnknownSlots | undefined {
  return (v as Carrying)[unknownSlots];
}

/** Bytes of the unknown slots of a record at `depth`. */
export function sizeUnknown(v: object, depth: number): number {
  const unknown = unknownOf(v);
  return unknown === undefined ? 0 : sizeUnknownSlots(unknown, depth);
}

function sizeUnknownSlots(unknown: UnknownSlots, depth: number): number {
  const { count, bytes } = unknown;
  if (!Number.isInteger(count) || count < 0 || !(bytes instanceof Uint8Array)) fault("wire/type-mismatch");
  if (count > bytes.length) fault("wire/length-exceeds-input");
  const found = findFault(bytes, count, depth + 1);
  if (found !== undefined) fault(found.code);
  return bytes.length;
}

/** Header of a record with `length` known slots. */
export function writeRecordHeader(
  b: Uint8Array,
  d: DataView,
  p: number,
  length: number,
  unknown: UnknownSlots | undefined,
): number {
  if (unknown !== undefined || length > 0x0f)
    return writeArrayHeader(b, d, p, unknown === undefined ? length : length + unknown.count);
  b[p] = 0x90 | length;
  return p + 1;
}

export function writeUnknown(b: Uint8Array, p: number, unknown: UnknownSlots): number {
  return copyBytes(b, p, unknown.bytes);
}

/** Keeps the next `count` values, which are slots of a record at `depth`, on the decoded record. */
export function keepUnknown(r: Reader, value: object, count: number, depth: number): void {
  const start = r.pos;
  for (let i = 0; i < count; i++) skipValue(r, depth + 1);
  const unknown: UnknownSlots = { count, bytes: copyOf(r.bytes, start, r.pos) };
  (value as { [unknownSlots]?: UnknownSlots })[unknownSlots] = unknown; // As in `unknownOf`.
}

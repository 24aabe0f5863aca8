import type { IndexDeclaration } from "../../document/definition.ts";
import { writeEntryPart } from "./entry-part.ts";
import { EntryWriter } from "./entry-writer.ts";
import type { IndexQuery, IndexRange } from "./index-query.ts";
import type { IndexOrder, IndexValue } from "./index-value.ts";

/** Which entries answer a query: those from `from` up to, not including, `to`. */
export interface EntryRange {
  readonly from: Uint8Array;
  /** Undefined for all that follow. */
  readonly to: Uint8Array | undefined;
}

/** Changed with the bytes that it stands for: entries that another version wrote are worth nothing. */
export const entryFormat = 1;

/** Entries compare as the tuples of values that they stand for do, byte for byte; equal tuples have equal entries. */
export function entryBytes<T>({ parts }: IndexDeclaration<T>, tuple: readonly IndexValue[]): Uint8Array {
  writeValues(parts, tuple);
  // Only the last part of several can be absent: such a document stands after those that have it.
  if (tuple.length < parts.length) for (const byte of absentPart) writer.byte(byte);
  return writer.finish();
}

/** The entries of the documents that a query asks for. */
export function entryRange<T>({ parts }: IndexDeclaration<T>, { values, range }: IndexQuery): EntryRange {
  writeValues(parts, values);
  const prefix = writer.finish();
  const order = parts[values.length]?.order;
  if (range === undefined || order === undefined) return { from: prefix, to: behindEntries(prefix) };
  return rangeBehind(prefix, order, range);
}

/** The first bytes behind all that begin with `bytes`; undefined when nothing is. */
export function behindEntries(bytes: Uint8Array): Uint8Array | undefined {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0xff) length--;
  if (length === 0) return undefined;
  const next = bytes.slice(0, length);
  next[length - 1] = (next[length - 1] ?? 0) + 1;
  return next;
}

export function isSameEntry(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

// Entries are written one at a time, so that all of them can share one writer.
const writer = new EntryWriter();
const absentPart = [0xff, 0xff];

type Parts<T> = IndexDeclaration<T>["parts"];

function writeValues<T>(parts: Parts<T>, values: readonly IndexValue[]): void {
  for (const [at, value] of values.entries()) {
    const part = parts[at];
    if (part !== undefined) writeEntryPart(writer, part.order, value);
  }
}

function rangeBehind(prefix: Uint8Array, order: IndexOrder, { lower, upper }: IndexRange): EntryRange {
  const bound = (value: IndexValue): Uint8Array => {
    for (const byte of prefix) writer.byte(byte);
    writeEntryPart(writer, order, value);
    return writer.finish();
  };
  const lowest = lower && bound(lower.value);
  const highest = upper && bound(upper.value);
  return {
    from: lowest === undefined ? prefix : lower?.inclusive === true ? lowest : (behindEntries(lowest) ?? lowest),
    // A range holds only values that are present.
    to:
      highest === undefined
        ? Uint8Array.of(...prefix, ...absentPart)
        : upper?.inclusive
          ? behindEntries(highest)
          : highest,
  };
}

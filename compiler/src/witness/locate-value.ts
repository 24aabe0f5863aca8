import { Reader, skipValue } from "@keyslot/runtime/codegen";

/** Where a value lies in a payload. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Finds a value by which child it is at each level; undefined where there is none, as behind the end of an old array. */
export function locateValue(bytes: Uint8Array, children: readonly number[]): ByteRange | undefined {
  const reader = new Reader(bytes);
  for (const child of children) {
    const count = readChildren(reader);
    if (count === undefined || child >= count) return undefined;
    for (let i = 0; i < child; i++) skipValue(reader, 1);
  }
  const start = reader.pos;
  skipValue(reader, 1);
  return { start, end: reader.pos };
}

/** How many values the array or map that starts here holds, keys and values of a map counted alike. */
function readChildren(reader: Reader): number | undefined {
  const head = reader.bytes[reader.pos] ?? 0xc0;
  if ((head & 0xf0) === 0x90 || head === 0xdc || head === 0xdd) return reader.readArrayHeader(1);
  if ((head & 0xf0) === 0x80 || head === 0xde || head === 0xdf) return reader.readMapHeader(1) * 2;
  return undefined;
}

import { WireFault } from "./faults.ts";
import { defaultMaxDepth, Reader, readUint16At } from "./reader.ts";

/**
 * Steps over one value of any type, at `depth` if it is an array or map. Structure and depth are checked, the UTF-8 of strings is not.
 * It does not recurse, so that no input can exhaust the stack.
 */
export function skipValue(r: Reader, depth: number): void {
  if (trySkip(r) || trySkipNested(r, depth)) return;
  // How many values are still to come at each open level; the depth limit bounds it.
  const open: number[] = [];
  let left = 1;
  for (;;) {
    while (left === 0) {
      const outer = open.pop();
      if (outer === undefined) return;
      left = outer;
    }
    left--;
    if (trySkip(r)) continue;
    const children = skipHead(r, depth + open.length);
    if (children > 0) {
      open.push(left);
      left = children;
    }
  }
}

/** Steps over a value whose head tells its size, if all of it is there: nearly every scalar, in a third of the time. */
export function trySkip(r: Reader): boolean {
  const p = r.pos;
  const size = p < r.end ? (sizes[r.bytes[p] as number] as number) : 0;
  if (size === 0 || p + size > r.end) return false;
  r.pos = p + size;
  return true;
}

/**
 * Steps over arrays and maps by counting the values that are still to come, whichever of them they belong to: a third of the time that knowing it
 * takes. False where that is not enough: for rare heads, for anything amiss, and for so many arrays and maps that they might be nested too deep.
 */
function trySkipNested(r: Reader, depth: number): boolean {
  const { bytes, end } = r;
  let p = r.pos;
  let left = 1;
  let levels = r.maxDepth - depth + 1;
  while (left > 0) {
    if (p >= end) return false;
    const head = bytes[p] as number;
    const size = sizes[head] as number;
    left--;
    if (size !== 0) p += size;
    else if (head === 0xc4 || head === 0xd9) p += 2 + (p + 1 < end ? (bytes[p + 1] as number) : 0);
    else {
      let count = head & 0x0f;
      p++;
      if (head === 0xdc) {
        if (p + 2 > end) return false;
        count = readUint16At(bytes, p);
        p += 2;
      } else if (head < 0x80 || head > 0x9f) return false;
      else if (head < 0x90) count *= 2;
      if (--levels < 0 || count > end - p) return false;
      left += count;
    }
  }
  if (p > end) return false;
  r.pos = p;
  return true;
}

/** How many bytes a value takes, by its head; 0 where that alone does not say. */
export function scalarSize(head: number): number {
  return sizes[head] as number;
}

const sizes: Uint8Array = Uint8Array.from({ length: 256 }, (_, head) => {
  if (head < 0x80 || head >= 0xe0 || head === 0xc0 || head === 0xc2 || head === 0xc3) return 1;
  if (head >= 0xa0 && head <= 0xbf) return 1 + (head & 0x1f);
  if (head === 0xca) return 5;
  if (head === 0xcb) return 9;
  if (head >= 0xcc && head <= 0xd3) return 1 + (1 << (head & 3));
  if (head >= 0xd4 && head <= 0xd8) return 2 + (1 << (head - 0xd4));
  return 0;
});

/** Steps over a scalar, or over the header of an array or map, and returns how many values it holds. */
function skipHead(r: Reader, depth: number): number {
  const start = r.pos;
  if (start >= r.end) r.fail("wire/truncated");
  const head = r.bytes[start] as number;
  if (head < 0x80 || head >= 0xe0 || head === 0xc0 || head === 0xc2 || head === 0xc3) {
    r.pos = start + 1;
    return 0;
  }
  if (head <= 0x8f || head === 0xde || head === 0xdf) return r.readMapHeader(depth) * 2;
  if (head <= 0x9f || head === 0xdc || head === 0xdd) return r.readArrayHeader(depth);
  if (head === 0xc1) r.fail("wire/reserved-byte");
  if (head >= 0xca && head <= 0xd3) {
    const width = head === 0xca ? 4 : head === 0xcb ? 8 : 1 << (head & 3);
    if (start + 1 + width > r.end) r.fail("wire/truncated");
    r.pos = start + 1 + width;
    return 0;
  }
  skipBody(r, head);
  return 0;
}

/** Steps over a str, bin or ext. */
function skipBody(r: Reader, head: number): void {
  const start = r.pos;
  let length: number;
  if (head <= 0xbf) {
    length = head & 0x1f;
    r.pos = start + 1;
  } else if (head >= 0xd4 && head <= 0xd8) {
    length = (1 << (head - 0xd4)) + 1;
    r.pos = start + 1;
  } else {
    // c4–c6 bin, c7–c9 ext with a type byte more, d9–db str.
    const step = head <= 0xc6 ? head - 0xc4 : head <= 0xc9 ? head - 0xc7 : head - 0xd9;
    length = r.readLength(step === 0 ? 1 : step === 1 ? 2 : 4) + (head >= 0xc7 && head <= 0xc9 ? 1 : 0);
  }
  if (length > r.end - r.pos) r.failAt(start, "wire/length-exceeds-input");
  r.pos += length;
}

/** The fault in `bytes` when they are not exactly `count` values nesting from `depth` on; undefined when they are. */
export function findFault(bytes: Uint8Array, count: number, depth: number): WireFault | undefined {
  const r = new Reader(bytes, { maxDepth: defaultMaxDepth });
  try {
    for (let i = 0; i < count; i++) skipValue(r, depth);
    if (r.pos !== r.end) r.fail("wire/trailing-bytes");
    return undefined;
  } catch (error) {
    if (error instanceof WireFault) return error;
    throw error;
  }
}

import { isLittleEndian } from "./byte-order.ts";
import { nativeText } from "./native-text.ts";

const fromCharCode = String.fromCharCode;

/** Up to this many bytes, decoding takes a third to two thirds of the 80 to 250 ns that the platform takes, whose calls cost most of that. */
export const longestShortUtf8 = 64;

/** UTF-16 code units of the string in hand, the same seen as bytes, and one byte a unit where that is enough. */
const units = new Uint16Array(longestShortUtf8);
const unitBytes = new Uint8Array(units.buffer);
const latin1 = new Uint8Array(longestShortUtf8);

const twoByteSlice = isLittleEndian ? nativeText?.ucs2Slice : undefined;
const oneByteSlice = nativeText?.latin1Slice;

/** The string in `length` ≤ 64 bytes from `p`, or undefined when they are not well-formed UTF-8. */
export function shortUtf8(b: Uint8Array, p: number, length: number): string | undefined {
  const end = p + length;
  let count = 0;
  let all = 0;
  while (p < end) {
    let c = b[p++] as number;
    if (c > 0x7f) {
      const size = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
      // No character starts so, or it ends behind the string.
      if (c < 0xc2 || c > 0xf4 || p + size > end) return undefined;
      c = size === 1 ? twoBytes(b, p, c) : size === 2 ? threeBytes(b, p, c) : fourBytes(b, p, c);
      if (c < 0) return undefined;
      p += size;
      if (c > 0xffff) {
        units[count++] = 0xd7c0 + (c >> 10);
        c = 0xdc00 | (c & 0x3ff);
      }
    }
    all |= c;
    units[count++] = c;
  }
  return count <= 16 ? spell(count) : slice(count, all);
}

// What a character's first byte and the following ones mean; negative where they are no character. A byte that does not continue one has its
// top bits left over once 0x80 is taken away.

function twoBytes(b: Uint8Array, p: number, c: number): number {
  const c1 = (b[p] as number) ^ 0x80;
  return c1 > 0x3f ? -1 : ((c & 0x1f) << 6) | c1;
}

function threeBytes(b: Uint8Array, p: number, c: number): number {
  const c1 = (b[p] as number) ^ 0x80;
  const c2 = (b[p + 1] as number) ^ 0x80;
  const v = ((c & 0x0f) << 12) | (c1 << 6) | c2;
  // Neither spelled longer than it has to be, nor half of a surrogate pair.
  return (c1 | c2) > 0x3f || v < 0x800 || (v >= 0xd800 && v <= 0xdfff) ? -1 : v;
}

function fourBytes(b: Uint8Array, p: number, c: number): number {
  const c1 = (b[p] as number) ^ 0x80;
  const c2 = (b[p + 1] as number) ^ 0x80;
  const c3 = (b[p + 2] as number) ^ 0x80;
  const v = ((c & 0x07) << 18) | (c1 << 12) | (c2 << 6) | c3;
  return (c1 | c2 | c3) > 0x3f || v < 0x10000 || v > 0x10ffff ? -1 : v;
}

/**
 * As in `ascii.ts`: a call with exactly as many arguments as there are units makes a flat string in one step. A string of more units is made of
 * bytes by the platform; one that fits into one byte a character stays that small.
 */
function spell(count: number): string {
  const u = units;
  if (count === 0) return "";
  const u0 = u[0] as number;
  if (count === 1) return fromCharCode(u0);
  const u1 = u[1] as number;
  if (count === 2) return fromCharCode(u0, u1);
  const u2 = u[2] as number;
  if (count === 3) return fromCharCode(u0, u1, u2);
  const u3 = u[3] as number;
  if (count === 4) return fromCharCode(u0, u1, u2, u3);
  const u4 = u[4] as number;
  if (count === 5) return fromCharCode(u0, u1, u2, u3, u4);
  const u5 = u[5] as number;
  if (count === 6) return fromCharCode(u0, u1, u2, u3, u4, u5);
  const u6 = u[6] as number;
  if (count === 7) return fromCharCode(u0, u1, u2, u3, u4, u5, u6);
  const u7 = u[7] as number;
  if (count === 8) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7);
  const u8 = u[8] as number;
  if (count === 9) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8);
  const u9 = u[9] as number;
  if (count === 10) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8, u9);
  const u10 = u[10] as number;
  if (count === 11) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10);
  const u11 = u[11] as number;
  if (count === 12) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11);
  const u12 = u[12] as number;
  if (count === 13) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12);
  const u13 = u[13] as number;
  if (count === 14) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13);
  const u14 = u[14] as number;
  if (count === 15) return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14);
  const u15 = u[15] as number;
  return fromCharCode(u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, u15);
}

function slice(count: number, all: number): string {
  if (all <= 0xff && oneByteSlice !== undefined) {
    for (let i = 0; i < count; i++) latin1[i] = units[i] as number;
    return oneByteSlice.call(latin1, 0, count);
  }
  if (twoByteSlice !== undefined) return twoByteSlice.call(unitBytes, 0, count * 2);
  return fromCharCode(...units.subarray(0, count));
}

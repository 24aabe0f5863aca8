import { asciiString } from "./ascii.ts";
import { readUtf8 } from "./utf8.ts";

// Short strings that come again and again (codes, units, names of places) are made once. They are found by their bytes, four at a time: a hit
// costs 10 ns, where spelling out 8 characters costs 16 and 16 characters 25, and leaves nothing to collect. A string enters when it is seen for
// the second time, so that a stream of ids costs the table nothing but integers. The table never grows and every entry is compared in full:
// whoever makes strings collide makes them miss.

const entries = 1024;
const shift = 32 - Math.log2(entries);
/** Four words for each entry: all bytes of a string of up to 16, some of them twice. */
const words = new Int32Array(entries * 4);
const lengths = new Uint8Array(entries);
/** Empty where a string was seen only once. */
const strings: string[] = new Array<string>(entries).fill("");

/** Up to this many bytes a string is looked for in the cache, where there is a view: making words out of single bytes eats up the gain. */
export const longestCached = 16;

/** The string in `length` bytes from `p`, at least one and at most 16; undefined when they are not well-formed UTF-8. */
export function cachedString(b: Uint8Array, d: DataView, p: number, length: number): string | undefined {
  if (length < 4) return lookUp(b, p, length, fewBytes(b, p, length), 0, 0, 0);
  // Words from both ends overlap where the length is no multiple of four.
  const first = d.getInt32(p);
  const last = d.getInt32(p + length - 4);
  if (length <= 8) return lookUp(b, p, length, first, last, 0, 0);
  return lookUp(b, p, length, first, last, d.getInt32(p + 4), d.getInt32(p + length - 8));
}

function fewBytes(b: Uint8Array, p: number, length: number): number {
  return ((b[p] as number) << 16) | ((b[p + (length >> 1)] as number) << 8) | (b[p + length - 1] as number);
}

/** The words as arguments, because an array of them would cost as much as the string. */
function lookUp(
  b: Uint8Array,
  p: number,
  length: number,
  w0: number,
  w1: number,
  w2: number,
  w3: number,
): string | undefined {
  const mixed = Math.imul(w0, 0x85ebca6b) ^ Math.imul(w1, 0xc2b2ae35) ^ Math.imul(w2, 0x27d4eb2f) ^ (w3 + length);
  const i = Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> shift;
  const k = i << 2;
  if (words[k] === w0 && words[k + 1] === w1 && words[k + 2] === w2 && words[k + 3] === w3 && lengths[i] === length) {
    return (strings[i] as string) || enterString(b, p, length, i);
  }
  words[k] = w0;
  words[k + 1] = w1;
  words[k + 2] = w2;
  words[k + 3] = w3;
  lengths[i] = length;
  strings[i] = "";
  return asciiString(b, p, length) ?? readUtf8(b, p, length);
}

function enterString(b: Uint8Array, p: number, length: number, i: number): string | undefined {
  const v = asciiString(b, p, length) ?? readUtf8(b, p, length);
  if (v !== undefined) strings[i] = v;
  return v;
}

import { asciiString } from "./ascii.ts";
import { readUtf8 } from "./utf8.ts";

// Short strings that come again and again (codes, units, names of places) are made once. They are found by their bytes, four at a time: a hit
// costs 10 ns, where spelling out 8 characters costs 16 and 16 characters 25, and leaves nothing to collect. A string enters when it is seen for
// the second time, so that a stream of ids costs the table nothing but integers. The table never grows and every entry is compared in full:
// whoever makes strings collide makes them miss.

const entries = 1024;
const shift = 32 - Math.log2(entries);

/** Strings of up to 8 bytes, by two words that hold all of them, some twice, and their lengths. */
const shortWords = new Int32Array(entries * 2);
const shortLengths = new Uint8Array(entries);
/** Empty where a string was seen only once. */
const shortStrings: string[] = new Array<string>(entries).fill("");

/** Longer ones, by four words. */
const longWords = new Int32Array(entries * 4);
const longLengths = new Uint8Array(entries);
const longStrings: string[] = new Array<string>(entries).fill("");

/** Up to this many bytes a string is looked for in the cache, where there is a view: making words out of single bytes eats up the gain. */
export const longestCached = 16;

/** The string in `length` bytes from `p`, at least one and at most 16; undefined when they are not well-formed UTF-8. */
export function cachedString(b: Uint8Array, d: DataView, p: number, length: number): string | undefined {
  if (length > 8) return longString(b, d, p, length);
  // Words from both ends overlap where the length is no multiple of four.
  const w0 = length < 4 ? fewBytes(b, p, length) : d.getInt32(p);
  const w1 = length < 4 ? 0 : d.getInt32(p + length - 4);
  const mixed = Math.imul(w0, 0x85ebca6b) ^ Math.imul(w1, 0xc2b2ae35) ^ length;
  const i = Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> shift;
  const k = i << 1;
  if (shortWords[k] === w0 && shortWords[k + 1] === w1 && shortLengths[i] === length)
    return (shortStrings[i] as string) || enterString(b, p, length, shortStrings, i);
  shortWords[k] = w0;
  shortWords[k + 1] = w1;
  shortLengths[i] = length;
  shortStrings[i] = "";
  return asciiString(b, p, length) ?? readUtf8(b, p, length);
}

function fewBytes(b: Uint8Array, p: number, length: number): number {
  return ((b[p] as number) << 16) | ((b[p + (length >> 1)] as number) << 8) | (b[p + length - 1] as number);
}

function longString(b: Uint8Array, d: DataView, p: number, length: number): string | undefined {
  const w0 = d.getInt32(p);
  const w1 = d.getInt32(p + length - 4);
  const w2 = d.getInt32(p + 4);
  const w3 = d.getInt32(p + length - 8);
  const mixed = Math.imul(w0, 0x85ebca6b) ^ Math.imul(w1, 0xc2b2ae35) ^ Math.imul(w2, 0x27d4eb2f) ^ (w3 + length);
  const i = Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> shift;
  const k = i << 2;
  const isSame = longWords[k] === w0 && longWords[k + 1] === w1 && longWords[k + 2] === w2 && longWords[k + 3] === w3;
  if (isSame && longLengths[i] === length)
    return (longStrings[i] as string) || enterString(b, p, length, longStrings, i);
  longWords[k] = w0;
  longWords[k + 1] = w1;
  longWords[k + 2] = w2;
  longWords[k + 3] = w3;
  longLengths[i] = length;
  longStrings[i] = "";
  return asciiString(b, p, length) ?? readUtf8(b, p, length);
}

function enterString(b: Uint8Array, p: number, length: number, strings: string[], i: number): string | undefined {
  const v = asciiString(b, p, length) ?? readUtf8(b, p, length);
  if (v !== undefined) strings[i] = v;
  return v;
}

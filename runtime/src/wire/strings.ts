import { asciiString, longestSpelled } from "./ascii.ts";
import { fault } from "./faults.ts";
import type { Reader } from "./reader.ts";
import { cachedString, longestCached } from "./string-cache.ts";
import { cutString } from "./text-window.ts";
import { isWellFormed, longestDecoded, readLatin1, readUtf8, utf8Length, writeUtf8, writeUtf8Chars } from "./utf8.ts";

// Engines have many kinds of strings (flat, joined, sliced, interned, each of one or two bytes), and look a property up anew where more than four
// were seen, `charCodeAt` for every single character: 8 characters took 61 ns. An empty string that is added, and a method that is called as a
// function of its prototype, which engines know by heart where it is spelled out, take every kind alike: 20 ns.

/** Up to this many characters a loop over them beats a native call. */
const shortLength = 32;

export function sizeString(v: unknown): number {
  const length = typeof v === "string" ? (v + "").length : longestBounded + 1;
  // Three bytes a character is only a bound; for a long string it would waste a buffer, so that is counted.
  return length <= longestBounded ? length * 3 + 5 : sizeOtherString(v);
}

const longestBounded = 1024;

function sizeOtherString(v: unknown): number {
  if (typeof v !== "string") fault("wire/type-mismatch");
  return utf8Length(v) + 5;
}

/** @throws WireFault for a lone surrogate, which has no UTF-8. */
export function writeString(b: Uint8Array, d: DataView, p: number, v: string): number {
  const text = v + "";
  const length = text.length;
  if (length >= shortLength) return writeLongString(b, d, p, v);
  b[p++] = 0xa0 | length;
  for (let i = 0; i < length; i++) {
    const c = String.prototype.charCodeAt.call(text, i);
    if (c > 0x7f) return writeShortString(b, p - i - 1, v, i);
    b[p++] = c;
  }
  return p;
}

/** Fewer than 32 characters, at most 93 bytes; those before `ascii` are written. */
function writeShortString(b: Uint8Array, p: number, v: string, ascii: number): number {
  const end = writeUtf8Chars(b, p + 1 + ascii, v, ascii);
  const length = end - p - 1;
  if (length < 32) {
    b[p] = 0xa0 | length;
    return end;
  }
  b.copyWithin(p + 2, p + 1, end);
  b[p] = 0xd9;
  b[p + 1] = length;
  return end + 1;
}

/** Room for the header is guessed from the number of characters, which is right for ASCII; otherwise the bytes move up. */
function writeLongString(b: Uint8Array, d: DataView, p: number, v: string): number {
  if (!isWellFormed(v)) fault("wire/lone-surrogate");
  const guess = stringHeaderSize((v + "").length);
  const length = writeUtf8(b, p + guess, v);
  const header = stringHeaderSize(length);
  if (header !== guess) b.copyWithin(p + header, p + guess, p + guess + length);
  writeStringHeader(b, d, p, length);
  return p + header + length;
}

function stringHeaderSize(length: number): number {
  return length < 0x20 ? 1 : length < 0x100 ? 2 : length < 0x10000 ? 3 : 5;
}

function writeStringHeader(b: Uint8Array, d: DataView, p: number, length: number): void {
  if (length < 0x20) b[p] = 0xa0 | length;
  else if (length < 0x100) {
    b[p] = 0xd9;
    b[p + 1] = length;
  } else if (length < 0x10000) {
    b[p] = 0xda;
    d.setUint16(p + 1, length);
  } else {
    b[p] = 0xdb;
    d.setUint32(p + 1, length);
  }
}

export function readString(r: Reader): string {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  // Nearly every string: up to 31 bytes, all of them there.
  const length = head ^ 0xa0;
  if (length > 0x1f || length >= r.end - p) return readWideString(r);
  r.pos = p + 1 + length;
  const v = textIn(r, p + 1, length);
  if (v === undefined) r.failAt(p, "wire/invalid-utf8");
  return v;
}

function readWideString(r: Reader): string {
  const start = r.pos;
  const length = readStringHeader(r);
  const from = r.pos;
  const v = textIn(r, from, length);
  if (v === undefined) r.failAt(start, "wire/invalid-utf8");
  r.pos = from + length;
  return v;
}

/** The string in `length` bytes; undefined when they are not well-formed UTF-8. */
function textIn(r: Reader, from: number, length: number): string | undefined {
  const bytes = r.bytes;
  if (length === 0) return "";
  const view = r.view ?? r.viewAhead();
  if (view === undefined) return shortText(bytes, from, length);
  if (length <= (r.lasting ? longestCached : longestSought)) return cachedString(bytes, view, from, length);
  if (length > longestCut || !isAscii(view, from, length)) return readUtf8(bytes, from, length);
  return cutString(r, from, length) ?? shortText(bytes, from, length);
}

/** What is longer is cut out of the text in hand as fast as it is found in the cache, and faster than it is missed there. */
const longestSought = 8;

/** Of longer ones the platform's own way costs little a character. */
const longestCut = 512;

function shortText(bytes: Uint8Array, from: number, length: number): string | undefined {
  if (length <= longestSpelled) return asciiString(bytes, from, length) ?? readUtf8(bytes, from, length);
  // Between what is spelled out and what the platform decodes best: 60 ns for ASCII where decoding it here takes 120.
  const isPlain = length <= longestDecoded && areAscii(bytes, from, length);
  return isPlain ? readLatin1(bytes, from, from + length) : readUtf8(bytes, from, length);
}

function areAscii(bytes: Uint8Array, from: number, length: number): boolean {
  let all = 0;
  for (let p = from; p < from + length; p++) all |= bytes[p] as number;
  return all <= 0x7f;
}

/** For four bytes and more, four at a time. */
function isAscii(d: DataView, from: number, length: number): boolean {
  const last = from + length - 4;
  let all = d.getInt32(last);
  for (let p = from; p < last; p += 4) all |= d.getInt32(p);
  return (all & 0x80808080) === 0;
}

/** Length in bytes of the string that starts here; so many bytes are left behind the header. */
function readStringHeader(r: Reader): number {
  const start = r.pos;
  const head = start < r.end ? (r.bytes[start] as number) : 0xc0;
  let length: number;
  if (head >= 0xa0 && head <= 0xbf) {
    length = head & 0x1f;
    r.pos = start + 1;
  } else if (head === 0xd9) length = r.readLength(1);
  else if (head === 0xda) length = r.readLength(2);
  else if (head === 0xdb) length = r.readLength(4);
  else r.mismatch();
  if (length > r.end - r.pos) r.failAt(start, "wire/length-exceeds-input");
  return length;
}

import { fault } from "./faults.ts";
import { nativeText } from "./native-text.ts";
import { longestShortUtf8, shortUtf8 } from "./short-utf8.ts";

// UTF-8 by the platform where that is fastest. Both ways through here, with Buffer and without, are tested to agree.

const nativeWrite = nativeText?.utf8Write;
const nativeSlice = nativeText?.utf8Slice;
const nativeLatin1 = nativeText?.latin1Slice;

const encoder = new TextEncoder();
/** `fatal` refuses ill-formed bytes; without `ignoreBOM` a leading U+FEFF would disappear. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Writes a well-formed string and returns how many bytes that took. */
export function writeUtf8(b: Uint8Array, p: number, v: string): number {
  return nativeWrite !== undefined ? nativeWrite.call(b, v, p, b.length - p) : writeUtf8Portably(b, p, v);
}

function writeUtf8Portably(b: Uint8Array, p: number, v: string): number {
  return encoder.encodeInto(v, b.subarray(p)).written;
}

/** Writes a short string from character `from` on and returns the position behind it; see `strings.ts` for how. @throws WireFault for a lone surrogate */
export function writeUtf8Chars(b: Uint8Array, p: number, v: string, from = 0): number {
  const text = v + "";
  const length = text.length;
  for (let i = from; i < length; i++) {
    let c = String.prototype.charCodeAt.call(text, i);
    if (c < 0x80) {
      b[p++] = c;
      continue;
    }
    if (c < 0x800) {
      b[p++] = 0xc0 | (c >> 6);
      b[p++] = 0x80 | (c & 0x3f);
      continue;
    }
    if (c >= 0xd800 && c <= 0xdfff) {
      const low = i + 1 < length ? String.prototype.charCodeAt.call(text, ++i) : 0;
      if (c > 0xdbff || low < 0xdc00 || low > 0xdfff) fault("wire/lone-surrogate");
      c = 0x10000 + ((c & 0x3ff) << 10) + (low & 0x3ff);
      b[p++] = 0xf0 | (c >> 18);
      b[p++] = 0x80 | ((c >> 12) & 0x3f);
    } else b[p++] = 0xe0 | (c >> 12);
    b[p++] = 0x80 | ((c >> 6) & 0x3f);
    b[p++] = 0x80 | (c & 0x3f);
  }
  return p;
}

/** Text of up to this many bytes is decoded here, whatever it is. */
export const longestDecoded = 24;

/** The string in `length` bytes from `from`, or undefined when they are not well-formed UTF-8. */
export function readUtf8(bytes: Uint8Array, from: number, length: number): string | undefined {
  // Text of other scripts, which mostly starts with a letter of theirs, is what the platform is slowest at.
  const isShort = length <= longestDecoded || (length <= longestShortUtf8 && (bytes[from] as number) > 0x7f);
  if (isShort) return shortUtf8(bytes, from, length);
  if (nativeSlice === undefined) return readUtf8Portably(bytes, from, length);
  // The native slice puts U+FFFD where bytes are ill-formed; only then is it worth looking twice.
  const text = nativeSlice.call(bytes, from, from + length);
  return String.prototype.includes.call(text, "\ufffd") ? readUtf8Portably(bytes, from, length) : text;
}

function readUtf8Portably(bytes: Uint8Array, from: number, length: number): string | undefined {
  try {
    return decoder.decode(bytes.subarray(from, from + length));
  } catch {
    return undefined;
  }
}

/** A character for each byte from `from` to `to`. */
export function readLatin1(bytes: Uint8Array, from: number, to: number): string {
  if (nativeLatin1 !== undefined) return nativeLatin1.call(bytes, from, to);
  let text = "";
  for (let p = from; p < to; p++) text += String.fromCharCode(bytes[p] as number);
  return text;
}

/** Bytes of a string; exact when it is well-formed, and never too few. */
export function utf8Length(v: string): number {
  if (nativeText !== undefined) return nativeText.byteLength(v);
  let length = v.length;
  for (let i = 0; i < v.length; i++) {
    const c = v.charCodeAt(i);
    if (c >= 0x80) length += c >= 0x800 && (c < 0xd800 || c > 0xdfff) ? 2 : 1;
  }
  return length;
}

const surrogate = /\p{Surrogate}/u;

/** False when the string holds half of a surrogate pair. */
export const isWellFormed: (v: string) => boolean =
  // The method is newer than the library that we compile against, and than some browsers.
  typeof (String.prototype as { isWellFormed?: () => boolean }).isWellFormed === "function"
    ? (v) => (v as string & { isWellFormed(): boolean }).isWellFormed()
    : (v) => !surrogate.test(v);

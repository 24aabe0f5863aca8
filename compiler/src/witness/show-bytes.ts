import type { ByteRange } from "./locate-value.ts";

/** So many bytes of the value in question, or of a payload that is shown from its start. */
const mostShown = 12;

/** `96 … ce 00 01 11 70 …`: the payload's head, and the bytes that matter. */
export function showBytes(bytes: Uint8Array, range: ByteRange | undefined): string {
  if (!range || range.start < 2) return showFrom(bytes, { start: 0, end: bytes.length });
  const head = spaced(bytes.subarray(0, 1));
  return `${head}${range.start > 1 ? " …" : ""} ${showFrom(bytes, range)}`;
}

function showFrom(bytes: Uint8Array, { start, end }: ByteRange): string {
  const shown = Math.min(end, start + mostShown);
  return spaced(bytes.subarray(start, shown)) + (shown < bytes.length ? " …" : "");
}

function spaced(bytes: Uint8Array): string {
  return Array.from(bytes, twoDigits).join(" ");
}

/** Lower-case hexadecimal digits, two a byte. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, twoDigits).join("");
}

function twoDigits(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

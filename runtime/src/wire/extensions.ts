import { fault } from "./faults.ts";
import type { Reader } from "./reader.ts";

/** Upper bound of an extension's header: head, a length of 32 bits, the type. */
export const extensionHeaderSize = 6;

/** Heads by the length that they say, 0 where there is none for it. */
const fixedHeads: Uint8Array = Uint8Array.of(0, 0xd4, 0xd5, 0, 0xd6, 0, 0, 0, 0xd7, 0, 0, 0, 0, 0, 0, 0, 0xd8);

/** The head and the length in the shortest form, then the type, which is 0–127; the body comes next. @throws WireFault when it is too long */
export function writeExtensionHeader(b: Uint8Array, d: DataView, p: number, type: number, length: number): number {
  const fixed = length > 16 ? 0 : (fixedHeads[length] as number);
  if (fixed !== 0) {
    b[p] = fixed;
    b[p + 1] = type;
    return p + 2;
  }
  if (length < 0x100) {
    b[p] = 0xc7;
    b[p + 1] = length;
    p += 2;
  } else if (length < 0x10000) {
    b[p] = 0xc8;
    d.setUint16(p + 1, length);
    p += 3;
  } else {
    b[p] = 0xc9;
    d.setUint32(p + 1, length);
    p += 5;
  }
  b[p] = type;
  return p + 1;
}

/** A body that MessagePack can say the length of. */
export function checkExtensionLength(length: number): void {
  if (length > 0xffffffff) fault("wire/too-long");
}

/** Steps over the header of an extension of one type and returns the length of its body, which lies within the bytes. */
export function readExtensionHeader(r: Reader, type: number): number {
  const start = r.pos;
  const head = start < r.end ? (r.bytes[start] as number) : 0xc0;
  let length: number;
  if (head >= 0xd4 && head <= 0xd8) {
    length = 1 << (head - 0xd4);
    r.pos = start + 1;
  } else if (head >= 0xc7 && head <= 0xc9) length = r.readLength(head === 0xc7 ? 1 : head === 0xc8 ? 2 : 4);
  else r.mismatch();
  if (r.pos >= r.end) r.failAt(start, "wire/truncated");
  if (length > r.end - r.pos - 1) r.failAt(start, "wire/length-exceeds-input");
  if (r.bytes[r.pos] !== type) r.failAt(start, "wire/invalid-extension");
  r.pos++;
  return length;
}

import { fault } from "./faults.ts";
import { readWideInteger } from "./integers.ts";
import { type Reader, readUint32At } from "./reader.ts";

// Floats are always written at their declared width, whatever the value: cb for float64, ca for float32. −0 is kept, NaN has one spelling.

export function sizeFloat64(v: unknown): number {
  if (typeof v !== "number") fault("wire/type-mismatch");
  return 9;
}

/** A finite number that single precision can only call infinite is refused: it would be another value. */
export function sizeFloat32(v: unknown): number {
  if (typeof v !== "number") fault("wire/type-mismatch");
  if (overflowsFloat32(v)) fault("wire/out-of-range");
  return 5;
}

/** Halfway between the largest single and what would be the next: from here on rounding gives infinity. */
const float32Limit = 2 ** 128 - 2 ** 103;

function overflowsFloat32(v: number): boolean {
  const magnitude = Math.abs(v);
  return magnitude >= float32Limit && magnitude !== Number.POSITIVE_INFINITY;
}

export function writeFloat64(b: Uint8Array, d: DataView, p: number, v: number): number {
  b[p] = 0xcb;
  if (Number.isNaN(v)) {
    d.setUint32(p + 1, 0x7ff80000);
    d.setUint32(p + 5, 0);
  } else d.setFloat64(p + 1, v);
  return p + 9;
}

export function writeFloat32(b: Uint8Array, d: DataView, p: number, v: number): number {
  b[p] = 0xca;
  if (Number.isNaN(v)) d.setUint32(p + 1, 0x7fc00000);
  else d.setFloat32(p + 1, v);
  return p + 5;
}

// These few bytes serve reads for which a view of the message would not pay: two words in, one double out.
const scratchView = new DataView(new ArrayBuffer(8));

export function readFloat64(r: Reader): number {
  const p = r.pos;
  const view = r.view;
  if (view === undefined || p + 9 > r.end || r.bytes[p] !== 0xcb) return readOtherFloat64(r);
  r.pos = p + 9;
  return view.getFloat64(p + 1);
}

function readOtherFloat64(r: Reader): number {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0xc0;
  if (head !== 0xcb) return readOtherNumber(r, head);
  if (p + 9 > r.end) r.fail("wire/truncated");
  const view = r.viewAhead();
  r.pos = p + 9;
  if (view !== undefined) return view.getFloat64(p + 1);
  scratchView.setUint32(0, readUint32At(r.bytes, p + 1));
  scratchView.setUint32(4, readUint32At(r.bytes, p + 5));
  return scratchView.getFloat64(0);
}

/** Whatever stands there is rounded to the nearest double first, then to single precision. */
export function readFloat32(r: Reader): number {
  const start = r.pos;
  const v = readFloat64(r);
  if (overflowsFloat32(v)) r.failAt(start, "wire/out-of-range");
  return Math.fround(v);
}

function readOtherNumber(r: Reader, head: number): number {
  const bytes = r.bytes;
  const p = r.pos;
  if (p >= r.end) r.mismatch();
  if (head < 0x80 || head >= 0xe0) {
    r.pos = p + 1;
    return head < 0x80 ? head : head - 0x100;
  }
  if (head !== 0xca) return readWideInteger(r, head);
  if (p + 5 > r.end) r.fail("wire/truncated");
  scratchView.setUint32(0, readUint32At(bytes, p + 1));
  r.pos = p + 5;
  return scratchView.getFloat32(0);
}

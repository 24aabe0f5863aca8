import { checkArray, checkDepth, writeArrayHeader } from "./containers.ts";
import { fault } from "./faults.ts";
import { readFloat64 } from "./floats.ts";
import type { Reader } from "./reader.ts";

// Lists of doubles, nearly all of whose bytes have one form: 9 a number.

/** An upper bound of a list that nests at `depth`; its elements are looked at when they are written. */
export function sizeFloat64s(v: unknown, depth: number): number {
  checkArray(v);
  checkDepth(depth);
  return 5 + (v as readonly unknown[]).length * 9; // As just checked.
}

export function writeFloat64s(v: readonly number[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  for (let i = 0; i < count; i++) {
    const x = v[i];
    if (typeof x !== "number") fault("wire/type-mismatch");
    b[p] = 0xcb;
    d.setFloat64(p + 1, x);
    // NaN has one spelling.
    if (Number.isNaN(x)) spellNaN(d, p + 1);
    p += 9;
  }
  return p;
}

function spellNaN(d: DataView, p: number): void {
  d.setUint32(p, 0x7ff80000);
  d.setUint32(p + 4, 0);
}

export function readFloat64s(r: Reader, depth: number): number[] {
  const count = r.readArrayHeader(depth);
  const items: number[] = [];
  const view = r.viewAhead();
  if (view === undefined) {
    for (let i = 0; i < count; i++) items.push(readFloat64(r));
    return items;
  }
  const { bytes, end } = r;
  let p = r.pos;
  for (let i = 0; i < count; i++) {
    if (p + 9 <= end && bytes[p] === 0xcb) {
      items.push(view.getFloat64(p + 1));
      p += 9;
    } else {
      r.pos = p;
      items.push(readFloat64(r));
      p = r.pos;
    }
  }
  r.pos = p;
  return items;
}

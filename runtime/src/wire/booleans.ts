import { fault } from "./faults.ts";
import type { Reader } from "./reader.ts";

export function sizeBool(v: unknown): number {
  if (typeof v !== "boolean") fault("wire/type-mismatch");
  return 1;
}

export function writeBool(b: Uint8Array, _d: DataView, p: number, v: boolean): number {
  b[p] = v ? 0xc3 : 0xc2;
  return p + 1;
}

export function readBool(r: Reader): boolean {
  const p = r.pos;
  const head = p < r.end ? (r.bytes[p] as number) : 0;
  if ((head & 0xfe) !== 0xc2) r.mismatch();
  r.pos = p + 1;
  return head === 0xc3;
}

/** Nil stands for an absent optional slot, a null, and a gap. */
export function writeNil(b: Uint8Array, p: number): number {
  b[p] = 0xc0;
  return p + 1;
}

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
  const head = r.pos < r.end ? r.bytes[r.pos] : 0;
  if (head !== 0xc2 && head !== 0xc3) r.mismatch();
  r.pos++;
  return head === 0xc3;
}

/** Nil stands for an absent optional slot, a null, and a gap. */
export function writeNil(b: Uint8Array, p: number): number {
  b[p] = 0xc0;
  return p + 1;
}

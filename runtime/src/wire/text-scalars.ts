import { fault } from "./faults.ts";
import type { Reader } from "./reader.ts";
import { readString, writeString } from "./strings.ts";

// Scalars that are text on the wire, in one spelling only.

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const decimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

function isUuid(text: string): boolean {
  return text.length === 36 && uuid.test(text);
}

function isDecimal(text: string): boolean {
  return decimal.test(text);
}

export function sizeUuid(v: unknown): number {
  if (typeof v !== "string") fault("wire/type-mismatch");
  if (!isUuid(v)) fault("wire/invalid-uuid");
  return 38;
}

export { writeString as writeUuid, writeString as writeDecimal };

export function readUuid(r: Reader): string {
  const start = r.pos;
  const v = readString(r);
  if (!isUuid(v)) r.failAt(start, "wire/invalid-uuid");
  return v;
}

export function sizeDecimal(v: unknown): number {
  if (typeof v !== "string") fault("wire/type-mismatch");
  if (!isDecimal(v)) fault("wire/invalid-decimal");
  return v.length + 5;
}

export function readDecimal(r: Reader): string {
  const start = r.pos;
  const v = readString(r);
  if (!isDecimal(v)) r.failAt(start, "wire/invalid-decimal");
  return v;
}

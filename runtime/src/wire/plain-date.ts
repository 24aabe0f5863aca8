import { fault } from "./faults.ts";
import { readSafeint, writeUint32 } from "./integers.ts";
import type { Reader } from "./reader.ts";

// A calendar day as the number of days since 0001-01-01, proleptic Gregorian, as .NET's DateOnly counts.

const pattern = /^(\d{4})-(\d\d)-(\d\d)$/;
const msPerDay = 86_400_000;
const daysTo1970 = 719_162;
const lastDay = 3_652_058;

export function sizePlainDate(v: unknown): number {
  if (typeof v !== "string") fault("wire/type-mismatch");
  if (dayNumber(v) === undefined) fault("wire/invalid-date");
  return 5;
}

export function writePlainDate(b: Uint8Array, d: DataView, p: number, v: string): number {
  // Sizing has refused what is no date.
  return writeUint32(b, d, p, dayNumber(v) ?? 0);
}

export function readPlainDate(r: Reader): string {
  const start = r.pos;
  const day = readSafeint(r);
  if (day < 0 || day > lastDay) r.failAt(start, "wire/invalid-date");
  return new Date((day - daysTo1970) * msPerDay).toISOString().slice(0, 10);
}

/** Days since 0001-01-01, or undefined when the text is no day of the calendar. */
function dayNumber(text: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const date = new Date(0);
  // Unlike Date.UTC, this takes the years 0 to 99 as they are.
  date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const day = date.getTime() / msPerDay + daysTo1970;
  return day >= 0 && day <= lastDay && date.toISOString().startsWith(text) ? day : undefined;
}

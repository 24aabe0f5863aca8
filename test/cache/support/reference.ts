import type { FindOptions, Range } from "@keyslot/runtime";
import { type Sample, type SampleSlot, sampleIndexes } from "./samples.ts";

// What indexes must answer, by filtering and sorting everything. Written apart from the implementation, and slow on purpose.

type Documents = ReadonlyMap<string, Sample>;
type Entry = { readonly values: readonly unknown[]; readonly id: string };

export function referenceFind(
  documents: Documents,
  index: number,
  given: readonly unknown[],
  options: FindOptions = {},
): readonly string[] {
  const slots = sampleIndexes[index]?.slots ?? [];
  const asked = given.length > 1 && given.at(-1) === undefined ? given.slice(0, -1) : given;
  const entries = [...documents.values()]
    .flatMap((document) => entriesOf(document, slots))
    .filter(({ values }) => asked.every((each, at) => matches(slots[at], values[at], each, at === asked.length - 1)))
    .sort((a, b) => compareEntries(slots, a, b));
  if (options.reverse === true) entries.reverse();
  return [...new Set(entries.map(({ id }) => id))].slice(0, options.limit);
}

/** True when some two documents share the values of a unique index. */
export function referenceHasDuplicate(documents: Documents): boolean {
  return sampleIndexes.some(({ slots, unique }) => {
    if (!unique) return false;
    const taken = new Set<string>();
    return [...documents.values()]
      .flatMap((document) => entriesOf(document, slots))
      .filter(({ values }) => values.length === slots.length)
      .some(({ values }) => {
        const text = values.map((value) => `${typeof value} ${String(value)}`).join("\n");
        return taken.size === taken.add(text).size;
      });
  });
}

function entriesOf(document: Sample, slots: readonly SampleSlot[]): readonly Entry[] {
  let rows: readonly (readonly unknown[])[] = [[]];
  for (const [at, slot] of slots.entries()) {
    const value: unknown = document[slot];
    const each: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    if (each.length === 0 && (at === 0 || at < slots.length - 1)) return [];
    if (each.length > 0) rows = rows.flatMap((row) => each.map((one) => [...row, one]));
  }
  return rows.map((values) => ({ values, id: document.id }));
}

function matches(slot: SampleSlot | undefined, value: unknown, asked: unknown, isLast: boolean): boolean {
  if (slot === undefined || value === undefined || asked === undefined) return false;
  if (!isLast || !isRange(asked)) return sameType(value, asked) && compare(slot, value, asked) === 0;
  const { gt, gte, lt, lte } = asked;
  if ([gt, gte, lt, lte].some((bound) => bound !== undefined && !sameType(value, bound))) return false;
  return (
    (gt === undefined || compare(slot, value, gt) > 0) &&
    (gte === undefined || compare(slot, value, gte) >= 0) &&
    (lt === undefined || compare(slot, value, lt) < 0) &&
    (lte === undefined || compare(slot, value, lte) <= 0)
  );
}

function isRange(value: unknown): value is Range<unknown> {
  return typeof value === "object" && !(value instanceof Date);
}

function sameType(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && a instanceof Date === b instanceof Date;
}

function compareEntries(slots: readonly SampleSlot[], a: Entry, b: Entry): number {
  for (const [at, slot] of slots.entries()) {
    const [left, right] = [a.values[at], b.values[at]];
    if (left === undefined || right === undefined) {
      if (left !== right) return left === undefined ? 1 : -1;
      continue;
    }
    const order = compare(slot, left, right);
    if (order !== 0) return order;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function compare(slot: SampleSlot, a: unknown, b: unknown): number {
  if (slot === "decimal") return Number(scaled(String(a)) - scaled(String(b)));
  if (typeof a === "number" && typeof b === "number" && (Number.isNaN(a) || Number.isNaN(b))) {
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  }
  const [left, right] = [rank(a), rank(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function rank(value: unknown): string | number | bigint {
  if (typeof value === "string" || typeof value === "bigint") return value;
  return Number(value);
}

function scaled(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole.replace("-", "") + fraction.padEnd(3, "0")) * (decimal.startsWith("-") ? -1n : 1n);
}

import type { IndexDeclaration } from "../../document/definition.ts";
import { invalidRangeError } from "../cache-errors.ts";
import { comparatorOf, type IndexOrder, type IndexValue, toIndexValue } from "./index-value.ts";
import type { Bound } from "./sorted-chunks.ts";

/** What a query asks of an index: exact values of the first parts, then perhaps bounds on the next. */
export interface IndexQuery {
  readonly values: readonly IndexValue[];
  readonly range: IndexRange | undefined;
}

export interface IndexRange {
  readonly lower: Bound<IndexValue> | undefined;
  readonly upper: Bound<IndexValue> | undefined;
}

/** The query that an accessor's arguments mean; undefined when one of them is a value that no document can have there. */
export function readQuery<T>(declaration: IndexDeclaration<T>, given: readonly unknown[]): IndexQuery | undefined {
  const values: IndexValue[] = [];
  const count = withoutTrailingGaps(given);
  for (let at = 0; at < count; at++) {
    const order = declaration.parts[at]?.order;
    const each = given[at];
    if (order === undefined) return undefined;
    if (at === count - 1 && isRange(each)) {
      const range = readRange(order, each);
      return range && { values, range };
    }
    const value = toIndexValue(order, each);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return { values, range: undefined };
}

/** True when a document that an index holds under `tuple` answers the query. */
export function matchesQuery<T>(
  declaration: IndexDeclaration<T>,
  query: IndexQuery,
  tuple: readonly IndexValue[],
): boolean {
  const exact = query.values.every((value, at) => value === tuple[at] || Object.is(value, tuple[at]));
  if (!exact || query.range === undefined) return exact;
  const value = tuple[query.values.length];
  const order = declaration.parts[query.values.length]?.order;
  if (value === undefined || order === undefined) return false;
  const compare = comparatorOf(order);
  const { lower, upper } = query.range;
  return (
    (lower === undefined || isBeyond(compare(value, lower.value), lower)) &&
    (upper === undefined || isBeyond(compare(upper.value, value), upper))
  );
}

function isBeyond(order: number, bound: Bound<IndexValue>): boolean {
  return order > 0 || (order === 0 && bound.inclusive);
}

// A part left out at the end makes a prefix query; the first part is always asked for.
function withoutTrailingGaps(given: readonly unknown[]): number {
  let count = given.length;
  while (count > 1 && given[count - 1] === undefined) count--;
  return count;
}

const bounds = ["gt", "gte", "lt", "lte"];

// A list, say, is no range: it would be one without bounds, and so match everything. The same goes for a misspelled bound.
function isRange(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  const unknown = Object.keys(value).find((name) => !bounds.includes(name));
  if (unknown !== undefined) throw invalidRangeError(unknown);
  return true;
}

// Two bounds on one side are both kept to: the tighter one counts.
function readRange(order: IndexOrder, range: object): IndexRange | undefined {
  const compare = comparatorOf(order);
  const bound = (name: string, inclusive: boolean): Bound<IndexValue> | undefined | null => {
    const given: unknown = Reflect.get(range, name);
    if (given === undefined) return undefined;
    const value = toIndexValue(order, given);
    return value === undefined ? null : { value, inclusive };
  };
  const [gt, gte, lt, lte] = [bound("gt", false), bound("gte", true), bound("lt", false), bound("lte", true)];
  if (gt === null || gte === null || lt === null || lte === null) return undefined;
  return {
    lower: gt && gte ? (compare(gte.value, gt.value) > 0 ? gte : gt) : (gt ?? gte),
    upper: lt && lte ? (compare(lte.value, lt.value) < 0 ? lte : lt) : (lt ?? lte),
  };
}

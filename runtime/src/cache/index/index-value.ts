import { canonicalDecimal, compareDecimals } from "../../document/decimal-order.ts";
import type { IndexPart } from "../../document/definition.ts";

/**
 * A slot's value as an index holds it: equal values are the same Map key, which takes NaN as equal to itself and -0 as 0.
 * Dates are their time, decimals their canonical text. The values of one part are all of one JavaScript type.
 */
export type IndexValue = number | bigint | string | boolean;

export type IndexOrder = IndexPart<unknown>["order"];

/** The index value of a slot's value or of a queried one; undefined when it is absent or of another type, and so matches nothing. */
export function toIndexValue(order: IndexOrder, value: unknown): IndexValue | undefined {
  switch (order) {
    case "number":
      return typeof value === "number" ? value : undefined;
    case "bigint":
      return typeof value === "bigint" ? value : undefined;
    case "string":
      return typeof value === "string" ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "date":
      return value instanceof Date ? value.getTime() : undefined;
    case "decimal":
      return typeof value === "string" ? canonicalDecimal(value) : undefined;
  }
}

/** Orders the values of one part: NaN after every number, strings by UTF-16 code unit, decimals by value. */
export function comparatorOf(order: IndexOrder): (a: IndexValue, b: IndexValue) => number {
  switch (order) {
    case "decimal":
      return (a, b) => compareDecimals(String(a), String(b));
    case "number":
    case "date":
      return compareNumbers;
    case "bigint":
    case "string":
    case "boolean":
      return compareNatural;
  }
}

function compareNumbers(a: IndexValue, b: IndexValue): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}

function compareNatural(a: IndexValue, b: IndexValue): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { type EnumShape, liveMembers } from "../lock/lockfile.ts";

/** Whether two scalars are the same number, text, instant or truth value, whatever types hold them. */
export function isSameScalar(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return Object.is(a, b);
  if (isNumeric(a) && isNumeric(b)) return isSameNumber(a, b);
  if (a instanceof Date || b instanceof Date) return isSameInstant(a, b);
  return a === b;
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** A bigint and a number are compared by value, exactly. */
function isSameNumber(a: number | bigint, b: number | bigint): boolean {
  return !(a < b) && !(a > b) && !Number.isNaN(a) && !Number.isNaN(b);
}

const nanosPerMilli = 1_000_000n;

function isSameInstant(a: unknown, b: unknown): boolean {
  const [left, right] = [instantOf(a), instantOf(b)];
  return left !== undefined && left === right;
}

/** Nanoseconds since 1970 of a date or a timestamp. */
function instantOf(value: unknown): bigint | undefined {
  if (value instanceof Date) return BigInt(value.getTime()) * nanosPerMilli;
  return typeof value === "bigint" ? value : undefined;
}

/** What stands on the wire for a value of an enum. */
export function wireOfEnum(type: EnumShape, value: unknown): unknown {
  const member = liveMembers(type).find((each) => each.value === value);
  return member ? member.wire : value;
}

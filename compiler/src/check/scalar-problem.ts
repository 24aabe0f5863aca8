import type { JsonValue } from "../model/schema-model.ts";
import type { Scalar } from "../model/type-model.ts";
import type { TypedArray } from "../model/typed-array.ts";

/** Ranges of the integers; of those beyond 2^53 the JSON form is decimal text. */
const ranges: Readonly<Partial<Record<Scalar, readonly [low: bigint, high: bigint]>>> = {
  int8: [-128n, 127n],
  int16: [-32768n, 32767n],
  int32: [-2147483648n, 2147483647n],
  uint8: [0n, 255n],
  uint16: [0n, 65535n],
  uint32: [0n, 4294967295n],
  safeint: [-9007199254740991n, 9007199254740991n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  duration: [-(2n ** 63n), 2n ** 63n - 1n],
  // Whole seconds fit 64 bits; nanoseconds of those fit 94.
  timestamp: [-(2n ** 63n) * 1_000_000_000n, 2n ** 63n * 1_000_000_000n - 1n],
};

const wide: ReadonlySet<Scalar> = new Set(["int64", "uint64", "duration", "timestamp"]);

/** Why a JSON value is not of a scalar type; undefined when it is. */
export function scalarProblem(value: JsonValue, scalar: Exclude<Scalar, TypedArray>): string | undefined {
  const range = ranges[scalar];
  if (range) return integerProblem(value, scalar, range);
  switch (scalar) {
    case "bool":
      return typeof value === "boolean" ? undefined : expected("true or false", value);
    case "float32":
    case "float64":
      return isFloat(value, scalar) ? undefined : expected("a number that it holds", value);
    case "string":
      return isText(value) ? undefined : expected("a string", value);
    case "bytes":
      return isBase64(value) ? undefined : expected("a string of base64", value);
    case "date":
      return isDate(value) ? undefined : expected('a date such as "2024-05-01T12:00:00.000Z"', value);
    case "plainDate":
      return isPlainDate(value) ? undefined : expected('a day such as "2024-05-01"', value);
    case "uuid":
      return matches(value, /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
        ? undefined
        : expected("a UUID of 36 lower-case characters", value);
    default:
      return matches(value, /^-?(0|[1-9]\d*)(\.\d+)?$/) ? undefined : expected('a decimal such as "12.50"', value);
  }
}

/** "expected a string, found `5`"; long values are cut. */
export function expected(what: string, value: JsonValue): string {
  const text = JSON.stringify(value);
  return `expected ${what}, found \`${text.length > 40 ? `${text.slice(0, 39)}…` : text}\``;
}

function matches(value: JsonValue, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function integerProblem(value: JsonValue, scalar: Scalar, [low, high]: readonly [bigint, bigint]): string | undefined {
  const isWhole =
    typeof value === "number" ? Number.isSafeInteger(value) : wide.has(scalar) && matches(value, /^-?\d+$/);
  const integer = isWhole ? BigInt(typeof value === "number" ? value : String(value)) : undefined;
  if (integer !== undefined && integer >= low && integer <= high) return undefined;
  return expected(`a whole number from ${low} to ${high}`, value);
}

function isFloat(value: JsonValue, scalar: Scalar): boolean {
  if (typeof value === "string") return ["NaN", "Infinity", "-Infinity", "-0"].includes(value);
  if (typeof value !== "number") return false;
  return Number.isFinite(scalar === "float32" ? Math.fround(value) : value);
}

function isText(value: JsonValue): boolean {
  return typeof value === "string" && !/\p{Cs}/u.test(value);
}

function isBase64(value: JsonValue): boolean {
  return matches(value, /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
}

function isDate(value: JsonValue): boolean {
  if (typeof value !== "string") return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

function isPlainDate(value: JsonValue): boolean {
  return matches(value, /^(?!0000)\d{4}-\d\d-\d\d$/) && isDate(`${String(value)}T00:00:00.000Z`);
}

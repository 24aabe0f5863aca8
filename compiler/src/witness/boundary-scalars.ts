import type { Constraints } from "../model/schema-model.ts";
import type { Scalar } from "../model/type-model.ts";
import { isTypedArray } from "../model/typed-array.ts";
import { makeTypedArray } from "./make-typed-array.ts";
import { wholeBound } from "./whole-bound.ts";

/** Values of a scalar at which readers of other types part company, and those at the edges of its constraints; the simplest first. */
export function boundaryScalars(scalar: Scalar, constraints: Constraints): readonly unknown[] {
  switch (scalar) {
    case "bool":
      return [false, true];
    case "string":
      return [...texts, ...uuids, ...decimals, ...lengths(constraints).map((length) => "a".repeat(length))];
    case "bytes":
      return [0, 1, ...lengths(constraints)].map((length) => new Uint8Array(length));
    case "float32":
    case "float64":
      return floats(constraints);
    case "date":
      return [0, 1, -1, 1000, 2 ** 34 * 1000, 8.64e15, -8.64e15].map((time) => new Date(time));
    case "timestamp":
      return [0n, 1n, -1n, 1_000_000n, 10n ** 9n, 2n ** 34n * 10n ** 9n, 8_640_000_000_001n * 10n ** 9n];
    case "plainDate":
      return ["0001-01-01", "0001-01-02", "2000-01-01", "9999-12-31"];
    case "uuid":
      return uuids;
    case "decimal":
      return decimals;
    case "int64":
    case "uint64":
    case "duration":
      return wholes(scalar === "uint64" ? "unsigned" : "signed", 64n, constraints);
    default:
      return isTypedArray(scalar)
        ? [0, 1, ...lengths(constraints)].map((length) => makeTypedArray(scalar, length))
        : wholes(...widths[scalar], constraints).map(Number);
  }
}

const widths: Readonly<
  Record<
    "int8" | "int16" | "int32" | "uint8" | "uint16" | "uint32" | "safeint",
    readonly [sign: "signed" | "unsigned", bits: bigint]
  >
> = {
  int8: ["signed", 8n],
  int16: ["signed", 16n],
  int32: ["signed", 32n],
  uint8: ["unsigned", 8n],
  uint16: ["unsigned", 16n],
  uint32: ["unsigned", 32n],
  safeint: ["signed", 54n],
};

const texts = ["", "a", "é", "😀", "true", "NaN"];
const uuids = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
const decimals = ["0", "1", "-0", "0.0", "1.50", "-1", "79228162514264337593543950336"];

/** The ends of every width, and what lies just beyond them: in ascending order of what they take. */
const ends = [0n, 1n, 2n, ...[7n, 8n, 15n, 16n, 24n, 31n, 32n, 53n, 63n, 64n].flatMap((bits) => around(1n << bits))];

function around(power: bigint): readonly bigint[] {
  return [power - 1n, power, power + 1n];
}

function wholes(sign: "signed" | "unsigned", bits: bigint, { min, max }: Constraints): readonly bigint[] {
  // JavaScript's safe integers end one short of the power, on both sides.
  const most = bits === 54n ? BigInt(Number.MAX_SAFE_INTEGER) : (1n << (sign === "signed" ? bits - 1n : bits)) - 1n;
  const least = sign === "unsigned" ? 0n : bits === 54n ? -most : -most - 1n;
  const from = min === undefined ? least : larger(least, wholeBound(min, "min"));
  const to = max === undefined ? most : smaller(most, wholeBound(max, "max"));
  const values = ends.flatMap((end) => (end === 0n ? [end] : [end, -end]));
  return [...new Set([...values, from, to, (from + to) / 2n])].filter((value) => value >= from && value <= to);
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

const plainFloats = [
  0,
  1,
  0.5,
  0.1,
  -1,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 24 + 1,
  2 ** 53,
  2 ** 63,
  1e300,
];

function floats({ min, max }: Constraints): readonly number[] {
  const bounds = [min, max].flatMap((bound) => (bound === undefined ? [] : [Number(bound)]));
  const inside = bounds.flatMap((bound) => [bound, bound + 0.5, bound - 0.5]);
  return [...plainFloats, ...inside];
}

function lengths({ minLength, maxLength }: Constraints): readonly number[] {
  const all = [minLength, maxLength].flatMap((length) => (length === undefined ? [] : [length]));
  // A text of the greatest length that is allowed shows nothing that a long one does not.
  return all.filter((length) => length <= 300);
}

import type { Constraints, Scalar } from "@keyslot/compiler";
import { isTypedArray, type TypedArray, typedArrayKinds } from "../../compiler/src/model/typed-array.ts";
import { typedArrayKinds as runtimeKinds } from "../../runtime/src/wire/typed-array-kinds.ts";
import type { Random } from "../conformance/support/random.ts";
import { choose } from "./edit-schema.ts";

/** A value of a scalar, mostly at an edge of its own range or of another's; undefined when none meets the constraints. */
export function scalarValue(scalar: Scalar, constraints: Constraints, random: Random): unknown {
  const fitting = constrained(scalar, constraints).filter((value) => meets(value, constraints));
  return choose(fitting, random);
}

const none: Constraints = {};
const known = new Map<string, readonly unknown[]>();

/** The edges of the type, and those of the constraints. */
function constrained(scalar: Scalar, constraints: Constraints): readonly unknown[] {
  const { min, max, minLength = 0, maxLength } = constraints;
  const own = edgesOf(scalar);
  if (Object.keys(constraints).length === 0) return own;
  if (scalar === "string")
    return [...own, "a".repeat(minLength), "b".repeat(minLength + 1), "z".repeat(maxLength ?? minLength)];
  if (scalar === "bytes") return [...own, new Uint8Array(maxLength ?? minLength).fill(200)];
  if (isTypedArray(scalar)) return [...own, arrayOf(scalar, maxLength ?? minLength)];
  const bounds = [min, max].flatMap((bound) => (bound === undefined ? [] : [bound]));
  return [...own, ...bounds.map((bound) => (bigints.has(scalar) ? BigInt(bound) : Number(bound)))];
}

function meets(value: unknown, constraints: Constraints): boolean {
  if (constraints === none) return true;
  const { min, max, pattern } = constraints;
  if (typeof value === "number" || typeof value === "bigint")
    return !Number.isNaN(value) && value >= Number(min ?? value) && value <= Number(max ?? value);
  if (ArrayBuffer.isView(value)) return meetsLength("length" in value ? Number(value.length) : 0, constraints);
  if (typeof value !== "string") return true;
  return meetsLength(value.length, constraints) && (pattern === undefined || new RegExp(pattern, "u").test(value));
}

function meetsLength(length: number, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Constraints): boolean {
  return length >= minLength && length <= maxLength;
}

/** As many of the element's edges, over and over. */
function arrayOf(array: TypedArray, length: number): unknown {
  const edges = edgesOf(typedArrayKinds[array].element);
  return runtimeKinds[array].make(Array.from({ length }, (_, i) => edges[i % edges.length]));
}

const bigints: ReadonlySet<Scalar> = new Set(["int64", "uint64", "duration", "timestamp"]);

function edgesOf(scalar: Scalar): readonly unknown[] {
  const made = known.get(scalar) ?? makeEdges(scalar);
  known.set(scalar, made);
  return made;
}

function makeEdges(scalar: Scalar): readonly unknown[] {
  switch (scalar) {
    case "bool":
      return [true, false];
    case "float64":
      return floats;
    case "float32":
      return floats.map(Math.fround);
    case "string":
      return texts;
    case "bytes":
      return [[], [0], [1, 2], [255, 128, 0, 7]].map((bytes) => Uint8Array.from(bytes));
    case "date":
      return [0, -1, 1_700_000_000_123, -62_135_596_800_000, 253_402_300_799_999].map((ms) => new Date(ms));
    case "timestamp":
      return [0n, 1n, -1n, 1_000_000n, 1_700_000_000_000_000_001n, -62_135_596_800_000_000_000n, 2n ** 80n];
    case "plainDate":
      return ["0001-01-01", "0001-01-02", "1970-01-01", "2024-02-29", "9999-12-31"];
    case "uuid":
      return ["00000000-0000-0000-0000-000000000000", "01234567-89ab-cdef-0123-456789abcdef"];
    case "decimal":
      return ["0", "-12.50", "1.0", "79228162514264337593543950336"];
    default:
      return isTypedArray(scalar)
        ? [0, 1, 3, 40].map((length) => arrayOf(scalar, length))
        : wholes(...ranges[scalar], bigints.has(scalar));
  }
}

const floats = [0, -0, 1, -1, 0.5, 0.1, 300, 2 ** 24 + 1, 2 ** 53, 1e300, Number.NaN, Number.POSITIVE_INFINITY, -1e30];

const texts = ["", "a", "b", "1", "calm", "Red", "x".repeat(40), "ü😀", "0", "01234567-89ab-cdef-0123-456789abcdef"];

type Whole = "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" | "safeint" | "duration";

const ranges: Readonly<Record<Whole, readonly [least: bigint, most: bigint]>> = {
  int8: [-(2n ** 7n), 2n ** 7n - 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint8: [0n, 2n ** 8n - 1n],
  uint16: [0n, 2n ** 16n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  safeint: [-(2n ** 53n) + 1n, 2n ** 53n - 1n],
  duration: [-(2n ** 63n), 2n ** 63n - 1n],
};

/** Both ends, small numbers, members of the enums that schemas have, and the ends of every narrower range. */
function wholes(least: bigint, most: bigint, isBig: boolean): readonly unknown[] {
  const ends = Object.values(ranges).flatMap(([low, high]) => [low, low - 1n, high, high + 1n]);
  const small = [0n, 1n, -1n, 2n, 10n, 77n, 300n, 400n, 3_652_059n, 2n ** 24n + 1n, 2n ** 53n + 1n];
  const inside = [...new Set([...small, ...ends])].filter((value) => value >= least && value <= most);
  return isBig ? inside : inside.map(Number);
}

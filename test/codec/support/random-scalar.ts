import type { Constraints, Scalar } from "@keyslot/compiler";
import fc from "fast-check";
import {
  forTypedArrays,
  isTypedArray,
  type TypedArray,
  typedArrayKinds,
} from "../../../compiler/src/model/typed-array.ts";

type Json = fc.Arbitrary<unknown>;

/** Random values of a scalar, in JSON form. */
export function plainScalar(scalar: Scalar): Json {
  return scalars[scalar];
}

/** The same, within the constraints of a slot. */
export function constrainedScalar(scalar: Scalar, constraints: Constraints): Json {
  if (Object.values(constraints).every((bound) => bound === undefined)) return scalars[scalar];
  if (scalar === "string") return textWithin(constraints);
  if (scalar === "bytes") {
    const { minLength = 0, maxLength = minLength + 10 } = constraints;
    return fc.uint8Array({ minLength, maxLength: Math.min(maxLength, minLength + 40) }).map(toBase64);
  }
  if (isTypedArray(scalar)) {
    const { minLength = 0, maxLength = minLength + 10 } = constraints;
    const size = { minLength, maxLength: Math.min(maxLength, minLength + 40) };
    return fc.array(scalars[typedArrayKinds[scalar].element], size);
  }
  const range = ranges[scalar];
  if (range) return wholeWithin(range, scalar, constraints);
  const isWithin = (value: number) =>
    value >= Number(constraints.min ?? value) && value <= Number(constraints.max ?? value);
  const bounds = { min: Number(constraints.min ?? -1e30), max: Number(constraints.max ?? 1e30), noNaN: true };
  const numbers = fc.double(bounds).map((value) => (scalar === "float32" ? Math.fround(value) : value));
  return numbers.filter(isWithin).map(floatText);
}

/** Any well-formed text: all planes, no half of a surrogate pair. */
export const randomText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

/** Raw values: nested ones, wider forms than needed, a foreign extension, and a string that is no UTF-8. */
export const rawTexts: readonly string[] = [
  [0x01],
  [0x91, 0xc0],
  [0xa1, 0x78],
  [0x81, 0xa1, 0x6b, 0x93, 1, 2, 3],
  [0xc4, 1, 0],
  [0xcf, 0, 0, 0, 0, 0, 0, 0, 1],
  [0xdc, 0, 1, 0xd9, 1, 0x78],
  [0xc7, 1, 5, 0],
  [0xa1, 0xff],
  [0xca, 0x7f, 0xc0, 0, 1],
].map((bytes) => toBase64(Uint8Array.from(bytes)));

type Range = readonly [low: bigint, high: bigint];

/** Whole numbers: what their JSON form is depends on the scalar. */
const ranges: Readonly<Partial<Record<Scalar, Range>>> = {
  int8: [-0x80n, 0x7fn],
  int16: [-0x8000n, 0x7fffn],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint8: [0n, 0xffn],
  uint16: [0n, 0xffffn],
  uint32: [0n, 2n ** 32n - 1n],
  safeint: [-(2n ** 53n - 1n), 2n ** 53n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  duration: [-(2n ** 63n), 2n ** 63n - 1n],
  timestamp: [-(2n ** 63n) * 1_000_000_000n, 2n ** 63n * 1_000_000_000n - 1n],
};

const wide: ReadonlySet<Scalar> = new Set(["int64", "uint64", "duration", "timestamp"]);

/** Evenly over the range, and as often near the places where the form on the wire changes. */
function wholeWithin([low, high]: Range, scalar: Scalar, { min, max }: Constraints): Json {
  const least = min === undefined ? low : larger(low, ceil(min));
  const most = max === undefined ? high : smaller(high, floor(max));
  const edges = [0n, -32n, 127n, 128n, 255n, 256n, 65_535n, 65_536n, 2n ** 31n, 2n ** 32n, 2n ** 63n, -128n, -32_768n];
  const near = edges
    .flatMap((edge) => [edge - 1n, edge, -edge - 1n])
    .concat(least, most)
    .filter((value) => value >= least && value <= most);
  const numbers = fc.oneof(fc.bigInt({ min: least, max: most }), fc.constantFrom(...near));
  return numbers.map((value) => (wide.has(scalar) ? String(value) : Number(value)));
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function ceil(bound: number | string): bigint {
  return typeof bound === "string" ? BigInt(bound) : BigInt(Math.ceil(bound));
}

function floor(bound: number | string): bigint {
  return typeof bound === "string" ? BigInt(bound) : BigInt(Math.floor(bound));
}

function textWithin({ minLength = 0, maxLength = 60, pattern }: Constraints): Json {
  const fits = (value: string) => value.length >= minLength && value.length <= maxLength;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u")).filter(fits);
  const plain = fc.string({ unit: "grapheme-ascii", minLength, maxLength: Math.min(maxLength, minLength + 40) });
  // Two UTF-16 code units a character: lengths count those.
  const pairs = fc
    .constantFrom(minLength, maxLength)
    .map((length) => "😀".repeat(length >> 1) + "é".repeat(length & 1));
  return fc.oneof(plain, pairs.filter(fits));
}

function whole(scalar: Scalar): Json {
  return wholeWithin(ranges[scalar] ?? [0n, 0n], scalar, {});
}

function floatText(value: number): unknown {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? "-0" : String(value);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

const calendar = { min: new Date("0001-01-01T00:00:00.000Z"), max: new Date("9999-12-31T23:59:59.999Z") };

/** The years that every language knows, and now and then those beyond. */
const date = fc
  .oneof(
    { arbitrary: fc.date({ ...calendar, noInvalidDate: true }), weight: 15 },
    { arbitrary: fc.date({ noInvalidDate: true }), weight: 1 },
  )
  .map((value) => value.toISOString());

/** Digits that every language holds, and now and then more. */
const decimal = fc
  .oneof(
    {
      arbitrary: fc.tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.option(digits(12))),
      weight: 15,
    },
    { arbitrary: fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.option(digits(30))), weight: 1 },
  )
  .map(([isNegative, before, part]) => `${isNegative ? "-" : ""}${before}${part === null ? "" : `.${part}`}`);

/** Any, and those for which each of the three forms on the wire is the smallest. */
const timestamp = fc.oneof(
  whole("timestamp"),
  fc.bigInt({ min: -(2n ** 20n), max: 2n ** 36n }).map((seconds) => String(seconds * 1_000_000_000n)),
  fc.bigInt({ min: -(2n ** 20n), max: 2n ** 35n * 1_000_000_000n }).map(String),
);

function digits(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength });
}

const firstDay = -719_162;
const lastDay = 2_932_896;

/** As many elements as are moved one by one, and more. */
function elements(element: Json): Json {
  return fc.oneof({ arbitrary: fc.array(element, { maxLength: 5 }), weight: 4 }, fc.array(element, { maxLength: 70 }));
}

const elementScalars: Readonly<Record<Exclude<Scalar, TypedArray>, Json>> = {
  bool: fc.boolean(),
  string: randomText,
  float64: fc.double().map(floatText),
  float32: fc.float().map(floatText),
  int8: whole("int8"),
  int16: whole("int16"),
  int32: whole("int32"),
  int64: whole("int64"),
  uint8: whole("uint8"),
  uint16: whole("uint16"),
  uint32: whole("uint32"),
  uint64: whole("uint64"),
  safeint: whole("safeint"),
  bytes: fc.uint8Array({ maxLength: 40 }).map(toBase64),
  date,
  timestamp,
  duration: whole("duration"),
  plainDate: fc
    .oneof(fc.integer({ min: firstDay, max: lastDay }), fc.constantFrom(firstDay, lastDay))
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10)),
  uuid: fc.uuid(),
  decimal,
};

const scalars: Readonly<Record<Scalar, Json>> = {
  ...elementScalars,
  ...forTypedArrays(({ element }) => elements(elementScalars[element])),
};

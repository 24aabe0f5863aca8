import type { Row, Topic, TypeRows } from "./table.ts";

// Payloads are spelled whole: 91 is the array of one slot.

const rows = (...values: readonly (number | string)[]): Row[] =>
  values.map((value) => ({ name: String(value), value }));

/** Edges of every width that a type holds, and what lies just outside. */
function integer(type: string, min: number, max: number): TypeRows {
  const edges = [0, 1, 31, 32, 100, 127, 128, 200, 255, 256, 300, 1000, 32767, 32768, 65535, 65536, 100000, 1000000];
  const wide = [2147483647, 2147483648, 4294967295, 4294967296, 1099511627776, 9007199254740991];
  const low = [-1, -2, -31, -32, -33, -100, -127, -128, -129, -1000, -32768, -32769, -65536, -2147483648, -2147483649];
  const values = [...edges, ...wide, ...low, -4294967296, -9007199254740991].filter((v) => v >= min && v <= max);
  return {
    record: `Of${type.charAt(0).toUpperCase()}${type.slice(1)}`,
    type,
    rows: [
      ...rows(...values),
      { name: "one in every width", value: 1, bytes: "9101", reads: everyWidth("01") },
      ...(min < 0 ? [{ name: "minus one in every width", value: -1, bytes: "91ff", reads: signedWidths("ff") }] : []),
    ],
    refusals: [
      ...(min === 0 ? [{ name: "negative", bytes: "91ff", code: "wire/out-of-range" }] : []),
      { name: "2^63", bytes: "91cf8000000000000000", code: "wire/out-of-range" },
      { name: "-2^63", bytes: "91d38000000000000000", code: "wire/out-of-range" },
      { name: "float64", bytes: "91cb3ff0000000000000", code: "wire/type-mismatch" },
      { name: "float32", bytes: "91ca3f800000", code: "wire/type-mismatch" },
      { name: "string", bytes: "91a131", code: "wire/type-mismatch" },
      { name: "boolean", bytes: "91c3", code: "wire/type-mismatch" },
      { name: "nil", bytes: "91c0", code: "wire/missing-slot" },
      { name: "absent", bytes: "90", code: "wire/missing-slot" },
      { name: "truncated", bytes: "91cd01", code: "wire/truncated" },
    ],
    unwritable: [
      { name: "above", value: max + 1, code: "wire/out-of-range" },
      { name: "below", value: min - 1, code: "wire/out-of-range" },
      { name: "fraction", value: 1.5, code: "wire/out-of-range" },
      { name: "text", value: "1", code: "wire/type-mismatch" },
    ],
  };
}

const everyWidth = (byte: string): string[] => [
  ...["cc", "cd00", "ce000000", "cf00000000000000"].map((head) => `91${head}${byte}`),
  ...["d0", "d100", "d2000000", "d300000000000000"].map((head) => `91${head}${byte}`),
];
const signedWidths = (byte: string): string[] => [1, 2, 4, 8].map((width, i) => `91d${i}${byte.repeat(width)}`);

const int64Edges = [
  "0",
  "1",
  "-1",
  "127",
  "128",
  "-32",
  "-33",
  "9007199254740991",
  "9007199254740992",
  "-9007199254740992",
];

const floatRefusals = [
  { name: "string", bytes: "91a3312e35", code: "wire/type-mismatch" },
  { name: "boolean", bytes: "91c2", code: "wire/type-mismatch" },
  { name: "truncated", bytes: "91cb3ff000", code: "wire/truncated" },
  { name: "truncated single", bytes: "91ca3f80", code: "wire/truncated" },
  { name: "reserved byte", bytes: "91c1", code: "wire/reserved-byte" },
  { name: "nil", bytes: "91c0", code: "wire/missing-slot" },
];

const float64Rows: Row[] = [
  { name: "zero", value: 0, bytes: "91cb0000000000000000", reads: ["9100", "91ca00000000", "91d000"] },
  { name: "negative zero", value: "-0", bytes: "91cb8000000000000000", reads: ["91ca80000000"] },
  { name: "one", value: 1, bytes: "91cb3ff0000000000000", reads: ["9101", "91ca3f800000", "91d30000000000000001"] },
  { name: "minus one", value: -1, bytes: "91cbbff0000000000000", reads: ["91ff", "91d1ffff"] },
  {
    name: "NaN",
    value: "NaN",
    bytes: "91cb7ff8000000000000",
    reads: ["91cbfff8000000000001", "91ca7fc00000", "91caffc00001"],
  },
  { name: "infinity", value: "Infinity", bytes: "91cb7ff0000000000000", reads: ["91ca7f800000"] },
  { name: "minus infinity", value: "-Infinity", bytes: "91cbfff0000000000000", reads: ["91caff800000"] },
  {
    name: "2^53 + 1 as an integer is read as the nearest double",
    value: 9007199254740992,
    reads: ["91cf0020000000000001"],
  },
  { name: "2^53 + 3 likewise, to even", value: 9007199254740996, reads: ["91cf0020000000000003"] },
  { name: "2^64 - 1 likewise", value: 2 ** 64, reads: ["91cfffffffffffffffff"] },
  { name: "-2^63", value: -(2 ** 63), reads: ["91d38000000000000000"] },
  { name: "-(2^53 + 1) as an integer", value: -9007199254740992, reads: ["91d3ffdfffffffffffff"] },
  ...rows(0.1, 1.5, -1.5, 1 / 3, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 123456.789, 1e21, 4294967296),
];

const float32Rows: Row[] = [
  { name: "zero", value: 0, bytes: "91ca00000000", reads: ["9100", "91cb0000000000000000"] },
  { name: "negative zero", value: "-0", bytes: "91ca80000000", reads: ["91cb8000000000000000"] },
  { name: "one", value: 1, bytes: "91ca3f800000", reads: ["9101", "91cb3ff0000000000000", "91cc01"] },
  { name: "NaN", value: "NaN", bytes: "91ca7fc00000", reads: ["91cb7ff8000000000000", "91caffc00001"] },
  { name: "infinity", value: "Infinity", bytes: "91ca7f800000", reads: ["91cb7ff0000000000000"] },
  { name: "minus infinity", value: "-Infinity", bytes: "91caff800000" },
  { name: "a double is rounded", value: 0.10000000149011612, bytes: "91ca3dcccccd", reads: ["91cb3fb999999999999a"] },
  { name: "2^24 + 1 is rounded to even", value: 16777216, reads: ["91ce01000001"] },
  // To double first: 2^60 + 2^36 + 1 becomes 2^60 + 2^36, a tie, which goes to even.
  { name: "an integer is rounded to double first", value: 2 ** 60, reads: ["91cf1000001000000001"] },
  ...rows(1.5, -1.5, 1.401298464324817e-45, 3.4028234663852886e38, 1.1754943508222875e-38, 16777216),
];

export const numberTopics: readonly Topic[] = [
  {
    topic: "booleans",
    about: "c2 and c3, nothing else.",
    types: [
      {
        record: "OfBoolean",
        type: "boolean",
        rows: [
          { name: "true", value: true, bytes: "91c3" },
          { name: "false", value: false, bytes: "91c2" },
        ],
        refusals: [
          { name: "zero", bytes: "9100", code: "wire/type-mismatch" },
          { name: "one", bytes: "9101", code: "wire/type-mismatch" },
          { name: "nil", bytes: "91c0", code: "wire/missing-slot" },
          { name: "reserved byte", bytes: "91c1", code: "wire/reserved-byte" },
        ],
        unwritable: [{ name: "number", value: 1, code: "wire/type-mismatch" }],
      },
    ],
  },
  {
    topic: "integers",
    about: "Shortest form, non-negative values unsigned; any width is read when it is in range.",
    types: [
      integer("int8", -0x80, 0x7f),
      integer("int16", -0x8000, 0x7fff),
      integer("int32", -0x80000000, 0x7fffffff),
      integer("uint8", 0, 0xff),
      integer("uint16", 0, 0xffff),
      integer("uint32", 0, 0xffffffff),
      integer("safeint", -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    ],
  },
  {
    topic: "integers-64",
    about: "The same, for bigint; JSON has them as decimal text.",
    types: [
      {
        record: "OfInt64",
        type: "int64",
        rows: [
          ...rows(...int64Edges, "2147483648", "-2147483649", "4611686018427387904"),
          {
            name: "2^63 - 1",
            value: "9223372036854775807",
            bytes: "91cf7fffffffffffffff",
            reads: ["91d37fffffffffffffff"],
          },
          { name: "-2^63", value: "-9223372036854775808", bytes: "91d38000000000000000" },
          { name: "one in every width", value: "1", bytes: "9101", reads: everyWidth("01") },
          { name: "minus one in every width", value: "-1", bytes: "91ff", reads: signedWidths("ff") },
        ],
        refusals: [
          { name: "2^63", bytes: "91cf8000000000000000", code: "wire/out-of-range" },
          { name: "float64", bytes: "91cb3ff0000000000000", code: "wire/type-mismatch" },
          { name: "truncated", bytes: "91cf00000000000001", code: "wire/truncated" },
        ],
        unwritable: [
          { name: "2^63", value: "9223372036854775808", code: "wire/out-of-range" },
          { name: "-2^63 - 1", value: "-9223372036854775809", code: "wire/out-of-range" },
        ],
      },
      {
        record: "OfUint64",
        type: "uint64",
        rows: [
          ...rows(...int64Edges.filter((v) => !v.startsWith("-")), "4294967295", "4294967296", "9223372036854775808"),
          { name: "2^64 - 1", value: "18446744073709551615", bytes: "91cfffffffffffffffff" },
          { name: "one in every width", value: "1", bytes: "9101", reads: everyWidth("01") },
        ],
        refusals: [
          { name: "negative", bytes: "91d0ff", code: "wire/out-of-range" },
          { name: "negative 64-bit", bytes: "91d3ffffffffffffffff", code: "wire/out-of-range" },
          { name: "string", bytes: "91a131", code: "wire/type-mismatch" },
        ],
        unwritable: [
          { name: "2^64", value: "18446744073709551616", code: "wire/out-of-range" },
          { name: "negative", value: "-1", code: "wire/out-of-range" },
        ],
      },
      {
        record: "OfDuration",
        type: "Duration",
        rows: [
          { name: "one second", value: "10000000", bytes: "91ce00989680" },
          { name: "minus one tick", value: "-1", bytes: "91ff" },
          { name: "longest", value: "9223372036854775807" },
          { name: "shortest", value: "-9223372036854775808" },
          { name: "none", value: "0", bytes: "9100", reads: ["91d200000000"] },
        ],
        refusals: [{ name: "timestamp", bytes: "91d6ff00000000", code: "wire/type-mismatch" }],
      },
    ],
  },
  {
    topic: "floats",
    about:
      "Always the declared width; integers and both floats are read. A finite number that overflows a single is refused.",
    types: [
      { record: "OfFloat64", type: "float64", rows: float64Rows, refusals: floatRefusals },
      {
        record: "OfNumber",
        type: "number",
        rows: rows(0.5, 3, -7.25, 1e100),
        unwritable: [{ name: "text", value: "1", code: "wire/type-mismatch" }],
      },
      {
        record: "OfFloat32",
        type: "float32",
        rows: float32Rows,
        refusals: [
          ...floatRefusals,
          { name: "finite overflow", bytes: "91cb7fe0000000000000", code: "wire/out-of-range" },
        ],
        unwritable: [{ name: "finite overflow", value: 1e300, code: "wire/out-of-range" }],
      },
    ],
  },
];

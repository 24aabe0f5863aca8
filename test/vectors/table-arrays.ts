import type { Topic, TypeRows } from "./table.ts";

// One extension an array, its type as RFC 8746 numbers them, its body the elements, lowest byte first.

interface Kind {
  readonly record: string;
  readonly type: string;
  /** Of the extension, in hex. */
  readonly code: string;
  /** Bytes an element. */
  readonly width: number;
  /** Values in JSON form, at the edges of what an element holds, and the bytes of each. */
  readonly edges: readonly (readonly [value: unknown, bytes: string])[];
  /** What an element cannot be. */
  readonly unwritable: readonly (readonly [name: string, value: unknown, code: string])[];
}

const above = (value: unknown) => ["above", value, "wire/out-of-range"] as const;
const below = (value: unknown) => ["below", value, "wire/out-of-range"] as const;
const fraction = ["fraction", 1.5, "wire/out-of-range"] as const;
const text = ["text", "x", "wire/type-mismatch"] as const;

const kinds: readonly Kind[] = [
  {
    record: "OfFloat64Array",
    type: "Float64Array",
    code: "56",
    width: 8,
    edges: [
      [0, "0000000000000000"],
      [1, "000000000000f03f"],
      [-1.5, "000000000000f8bf"],
      [0.1, "9a9999999999b93f"],
      ["-0", "0000000000000080"],
      ["NaN", "000000000000f87f"],
      ["Infinity", "000000000000f07f"],
      ["-Infinity", "000000000000f0ff"],
      [5e-324, "0100000000000000"],
      [1.7976931348623157e308, "ffffffffffffef7f"],
    ],
    unwritable: [text, ["nothing", null, "wire/type-mismatch"]],
  },
  {
    record: "OfFloat32Array",
    type: "Float32Array",
    code: "55",
    width: 4,
    edges: [
      [0, "00000000"],
      [1, "0000803f"],
      [-1.5, "0000c0bf"],
      [0.10000000149011612, "cdcccc3d"],
      ["-0", "00000080"],
      ["NaN", "0000c07f"],
      ["Infinity", "0000807f"],
      ["-Infinity", "000080ff"],
      [1.401298464324817e-45, "01000000"],
      [3.4028234663852886e38, "ffff7f7f"],
    ],
    unwritable: [text, above(3.5e38)],
  },
  {
    record: "OfInt8Array",
    type: "Int8Array",
    code: "48",
    width: 1,
    edges: [
      [0, "00"],
      [1, "01"],
      [-1, "ff"],
      [127, "7f"],
      [-128, "80"],
    ],
    unwritable: [text, above(128), below(-129), fraction],
  },
  {
    record: "OfInt16Array",
    type: "Int16Array",
    code: "4d",
    width: 2,
    edges: [
      [0, "0000"],
      [1, "0100"],
      [-2, "feff"],
      [32767, "ff7f"],
      [-32768, "0080"],
    ],
    unwritable: [text, above(32768), below(-32769), fraction],
  },
  {
    record: "OfInt32Array",
    type: "Int32Array",
    code: "4e",
    width: 4,
    edges: [
      [0, "00000000"],
      [258, "02010000"],
      [-2, "feffffff"],
      [2147483647, "ffffff7f"],
      [-2147483648, "00000080"],
    ],
    unwritable: [text, above(2147483648), below(-2147483649), fraction],
  },
  {
    record: "OfInt64Array",
    type: "BigInt64Array",
    code: "4f",
    width: 8,
    edges: [
      ["0", "0000000000000000"],
      ["258", "0201000000000000"],
      ["-2", "feffffffffffffff"],
      ["9007199254740993", "0100000000002000"],
      ["9223372036854775807", "ffffffffffffff7f"],
      ["-9223372036854775808", "0000000000000080"],
    ],
    unwritable: [text, above("9223372036854775808"), below("-9223372036854775809")],
  },
  {
    record: "OfUint16Array",
    type: "Uint16Array",
    code: "45",
    width: 2,
    edges: [
      [0, "0000"],
      [258, "0201"],
      [65535, "ffff"],
    ],
    unwritable: [text, above(65536), below(-1), fraction],
  },
  {
    record: "OfUint32Array",
    type: "Uint32Array",
    code: "46",
    width: 4,
    edges: [
      [0, "00000000"],
      [258, "02010000"],
      [4294967295, "ffffffff"],
    ],
    unwritable: [text, above(4294967296), below(-1), fraction],
  },
  {
    record: "OfUint64Array",
    type: "BigUint64Array",
    code: "47",
    width: 8,
    edges: [
      ["0", "0000000000000000"],
      ["258", "0201000000000000"],
      ["18446744073709551615", "ffffffffffffffff"],
    ],
    unwritable: [text, above("18446744073709551616"), below("-1")],
  },
];

/** Bits of a NaN that no number of a program has to keep. */
const nans: Readonly<Record<string, readonly string[]>> = {
  OfFloat64Array: ["010000000000f07f", "000000000000f8ff", "efbeaddeefbef4ff"],
  OfFloat32Array: ["0100807f", "0000c0ff", "efbeadff"],
};

const fixed = ["d4", "d5", "d6", "d7", "d8"];

/** The payload of an array of so many bytes: the header is the shortest. */
function payload(code: string, body: string): string {
  const length = body.length / 2;
  const fix = [1, 2, 4, 8, 16].indexOf(length);
  if (fix >= 0) return `91${fixed[fix]}${code}${body}`;
  if (length < 256) return `91c7${byteOf(length)}${code}${body}`;
  return `91c8${byteOf(length >> 8)}${byteOf(length & 255)}${code}${body}`;
}

function byteOf(value: number): string {
  return value.toString(16).padStart(2, "0");
}

function rowsOf({ record, type, code, width, edges, unwritable }: Kind): TypeRows {
  const many = (count: number): Kind["edges"] =>
    Array.from({ length: count }, (_, i) => edges[i % edges.length] ?? ([0, ""] as const));
  const row = (name: string, elements: Kind["edges"]) => {
    const body = elements.map(([, bytes]) => bytes).join("");
    return { name, value: elements.map(([value]) => value), bytes: payload(code, body) };
  };
  const whole = edges.map(([, bytes]) => bytes).join("");
  const length = whole.length / 2;
  // What is moved by elements and what is not, and where the header grows.
  const counts = [1, 2, 3, 4, 8, 16, 17, 63, 64, 65, 255, 256, 300].filter((bytes) => bytes % width === 0);
  return {
    record,
    type,
    rows: [
      { ...row("empty", []), reads: [`91c80000${code}`, `91c900000000${code}`] },
      {
        ...row("edges", edges),
        reads: [
          `91c8${byteOf(length >> 8)}${byteOf(length & 255)}${code}${whole}`,
          `91c90000${byteOf(length >> 8)}${byteOf(length & 255)}${code}${whole}`,
        ],
      },
      ...counts.map((bytes) => row(`${bytes} bytes`, many(bytes / width))),
    ],
    keeps: (nans[record] ?? []).map((bits) => ({ name: `NaN ${bits}`, value: ["NaN"], bytes: payload(code, bits) })),
    refusals: refusalsOf(code, width),
    unwritable: [
      { name: "no array", value: 1, code: "wire/type-mismatch" },
      ...unwritable.map(([name, value, code]) => ({ name, value: [value], code })),
    ],
  };
}

function refusalsOf(code: string, width: number) {
  const body = "00".repeat(width);
  const other = code === "56" ? "4f" : "56";
  const half =
    width === 1 ? [] : [{ name: "half an element", bytes: payload(code, `${body}00`), code: "wire/invalid-extension" }];
  return [
    { name: "extension of another array", bytes: `91d7${other}${"00".repeat(8)}`, code: "wire/invalid-extension" },
    { name: "timestamp", bytes: "91d6ff00000000", code: "wire/invalid-extension" },
    ...half,
    { name: "array", bytes: "919101", code: "wire/type-mismatch" },
    { name: "bytes", bytes: "91c40100", code: "wire/type-mismatch" },
    { name: "number", bytes: "9101", code: "wire/type-mismatch" },
    { name: "nil", bytes: "91c0", code: "wire/missing-slot" },
    { name: "absent", bytes: "90", code: "wire/missing-slot" },
    { name: "truncated length", bytes: "91c800", code: "wire/truncated" },
    { name: "no type", bytes: "91c701", code: "wire/truncated" },
    { name: "longer than the input", bytes: `91d8${code}${body}`, code: "wire/length-exceeds-input" },
    { name: "4 GiB claimed", bytes: `91c9ffffffff${code}${body}`, code: "wire/length-exceeds-input" },
    { name: "bytes behind it", bytes: `${payload(code, body)}00`, code: "wire/trailing-bytes" },
  ];
}

export const arrayTopics: readonly Topic[] = [
  {
    topic: "typed-arrays",
    about:
      "One extension, its type by element; elements are little-endian, the bits of a NaN are kept, nothing else is read.",
    types: [
      ...kinds.map(rowsOf),
      {
        record: "OfFloat64ArrayList",
        type: "Float64Array[]",
        rows: [
          {
            name: "at every place",
            value: [[1], [], ["-0", 1]],
            bytes: "9193d756000000000000f03fc70056d8560000000000000080000000000000f03f",
          },
        ],
        refusals: [
          { name: "numbers", bytes: "9191cb3ff0000000000000", code: "wire/type-mismatch" },
          { name: "nil", bytes: "9191c0", code: "wire/type-mismatch" },
        ],
      },
      {
        record: "Samples",
        type: "Samples",
        rows: [
          {
            name: "one of each",
            value: { position: [1, 2], steps: [-1], ticks: ["1"], names: { a: [7] }, weights: [0.5] },
            bytes: "95d7550000803f00000040d448ffd74f010000000000000081a161d5450700d756000000000000e03f",
          },
          {
            name: "as few as may be",
            value: { position: [0], steps: null, names: {}, weights: [0.5, "NaN"] },
            bytes: "95d65500000000c0c080d856000000000000e03f000000000000f87f",
            reads: ["94d65500000000c0c080", "95d65500000000c0c080c0"],
          },
        ],
        refusals: [
          {
            name: "an array of another width",
            bytes: "95d7560000803f00000040c0c080c0",
            code: "wire/invalid-extension",
          },
          {
            name: "half an element in a map",
            bytes: "95d65500000000c0c081a161d44500c0",
            code: "wire/invalid-extension",
          },
        ],
        unwritable: [
          { name: "too short", value: { position: [], steps: null, names: {} }, code: "wire/constraint" },
          { name: "too long", value: { position: [1, 2, 3], steps: null, names: {} }, code: "wire/constraint" },
        ],
      },
    ],
  },
];

import type { TypeRows } from "./table.ts";

const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i % 100);

export const containerTypes: readonly TypeRows[] = [
  {
    record: "OfInt32List",
    type: "int32[]",
    rows: [
      { name: "empty", value: [], bytes: "9190", reads: ["91dc0000", "91dd00000000"] },
      {
        name: "three",
        value: [1, -1, 300],
        bytes: "919301ffcd012c",
        reads: ["91dc000301ffcd012c", "91dd0000000301ffcd012c"],
      },
      { name: "15", value: count(15) },
      { name: "16", value: count(16) },
      { name: "300", value: count(300) },
    ],
    refusals: [
      { name: "nil element", bytes: "9191c0", code: "wire/type-mismatch" },
      { name: "map", bytes: "9180", code: "wire/type-mismatch" },
      { name: "bin", bytes: "91c40101", code: "wire/type-mismatch" },
      { name: "4 G elements claimed", bytes: "91ddffffffff", code: "wire/length-exceeds-input" },
      { name: "cut", bytes: "919301", code: "wire/length-exceeds-input" },
    ],
    unwritable: [
      { name: "null element", value: [null], code: "wire/type-mismatch" },
      { name: "object", value: {}, code: "wire/type-mismatch" },
    ],
  },
  {
    record: "OfStringList",
    type: "string[]",
    rows: [
      { name: "repeated", value: ["a", "a", "b"] },
      { name: "of many lengths", value: ["", "é", "x".repeat(40), "日本語"] },
    ],
  },
  {
    record: "OfNullableList",
    type: "(string | null)[]",
    rows: [{ name: "with nulls", value: [null, "a", null], bytes: "9193c0a161c0" }],
  },
  {
    record: "OfMatrix",
    type: "float64[][]",
    rows: [
      { name: "empty rows", value: [[], []] },
      { name: "numbers", value: [[1.5], [-0.5, 2]], reads: ["919291ca3fc0000092cbbfe000000000000002"] },
    ],
  },
  {
    record: "OfTuple",
    type: "[int8, string, boolean]",
    rows: [{ name: "usual", value: [1, "a", true], bytes: "919301a161c3", reads: ["91dc000301a161c3"] }],
    refusals: [
      { name: "shorter", bytes: "919201a161", code: "wire/type-mismatch" },
      { name: "longer", bytes: "919401a161c300", code: "wire/type-mismatch" },
      { name: "swapped", bytes: "9193a16101c3", code: "wire/type-mismatch" },
    ],
    unwritable: [{ name: "shorter", value: [1, "a"], code: "wire/type-mismatch" }],
  },
  {
    record: "OfStringSet",
    type: "Set<string>",
    rows: [
      { name: "empty", value: [], bytes: "9190" },
      {
        name: "sorted by bytes, shorter headers first",
        value: ["b", "aa", "a", ""],
        bytes: "9194a0a161a162a26161",
        reads: ["9194a162a26161a161a0"],
      },
      { name: "code units and bytes sort differently", value: ["\uffff", "\u{10000}", "z"] },
    ],
    refusals: [
      { name: "duplicate", bytes: "9192a161a161", code: "wire/duplicate-element" },
      { name: "duplicate in another form", bytes: "9192a161d90161", code: "wire/duplicate-element" },
    ],
    unwritable: [{ name: "duplicate", value: ["a", "a"], code: "wire/duplicate-element" }],
  },
  {
    record: "OfInt32Set",
    type: "Set<int32>",
    rows: [
      {
        name: "negative numbers behind",
        value: [-1, 0, 1, 128, 300, -128, 70000],
        bytes: "91970001cc80cd012cce00011170d080ff",
        reads: ["9197ff0001cc80cd012cd080ce00011170"],
      },
    ],
    refusals: [{ name: "duplicate in another width", bytes: "919201cd0001", code: "wire/duplicate-element" }],
  },
  {
    record: "OfNumberSet",
    type: "Set<number>",
    rows: [
      {
        name: "sorted by bytes, negative numbers behind",
        value: [-1, "NaN", "Infinity", 0.5, 0, "-Infinity"],
        bytes:
          "9196cb0000000000000000cb3fe0000000000000cb7ff0000000000000cb7ff8000000000000cbbff0000000000000cbfff0000000000000",
      },
      { name: "from integers and single precision", value: [1, 2], reads: ["919201ca40000000", "9192cd000201"] },
    ],
    refusals: [
      { name: "duplicate as an integer", bytes: "919201cb3ff0000000000000", code: "wire/duplicate-element" },
      {
        name: "two NaN",
        bytes: "9192cb7ff8000000000000cb7ff8000000000001",
        code: "wire/duplicate-element",
      },
      {
        name: "both zeros, which many languages hold equal",
        bytes: "9192cb0000000000000000cb8000000000000000",
        code: "wire/duplicate-element",
      },
    ],
  },
  {
    record: "OfFloat32Set",
    type: "Set<float32>",
    rows: [{ name: "sorted by bytes", value: [-2, 1.5, 0], bytes: "9193ca00000000ca3fc00000cac0000000" }],
    refusals: [
      {
        name: "duplicate after rounding",
        bytes: "9192ca3dcccccdcb3fb999999999999a",
        code: "wire/duplicate-element",
      },
    ],
    unwritable: [
      { name: "duplicate after rounding", value: [0.1, 0.10000000149011612], code: "wire/duplicate-element" },
    ],
  },
  {
    record: "OfPointSet",
    type: "Set<Point>",
    rows: [
      {
        name: "sorted by bytes",
        value: [
          { x: 2, y: 0 },
          { x: 1, y: 9 },
        ],
        bytes: "9192920109920200",
        reads: ["91929202009201d009"],
      },
    ],
    refusals: [{ name: "equal records", bytes: "91929201029201cc02", code: "wire/duplicate-element" }],
    unwritable: [
      {
        name: "equal records",
        value: [
          { x: 1, y: 2 },
          { x: 1, y: 2 },
        ],
        code: "wire/duplicate-element",
      },
    ],
  },
  {
    record: "OfDictionary",
    type: "Record<string, int32>",
    rows: [
      { name: "empty", value: {}, bytes: "9180", reads: ["91de0000", "91df00000000"] },
      {
        name: "sorted",
        value: { b: 1, a: 2 },
        bytes: "9182a16102a16201",
        reads: ["9182a16201a16102", "91de0002a16201a16102"],
      },
      { name: "number-like keys are text", value: { 10: 1, 9: 2, a: 3 } },
      { name: "keys of prototypes", value: JSON.parse('{"__proto__":1,"constructor":2,"toString":3}') },
      { name: "empty and long keys", value: { "": 1, [`${"k".repeat(40)}`]: 2, é: 3 } },
      { name: "16 entries", value: Object.fromEntries(count(16).map((i) => [`k${i}`, i])) },
    ],
    refusals: [
      { name: "duplicate key", bytes: "9182a16101a16102", code: "wire/duplicate-key" },
      {
        name: "duplicate __proto__",
        bytes: "9182a95f5f70726f746f5f5f01a95f5f70726f746f5f5f02",
        code: "wire/duplicate-key",
      },
      { name: "integer key", bytes: "91810102", code: "wire/type-mismatch" },
      { name: "nil value", bytes: "9181a161c0", code: "wire/type-mismatch" },
      { name: "array", bytes: "9190", code: "wire/type-mismatch" },
      { name: "4 G entries claimed", bytes: "91dfffffffff", code: "wire/length-exceeds-input" },
      { name: "odd number of values", bytes: "9182a16101a162", code: "wire/truncated" },
    ],
    unwritable: [
      { name: "null value", value: { a: null }, code: "wire/type-mismatch" },
      { name: "lone surrogate in a key", value: { "\ud800": 1 }, code: "wire/lone-surrogate" },
    ],
  },
  {
    record: "OfDictionaryOfLists",
    type: "Record<string, string[]>",
    rows: [{ name: "unsorted entries of different sizes", value: { zz: ["a", "b", "c"], a: [], m: ["x".repeat(50)] } }],
  },
  {
    record: "OfStringMap",
    type: "Map<string, boolean>",
    rows: [
      {
        name: "sorted",
        value: [
          ["b", true],
          ["a", false],
        ],
        bytes: "9182a161c2a162c3",
      },
    ],
    refusals: [{ name: "duplicate key", bytes: "9182a161c2a161c3", code: "wire/duplicate-key" }],
    unwritable: [
      {
        name: "duplicate key",
        value: [
          ["a", true],
          ["a", true],
        ],
        code: "wire/duplicate-key",
      },
    ],
  },
  {
    record: "OfInt16Map",
    type: "Map<int16, string>",
    rows: [
      {
        name: "sorted by bytes",
        value: [
          [-1, "m"],
          [300, "w"],
          [2, "t"],
          [-200, "n"],
        ],
        bytes: "918402a174cd012ca177d1ff38a16effa16d",
      },
    ],
    refusals: [
      { name: "duplicate key in another width", bytes: "918201a161cd0001a162", code: "wire/duplicate-key" },
      { name: "key out of range", bytes: "9181cd8000a161", code: "wire/out-of-range" },
    ],
  },
  {
    record: "OfInt64Map",
    type: "Map<int64, boolean>",
    rows: [
      {
        name: "sorted by bytes",
        value: [
          ["9223372036854775807", true],
          ["1", false],
          ["-1", true],
        ],
      },
    ],
    refusals: [{ name: "duplicate key in another width", bytes: "918201c2d001c3", code: "wire/duplicate-key" }],
  },
  {
    record: "OfBooleanMap",
    type: "Map<boolean, string>",
    rows: [
      {
        name: "false before true",
        value: [
          [true, "t"],
          [false, "f"],
        ],
        bytes: "9182c2a166c3a174",
      },
    ],
  },
  {
    record: "OfUuidMap",
    type: "Map<Uuid, uint8>",
    rows: [
      {
        name: "two",
        value: [
          ["ffffffff-ffff-ffff-ffff-ffffffffffff", 1],
          ["00000000-0000-0000-0000-000000000000", 2],
        ],
      },
    ],
    unwritable: [{ name: "no UUID", value: [["x", 1]], code: "wire/invalid-uuid" }],
  },
  {
    record: "OfColourMap",
    type: "Map<Colour, string>",
    rows: [
      {
        name: "sorted by the number",
        value: [
          [300, "b"],
          [0, "r"],
        ],
        bytes: "918200a172cd012ca162",
      },
    ],
    refusals: [{ name: "unknown key", bytes: "918102a161", code: "wire/unknown-enum-value" }],
  },
];

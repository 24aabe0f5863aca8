import type { Row, Topic } from "./table.ts";

const dates: Row[] = [
  {
    name: "epoch",
    value: "1970-01-01T00:00:00.000Z",
    bytes: "91d6ff00000000",
    reads: ["91d7ff0000000000000000", "91c70cff000000000000000000000000", "91c704ff00000000", "91c80004ff00000000"],
  },
  { name: "one millisecond", value: "1970-01-01T00:00:00.001Z", bytes: "91d7ff003d090000000000" },
  { name: "one millisecond before", value: "1969-12-31T23:59:59.999Z", bytes: "91c70cff3b8b87c0ffffffffffffffff" },
  { name: "one second before", value: "1969-12-31T23:59:59.000Z", bytes: "91c70cff00000000ffffffffffffffff" },
  { name: "last second of 32 bits", value: "2106-02-07T06:28:15.000Z", bytes: "91d6ffffffffff" },
  { name: "first second beyond 32 bits", value: "2106-02-07T06:28:16.000Z", bytes: "91d7ff0000000100000000" },
  { name: "last second of 34 bits", value: "2514-05-30T01:53:03.000Z", bytes: "91d7ff00000003ffffffff" },
  { name: "first second beyond 34 bits", value: "2514-05-30T01:53:04.000Z", bytes: "91c70cff000000000000000400000000" },
  { name: "today", value: "2024-02-29T12:34:56.789Z" },
  { name: "year one", value: "0001-01-01T00:00:00.000Z" },
  { name: "year 9999", value: "9999-12-31T23:59:59.999Z" },
  { name: "furthest", value: "+275760-09-13T00:00:00.000Z" },
  { name: "earliest", value: "-271821-04-20T00:00:00.000Z" },
  { name: "nanoseconds are cut", value: "1970-01-01T00:00:00.000Z", reads: ["91d7ff003d08fc00000000"] },
];

const timestampRefusals = [
  { name: "extension type 1", bytes: "91d60100000000", code: "wire/invalid-extension" },
  { name: "extension type -2", bytes: "91d6fe00000000", code: "wire/invalid-extension" },
  { name: "one byte", bytes: "91d4ff00", code: "wire/invalid-extension" },
  { name: "sixteen bytes", bytes: `91d8ff${"00".repeat(16)}`, code: "wire/invalid-extension" },
  { name: "no bytes", bytes: "91c700ff", code: "wire/invalid-extension" },
  { name: "1e9 nanoseconds in 64 bits", bytes: "91d7ffee6b280000000000", code: "wire/invalid-date" },
  { name: "1e9 nanoseconds in 96 bits", bytes: "91c70cff3b9aca000000000000000000", code: "wire/invalid-date" },
  { name: "integer", bytes: "9100", code: "wire/type-mismatch" },
  { name: "string", bytes: "91a130", code: "wire/type-mismatch" },
  { name: "truncated", bytes: "91d6ff0000", code: "wire/length-exceeds-input" },
];

export const compositeTopics: readonly Topic[] = [
  {
    topic: "timestamps",
    about: "Extension -1 in the smallest of its three forms, floor before 1970.",
    types: [
      {
        record: "OfDate",
        type: "Date",
        rows: dates,
        refusals: [
          ...timestampRefusals,
          { name: "beyond JavaScript's dates", bytes: "91c70cff00000000000007dbba821801", code: "wire/invalid-date" },
          { name: "2^62 seconds", bytes: "91c70cff000000004000000000000000", code: "wire/invalid-date" },
        ],
        unwritable: [{ name: "no date", value: "2024-02-30", code: "wire/invalid-date" }],
      },
      {
        record: "OfTimestamp",
        type: "Timestamp",
        rows: [
          { name: "epoch", value: "0", bytes: "91d6ff00000000", reads: ["91c70cff000000000000000000000000"] },
          { name: "one nanosecond", value: "1", bytes: "91d7ff0000000400000000" },
          { name: "minus one nanosecond", value: "-1", bytes: "91c70cff3b9ac9ffffffffffffffffff" },
          { name: "last nanosecond of a second", value: "999999999", bytes: "91d7ffee6b27fc00000000" },
          { name: "today", value: "1709210096789012345" },
          { name: "furthest", value: "9223372036854775807999999999" },
          { name: "earliest", value: "-9223372036854775808000000000" },
        ],
        refusals: timestampRefusals,
        unwritable: [{ name: "one second too far", value: "9223372036854775808000000000", code: "wire/out-of-range" }],
      },
      {
        record: "OfPlainDate",
        type: "PlainDate",
        rows: [
          { name: "first", value: "0001-01-01", bytes: "9100", reads: ["91cc00"] },
          { name: "second", value: "0001-01-02", bytes: "9101" },
          { name: "epoch", value: "1970-01-01", bytes: "91ce000af93a" },
          { name: "leap day", value: "2024-02-29" },
          { name: "last", value: "9999-12-31", bytes: "91ce0037b9da" },
        ],
        refusals: [
          { name: "day before the first", bytes: "91ff", code: "wire/invalid-date" },
          { name: "day after the last", bytes: "91ce0037b9db", code: "wire/invalid-date" },
          { name: "string", bytes: "91aa323032342d30312d3031", code: "wire/type-mismatch" },
        ],
        unwritable: ["2023-02-29", "0000-12-31", "2024-1-1", "2024-13-01", "10000-01-01"].map((value) => ({
          name: value,
          value,
          code: "wire/invalid-date",
        })),
      },
    ],
  },
  {
    topic: "raw",
    about:
      "One MessagePack value of any type, kept as bytes; JSON has base64 of them. Nil has no meaning of its own in a slot.",
    types: [
      {
        record: "OfRaw",
        type: "unknown",
        rows: ["01", "c3", "a161", "93010203", "81a16101", "d6ff00000000", "c40101", "cd0001", "9291c090"].map(
          (hex) => ({
            name: hex,
            value: Buffer.from(hex, "hex").toString("base64"),
            bytes: `91${hex}`,
          }),
        ),
        refusals: [
          { name: "nil", bytes: "91c0", code: "wire/missing-slot" },
          { name: "reserved byte inside", bytes: "9192c1c0", code: "wire/reserved-byte" },
          { name: "array cut", bytes: "919301", code: "wire/length-exceeds-input" },
          { name: "map of 4 G claimed", bytes: "91dfffffffff", code: "wire/length-exceeds-input" },
        ],
        unwritable: [
          { name: "two values", value: "AQE=", code: "wire/trailing-bytes" },
          { name: "no value", value: "", code: "wire/truncated" },
          { name: "nil", value: "wA==", code: "wire/missing-slot" },
        ],
      },
    ],
  },
  {
    topic: "enums",
    about: "The number or the string; closed ones refuse what they do not know, open ones keep it.",
    types: [
      {
        record: "OfColour",
        type: "Colour",
        rows: [
          { name: "Red", value: 0, bytes: "9100", reads: ["91d000"] },
          { name: "Blue", value: 300, bytes: "91cd012c", reads: ["91d20000012c"] },
        ],
        refusals: [
          { name: "unknown", bytes: "9102", code: "wire/unknown-enum-value" },
          { name: "string", bytes: "91a3526564", code: "wire/type-mismatch" },
        ],
        unwritable: [{ name: "undeclared", value: 2, code: "wire/undeclared-value" }],
      },
      {
        record: "OfLevel",
        type: "Level",
        rows: [
          { name: "Low", value: 0, bytes: "9100" },
          { name: "High stands as its tag", value: 2, bytes: "9109" },
          { name: "Negative", value: -5, bytes: "91fb" },
          { name: "unknown is kept", value: 77, bytes: "914d" },
          { name: "unknown negative is kept", value: -1000, bytes: "91d1fc18" },
        ],
        refusals: [
          { name: "a number that TypeScript spells like High", bytes: "9102", code: "wire/unknown-enum-value" },
        ],
        unwritable: [
          { name: "a number that is High on the wire", value: 9, code: "wire/undeclared-value" },
          { name: "fraction", value: 1.5, code: "wire/out-of-range" },
        ],
      },
      {
        record: "OfDirection",
        type: "Direction",
        rows: [
          { name: "north", value: "north", reads: ["91d9056e6f727468"] },
          { name: "non-ASCII", value: "über" },
        ],
        refusals: [
          { name: "unknown", bytes: "91a27570", code: "wire/unknown-enum-value" },
          { name: "integer", bytes: "9100", code: "wire/type-mismatch" },
        ],
        unwritable: [{ name: "undeclared", value: "east", code: "wire/undeclared-value" }],
      },
      {
        record: "OfCurrency",
        type: "Currency",
        rows: [
          { name: "declared", value: "ISK" },
          { name: "unknown is kept", value: "XYZ" },
        ],
        unwritable: [{ name: "lone surrogate", value: "\ud800", code: "wire/lone-surrogate" }],
      },
    ],
  },
];

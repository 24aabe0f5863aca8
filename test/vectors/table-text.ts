import type { Row, Topic } from "./table.ts";

const strings: Row[] = [
  { name: "empty", value: "", bytes: "91a0", reads: ["91d900", "91da0000", "91db00000000"] },
  { name: "one letter", value: "a", bytes: "91a161", reads: ["91d90161", "91da000161", "91db0000000161"] },
  ...["ab", "abc", "abcdefg", "abcdefgh", "abcdefghi", "0123456789abcde", "0123456789abcdef"].map((value) => ({
    name: value,
    value,
  })),
  ...[23, 24, 25, 31, 32, 33, 63, 64, 255, 256, 300].map((n) => ({ name: `${n} letters`, value: "x".repeat(n) })),
  { name: "31 bytes of two-byte letters and one", value: `${"é".repeat(15)}x` },
  { name: "32 bytes of two-byte letters", value: "é".repeat(16) },
  { name: "31 characters, 93 bytes", value: "語".repeat(31) },
  { name: "32 characters, 96 bytes", value: "語".repeat(32) },
  { name: "100 characters, 300 bytes", value: "語".repeat(100) },
  { name: "254 letters and a two-byte one", value: `${"x".repeat(254)}é` },
  { name: "Icelandic", value: "Þingvellir" },
  { name: "Japanese", value: "日本語" },
  { name: "emoji", value: "👋🏽 👨‍👩‍👧" },
  { name: "highest code point", value: "\u{10ffff}", bytes: "91a4f48fbfbf" },
  { name: "edges of UTF-8 lengths", value: "\u007f\u0080\u07ff\u0800\uffff\u{10000}" },
  { name: "byte order mark is kept", value: "\ufeffa", bytes: "91a4efbbbf61" },
  { name: "byte order mark of a long text", value: `\ufeff${"y".repeat(50)}` },
  { name: "replacement character is a character", value: "\ufffd", bytes: "91a3efbfbd" },
  { name: "replacement character in a long text", value: `${"z".repeat(60)}\ufffd` },
  { name: "NUL and control characters", value: "\u0000\u0001\u001f\n\r\t" },
  { name: "not normalised", value: "e\u0301" },
  { name: "line separators", value: "\u2028\u2029\u0085" },
];

const illFormed: readonly (readonly [name: string, hex: string])[] = [
  ["lone continuation byte", "a180"],
  ["lead byte at the end", "a1c3"],
  ["overlong slash in two bytes", "a2c0af"],
  ["overlong slash in three bytes", "a3e080af"],
  ["overlong NUL", "a2c080"],
  ["high surrogate (CESU)", "a3eda080"],
  ["surrogate pair (CESU)", "a6eda0bdedb88a"],
  ["low surrogate", "a3edb080"],
  ["above U+10FFFF", "a4f4908080"],
  ["five-byte form", "a5f888808080"],
  ["cut in the middle", "a2e697"],
  ["ff", "a1ff"],
  ["among ASCII", "a561c32862ff"],
  ["in a long string", `d928${"61".repeat(39)}ff`],
  ["surrogate in a long string", `d92a${"61".repeat(39)}eda080`],
];

export const textTopics: readonly Topic[] = [
  {
    topic: "strings",
    about: "Shortest header, well-formed UTF-8, nothing normalised; only str is read.",
    types: [
      {
        record: "OfString",
        type: "string",
        rows: strings,
        refusals: [
          ...illFormed.map(([name, hex]) => ({ name, bytes: `91${hex}`, code: "wire/invalid-utf8" })),
          { name: "bin", bytes: "91c40161", code: "wire/type-mismatch" },
          { name: "integer", bytes: "9101", code: "wire/type-mismatch" },
          { name: "extension", bytes: "91d40161", code: "wire/type-mismatch" },
          { name: "nil", bytes: "91c0", code: "wire/missing-slot" },
          { name: "longer than the input", bytes: "91a561", code: "wire/length-exceeds-input" },
          { name: "4 GiB claimed", bytes: "91dbffffffff61", code: "wire/length-exceeds-input" },
          { name: "truncated length", bytes: "91da01", code: "wire/truncated" },
        ],
        unwritable: [
          { name: "lone high surrogate", value: "\ud800", code: "wire/lone-surrogate" },
          { name: "lone low surrogate", value: "a\udc00", code: "wire/lone-surrogate" },
          { name: "swapped pair", value: "\udc00\ud800", code: "wire/lone-surrogate" },
          { name: "lone surrogate in a long string", value: `${"x".repeat(99)}\ud800`, code: "wire/lone-surrogate" },
          { name: "number", value: 1, code: "wire/type-mismatch" },
        ],
      },
    ],
  },
  {
    topic: "bytes",
    about: "bin with the shortest header; an array of 0–255 is read too. JSON has base64.",
    types: [
      {
        record: "OfBytes",
        type: "Uint8Array",
        rows: [
          { name: "empty", value: "", bytes: "91c400", reads: ["91c50000", "91c600000000", "9190", "91dc0000"] },
          {
            name: "three",
            value: "AQL/",
            bytes: "91c4030102ff",
            reads: ["91930102ccff", "91c500030102ff", "9193d00102cd00ff"],
          },
          ...[47, 48, 49, 255, 256, 300].map((n) => ({
            name: `${n} bytes`,
            value: Buffer.alloc(n, 0xa5).toString("base64"),
          })),
        ],
        refusals: [
          { name: "string", bytes: "91a161", code: "wire/type-mismatch" },
          { name: "array with 256", bytes: "9191cd0100", code: "wire/out-of-range" },
          { name: "array with a string", bytes: "9191a161", code: "wire/type-mismatch" },
          { name: "longer than the input", bytes: "91c40201", code: "wire/length-exceeds-input" },
          { name: "4 GiB claimed", bytes: "91c6ffffffff", code: "wire/length-exceeds-input" },
          { name: "array of 4 G claimed", bytes: "91ddffffffff", code: "wire/length-exceeds-input" },
        ],
        unwritable: [{ name: "no base64", value: "*", code: "wire/type-mismatch" }],
      },
    ],
  },
  {
    topic: "uuids-and-decimals",
    about: "Text in exactly one spelling.",
    types: [
      {
        record: "OfUuid",
        type: "Uuid",
        rows: [
          {
            name: "usual",
            value: "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
            reads: [`91da0024${Buffer.from("6f9619ff-8b86-d011-b42d-00cf4fc964ff").toString("hex")}`],
          },
          { name: "nil", value: "00000000-0000-0000-0000-000000000000" },
          { name: "max", value: "ffffffff-ffff-ffff-ffff-ffffffffffff" },
        ],
        refusals: [
          { name: "upper case", text: "6F9619FF-8B86-D011-B42D-00CF4FC964FF" },
          { name: "braces", text: "{6f9619ff-8b86-d011-b42d-00cf4fc964f}" },
          { name: "short", text: "6f9619ff" },
          { name: "no dashes", text: "6f9619ff8b86d011b42d00cf4fc964ff" },
          { name: "line break behind", text: "6f9619ff-8b86-d011-b42d-00cf4fc964ff\n" },
        ].map(({ name, text }) => ({ name, bytes: textPayload(text), code: "wire/invalid-uuid" })),
        unwritable: [{ name: "upper case", value: "6F9619FF-8B86-D011-B42D-00CF4FC964FF", code: "wire/invalid-uuid" }],
      },
      {
        record: "OfDecimal",
        type: "Decimal",
        rows: [
          "0",
          "-12.50",
          "1",
          "-1",
          "0.000000000000000000001",
          "79228162514264337593543950335",
          "-0",
          "100.00",
        ].map((value) => ({
          name: value,
          value,
        })),
        refusals: ["", "+1", "01", ".5", "1.", "1e5", "1,5", "NaN", " 1", "--1", "٣"].map((text) => ({
          name: JSON.stringify(text),
          bytes: textPayload(text),
          code: "wire/invalid-decimal",
        })),
        unwritable: [{ name: "exponent", value: "1e5", code: "wire/invalid-decimal" }],
      },
    ],
  },
];

/** One slot with the text, which is below 256 bytes. */
function textPayload(text: string): string {
  const bytes = Buffer.from(text);
  const header = bytes.length < 32 ? [0xa0 | bytes.length] : [0xd9, bytes.length];
  return Buffer.from([0x91, ...header, ...bytes]).toString("hex");
}

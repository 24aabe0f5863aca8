import * as kernel from "@keyslot/runtime/codegen";
import { Reader } from "@keyslot/runtime/codegen";
import { encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hex } from "./hex.ts";

const seeded = { seed: 50_001, numRuns: 300 };
const unit = fc.constantFrom(
  "a",
  "b",
  "\u0000",
  "\u007f",
  "\u0080",
  "\u00e9",
  "\u8a9e",
  "\ufffd",
  "\ufeff",
  "\u{1f642}",
);
/** All lengths around the thresholds of writing and reading. */
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "z"), maxLength: 80 }),
  fc.string({ unit, maxLength: 80 }),
  fc.nat({ max: 80 }).map((length) => "x".repeat(length)),
  fc.nat({ max: 600 }).map((length) => "y".repeat(length)),
  // Joined and cut strings, which engines keep as such.
  fc.tuple(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 })).map(([a, b]) => a + b),
  fc.string({ unit, minLength: 20, maxLength: 60 }).map((text) => [...text].slice(2, -2).join("")),
);

function written(text: string): Uint8Array {
  const b = new Uint8Array(kernel.sizeString(text));
  return b.slice(0, kernel.writeString(b, new DataView(b.buffer), 0, text));
}

test("strings of all lengths and alphabets are written as a reference writes them", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(hex(written(text))).toBe(hex(encode(text)));
    }),
    seeded,
  );
});

test("strings are read alike in small messages and large ones, first and again, alone and in a row, up to the last byte", () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 40 }), fc.boolean(), fc.boolean(), (texts, isBuffer, lasting) => {
      const message = Buffer.concat([...texts, ...texts].map(written));
      const bytes = isBuffer ? message : new Uint8Array(message);
      const reader = new Reader(bytes, { lasting });
      for (const text of [...texts, ...texts]) expect(kernel.readString(reader)).toBe(text);
      expect(reader.pos).toBe(reader.end);
      for (const text of texts) {
        const one = written(text);
        expect(kernel.readString(new Reader(one, { lasting }))).toBe(text);
        if (one.length > 1) expect(() => kernel.readString(new Reader(one.slice(0, -1)))).toThrow();
      }
    }),
    { ...seeded, numRuns: 100 },
  );
});

/** So much in front that a reader finds a view worth its while. */
const padding = 512;

test("strings that share their words, or their place in the cache, are told apart", () => {
  const texts: string[] = [];
  for (let length = 0; length <= 20; length++) {
    for (const text of ["a", "ab", "abc", "abcd", "\u00e9", "\u0000"]) texts.push(text.repeat(length).slice(0, length));
  }
  for (let i = 0; i < 5000; i++) texts.push(`${i}`, `key-${i}`, `longer key ${i}`);
  for (let round = 0; round < 3; round++) {
    const reader = new Reader(new Uint8Array(Buffer.concat([...texts.map(written), new Uint8Array(padding)])));
    for (const text of texts) expect(kernel.readString(reader)).toBe(text);
  }
});

test("ill-formed UTF-8 is refused every time that it is seen, whatever its length", () => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const bytes = fc.array(fc.constantFrom(0x61, 0x7f, 0x80, 0xc0, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xed, 0xf0, 0xff), {
    minLength: 1,
    maxLength: 31,
  });
  fc.assert(
    fc.property(bytes, fc.boolean(), (body, isLarge) => {
      const message = Uint8Array.from([0xa0 | body.length, ...body, ...new Uint8Array(isLarge ? padding : 0)]);
      let expected: string | undefined;
      try {
        expected = strict.decode(Uint8Array.from(body));
      } catch {}
      for (let time = 0; time < 3; time++) {
        const reader = new Reader(message);
        if (expected === undefined) {
          expect(() => kernel.readString(reader)).toThrow(
            expect.objectContaining({ code: "wire/invalid-utf8", offset: 0 }),
          );
        } else expect(kernel.readString(reader)).toBe(expected);
      }
    }),
    seeded,
  );
});

const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  "x",
  "2020-01-01",
  5n,
  -5n,
  2n ** 70n,
  {},
  [],
  Symbol("x"),
  new Date(0),
);
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 127, 128, -32, -33, 2 ** 32, -(2 ** 31) - 1),
);
const anyScalar = fc.oneof(anyNumber, fc.bigInt(), fc.date(), fc.uuid(), junk);
const scalars = [
  ...[
    "Bool",
    "Int8",
    "Int16",
    "Int32",
    "Uint8",
    "Uint16",
    "Uint32",
    "Safeint",
    "Int64",
    "Uint64",
    "Float32",
    "Float64",
  ],
  ...["Date", "Timestamp", "Duration", "PlainDate", "Uuid"],
];

test.each(scalars)("checking %s while it is written refuses and writes what checking it first does", (name) => {
  const size = functionOf(`size${name}`);
  const write = functionOf(`write${name}`);
  const put = functionOf(`put${name}`);
  const run = (steps: (b: Uint8Array, d: DataView) => unknown): string => {
    const b = new Uint8Array(64);
    try {
      return hex(b.slice(0, Number(steps(b, new DataView(b.buffer)))));
    } catch (error) {
      return String(Reflect.get(Object(error), "code") ?? error);
    }
  };
  fc.assert(
    fc.property(anyScalar, (value) => {
      const expected = run((b, d) => {
        size(value);
        return write(b, d, 3, value);
      });
      expect(run((b, d) => put(b, d, 3, value))).toBe(expected);
    }),
    seeded,
  );
});

function functionOf(name: string): (...given: unknown[]) => unknown {
  const found: unknown = Reflect.get(kernel, name);
  if (typeof found !== "function") throw new Error(`There is no ${name}.`);
  return (...given) => Reflect.apply(found, undefined, given);
}

test("lists of doubles are written and read as their numbers are, from every form of a number", () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { maxLength: 70 }), (numbers) => {
      const b = new Uint8Array(kernel.sizeFloat64s(numbers, 1));
      const d = new DataView(b.buffer);
      const end = kernel.writeFloat64s(numbers, b, d, 0);
      const slow = new Uint8Array(b.length);
      let p = kernel.writeArrayHeader(slow, new DataView(slow.buffer), 0, numbers.length);
      for (const x of numbers) p = kernel.writeFloat64(slow, new DataView(slow.buffer), p, x);
      expect(hex(b.slice(0, end))).toBe(hex(slow.slice(0, p)));
      expect(kernel.readFloat64s(new Reader(b.slice(0, end)), 1)).toEqual(numbers);
    }),
    seeded,
  );
  // A fixint, int16, float32 and float64, in a small message and in a large one.
  const mixed = [0x94, 0x05, 0xd1, 0xff, 0x00, 0xca, 0x3f, 0xc0, 0, 0, 0xcb, 0xbf, 0xf0, 0, 0, 0, 0, 0, 0];
  for (const bytes of [mixed, [...mixed, ...new Uint8Array(padding)]]) {
    expect(kernel.readFloat64s(new Reader(Uint8Array.from(bytes)), 1)).toEqual([5, -256, 1.5, -1]);
  }
  expect(() => kernel.readFloat64s(new Reader(Uint8Array.from(mixed.slice(0, -1))), 1)).toThrow();
  expect(() =>
    kernel.writeFloat64s([1, "2" as unknown as number], new Uint8Array(32), new DataView(new ArrayBuffer(32)), 0),
  ).toThrow();
});

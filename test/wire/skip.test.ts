import { Reader, skipValue } from "@keyslot/runtime/codegen";
import { encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";

const seeded = { seed: 77, numRuns: 500 };
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ minLength: 250, maxLength: 300 }),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
      fc.uint8Array({ maxLength: 300 }),
    ),
    fc.array(tie("value"), { maxLength: 20 }),
    fc.array(fc.integer(), { minLength: 16, maxLength: 400 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 20 }),
  ),
})).value;

test("a value is stepped over whole, whatever stands behind it, and not where its end is missing", () => {
  fc.assert(
    fc.property(anyValue, fc.nat(), (value, at) => {
      const bytes = encode(value);
      const padded = new Uint8Array(bytes.length + 2).fill(0xc1);
      padded.set(bytes, 1);
      const reader = new Reader(padded, { offset: 1 });
      skipValue(reader, 1);
      expect(reader.pos).toBe(1 + bytes.length);
      const end = at % bytes.length;
      expect(() => skipValue(new Reader(bytes, { end }), 1)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^wire\/(truncated|length-exceeds-input)$/) }),
      );
    }),
    seeded,
  );
});

test("nesting is limited where it is deep, and where arrays are only many it is not", () => {
  const nested = (levels: number) => Uint8Array.from([...new Array<number>(levels).fill(0x91), 0xc0]);
  const skip = (bytes: Uint8Array, depth: number) => skipValue(new Reader(bytes), depth);
  skip(nested(64), 1);
  skip(nested(60), 5);
  for (const [bytes, depth] of [[nested(65), 1] as const, [nested(61), 5] as const])
    expect(() => skip(bytes, depth)).toThrow(
      expect.objectContaining({ code: "wire/too-deep", offset: bytes.length - 2 }),
    );
  skip(encode(Array.from({ length: 500 }, () => [[], [1]])), 62);
  expect(() => skip(encode(Array.from({ length: 500 }, () => [[], [1]])), 63)).toThrow(
    expect.objectContaining({ code: "wire/too-deep" }),
  );
});

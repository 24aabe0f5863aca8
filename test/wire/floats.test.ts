import { Reader, readFloat64, readFloat64s, Writer, writeFloat64s } from "@keyslot/runtime/codegen";
import { decode, encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hex } from "./hex.ts";

const seeded = { seed: 77, numRuns: 2000 };

/** Every double, by its bits: NaNs, subnormals and both zeros too. */
const anyBits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const edges = [
  0n,
  1n,
  0xfffffffffffffn,
  0x10000000000000n,
  0x7fefffffffffffffn,
  0x7ff0000000000000n,
  0x7ff0000000000001n,
];

test("a double of a short message is the one that a view of its bytes finds", () => {
  const check = (bits: bigint) => {
    const bytes = new Uint8Array(9);
    bytes[0] = 0xcb;
    const view = new DataView(bytes.buffer);
    view.setBigUint64(1, bits);
    expect(readFloat64(new Reader(bytes))).toBe(view.getFloat64(1));
  };
  for (const edge of edges) for (const sign of [0n, 1n << 63n]) check(edge | sign);
  fc.assert(fc.property(anyBits, check), seeded);
});

const anyDouble = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0));

test("lists of doubles have one spelling, whatever their length and whatever NaNs they hold", () => {
  fc.assert(
    fc.property(fc.array(anyDouble, { maxLength: 40 }), (list) => {
      const writer = new Writer(1024);
      const end = writeFloat64s(list, writer.bytes, writer.view, 0);
      expect(hex(writer.bytes.subarray(0, end))).toBe(hex(encode(list, { forceIntegerToFloat: true })));
      expect(readFloat64s(new Reader(writer.bytes, { end }), 1)).toEqual(list);
    }),
    seeded,
  );
});

test("lists of doubles are read whatever form each number has", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyDouble, fc.maxSafeInteger()), { maxLength: 80 }), (list) => {
      const bytes = encode(list);
      expect(readFloat64s(new Reader(bytes), 1)).toEqual(decode(bytes));
    }),
    seeded,
  );
});

import { beginEntries, markEntry, markKey, sortElements, sortEntries } from "@keyslot/runtime/codegen";
import { encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hex } from "./hex.ts";

const seeded = { seed: 77, numRuns: 300 };
const anyKey = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.integer(), fc.boolean());

test("maps are sorted as a reference sorts them, wherever in the buffer they stand", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyKey), fc.array(fc.string()), fc.nat({ max: 9 }), (keys, values, offset) => {
      const entries = keys.map((key, i) => [encode(key), encode(values[i] ?? null)] as const);
      const b = new Uint8Array(10_000);
      const s = beginEntries();
      let p = offset;
      for (const [key, value] of entries) {
        markEntry(s, p);
        b.set(key, p);
        p += key.length;
        markKey(s, p);
        b.set(value, p);
        p += value.length;
      }
      expect(sortEntries(s, b, p)).toBe(p);
      const expected = entries
        .toSorted(([a], [c]) => Buffer.compare(a, c))
        .flatMap(([key, value]) => [hex(key), hex(value)]);
      expect(hex(b.subarray(offset, p))).toBe(expected.join(""));
    }),
    seeded,
  );
});

test("sets are sorted by all their bytes, and equal elements are refused", () => {
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 12 }), (elements) => {
      const encoded = elements.map((x) => encode(x));
      const b = new Uint8Array(10_000);
      const s = beginEntries();
      let p = 0;
      for (const bytes of encoded) {
        markEntry(s, p);
        b.set(bytes, p);
        p += bytes.length;
      }
      const texts = encoded.map(hex);
      if (new Set(texts).size !== texts.length) {
        expect(() => sortElements(s, b, p)).toThrow(expect.objectContaining({ code: "wire/duplicate-element" }));
      } else {
        sortElements(s, b, p);
        expect(hex(b.subarray(0, p))).toBe(encoded.toSorted(Buffer.compare).map(hex).join(""));
      }
    }),
    seeded,
  );
});

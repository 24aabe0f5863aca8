import { decodeBatch, encodeBatch } from "@keyslot/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyItemStack, anySample } from "./arbitrary-sample.ts";
import { fromHex, hex } from "./hex.ts";
import { ItemStack, Sample } from "./sample-generated.ts";

const seeded = { seed: 77, numRuns: 200 };

test("a batch is the payloads one after the other, and is read back", () => {
  fc.assert(
    fc.property(fc.array(anySample, { maxLength: 5 }), (values) => {
      const batch = encodeBatch(Sample, values);
      expect(hex(batch)).toBe(values.map((value) => hex(Sample.encode(value))).join(""));
      const decoded = decodeBatch(Sample, batch);
      expect(decoded.length).toBe(values.length);
      for (const [i, value] of values.entries()) expect(Sample.equals(decoded[i] ?? value, value)).toBe(true);
    }),
    seeded,
  );
});

test("batches larger than any first guess", () => {
  const values = fc.sample(anyItemStack, { numRuns: 2000, seed: 3 });
  expect(decodeBatch(ItemStack, encodeBatch(ItemStack, new Set(values)))).toEqual(values);
});

test("an error tells which value, in the path and nowhere else twice", () => {
  const values = [{ item: "a", count: 1 }, Object({ item: "b", count: 1.5 })];
  expect(() => encodeBatch(ItemStack, values)).toThrow(
    expect.objectContaining({
      code: "wire/out-of-range",
      path: "ItemStack[1].count",
      message: expect.stringMatching(/^The number[^(]*\(at ItemStack\[1\]\.count\)\.$/),
    }),
  );
  expect(() => decodeBatch(ItemStack, fromHex("93a16102c093a161a1"))).toThrow(
    expect.objectContaining({
      path: "ItemStack[1].count",
      offset: 8,
      message: expect.stringMatching(/\(at ItemStack\[1\]\.count, byte 8\)\.$/),
    }),
  );
  expect(() => decodeBatch(ItemStack, Object("93"))).toThrow(expect.objectContaining({ code: "wire/type-mismatch" }));
  expect(decodeBatch(ItemStack, new Uint8Array(0))).toEqual([]);
});

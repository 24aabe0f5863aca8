import { readdirSync, readFileSync } from "node:fs";
import { type Codec, Reader, skipValue } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DecodeError, EncodeError } from "../../runtime/src/errors.ts";
import type { VectorFile } from "../vectors/render-topic.ts";
import { shapeCodec } from "../vectors/shape-codec.ts";
import { shapes } from "../vectors/shapes.ts";
import { anySample } from "./arbitrary-sample.ts";
import { fromHex, hex } from "./hex.ts";
import { anyBytes, anyMutation } from "./mutate.ts";
import { Sample } from "./sample-generated.ts";

const seeded = { seed: 19991231 };
const byShape = shapeCodec(Sample.shape);
const vectorFolder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(vectorFolder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => (JSON.parse(readFileSync(new URL(name, vectorFolder), "utf8")) as VectorFile).vectors);

test("mutated and random bytes are decoded, or refused with a DecodeError, by generated code and by shape alike", () => {
  const seeds = anySample.map((value) => Sample.encode(value));
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 5, arbitrary: anyMutation(seeds) }, anyBytes), (bytes) => {
      const value = decodeOrRefuse(Sample, bytes);
      const expected = decodeOrRefuse(byShape, bytes);
      expect(value).toEqual(expected);
      if (value === undefined || !checkStable(Sample as Codec<object>, value)) return;
      accepted++;
    }),
    { ...seeded, numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(20);
});

test.each(shapes.map((shape) => ({ name: shape.name, shape })))("mutated bytes of $name", ({ name, shape }) => {
  const codec = shapeCodec(shape);
  const seeds = vectors.filter(({ record }) => record === name).map(({ bytes }) => fromHex(bytes));
  fc.assert(
    fc.property(anyMutation(fc.constantFrom(...seeds, Uint8Array.of(0x90))), (bytes) => {
      const value = decodeOrRefuse(codec, bytes);
      if (value !== undefined) checkStable(codec, value);
    }),
    { ...seeded, numRuns: 150 },
  );
});

/** What decodes can be written, unless it breaks a constraint, which binds writers alone, and then reads back as the same. */
function checkStable(codec: Codec<object>, value: object): boolean {
  let bytes: Uint8Array;
  try {
    bytes = codec.encode(value);
  } catch (error) {
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ code: "wire/constraint" });
    return false;
  }
  const again = codec.decode(bytes);
  expect(codec.equals(again, value)).toBe(true);
  expect(hex(codec.encode(again))).toBe(hex(bytes));
  return true;
}

function decodeOrRefuse(codec: Codec<never> | Codec<object>, bytes: Uint8Array): object | undefined {
  try {
    return codec.decode(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(DecodeError);
    const { code, path, offset } = error as DecodeError;
    expect(code).toMatch(/^wire\//);
    expect(path.length).toBeGreaterThan(0);
    expect(offset).toBeGreaterThanOrEqual(0);
    expect(offset).toBeLessThanOrEqual(bytes.length);
    return undefined;
  }
}

test.each(["ddffffffff", "dfffffffff", "c6ffffffff", "dbffffffff", "c9ffffffffff", "dcffff", "deffff"])(
  "%s claims more than there is, and costs nothing",
  (claim) => {
    for (const { name, shape } of shapes.map((shape) => ({ name: shape.name, shape }))) {
      for (const bytes of [claim, `91${claim}`, `dc0040${"c0".repeat(63)}${claim}`]) {
        const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
        expect(() => shapeCodec(shape).decode(fromHex(bytes)), `${name} ${bytes}`).toThrow(DecodeError);
        expect(process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before).toBeLessThan(8e6);
      }
    }
  },
);

test("a million nested arrays are stepped over without recursion where the limit allows, and refused where it does not", () => {
  const depth = 1_000_000;
  const bytes = new Uint8Array(depth + 1).fill(0x91);
  bytes[depth] = 0xc0;
  const reader = new Reader(bytes, { maxDepth: depth });
  skipValue(reader, 1);
  expect(reader.pos).toBe(bytes.length);
  expect(() => Sample.decode(bytes)).toThrow(expect.objectContaining({ code: "wire/type-mismatch" }));
});

test("the limit of depth holds inside an unknown slot and in a gap", () => {
  const nested = [...Array.from({ length: 100 }, () => 0x91), 0xc0];
  const unknown = Uint8Array.from([0x96, 0xa1, 0x61, 0x05, 0xc0, 0x07, 0x90, ...nested]);
  const gap = Uint8Array.from([0x93, ...nested, 0xc0, 0x05]);
  for (const [name, bytes] of [
    ["Presence", unknown],
    ["Gaps", gap],
  ] as const) {
    const codec = shapeCodec(shapes.find((shape) => shape.name === name) as (typeof shapes)[number]);
    expect(() => codec.decode(bytes)).toThrow(expect.objectContaining({ code: "wire/too-deep" }));
    expect(codec.decode(bytes, { maxDepth: 101 })).toBeTypeOf("object");
    expect(() => codec.decode(bytes, { maxDepth: 100 })).toThrow(expect.objectContaining({ code: "wire/too-deep" }));
  }
});

import { Writer } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EncodeError } from "../../runtime/src/errors.ts";
import { shapeCodec } from "../vectors/shape-codec.ts";
import { anyFlawedSample, anySample } from "./arbitrary-sample.ts";
import { hex } from "./hex.ts";
import { Sample } from "./sample-generated.ts";

// A failure prints the seed and the smallest value.
const byShape = shapeCodec(Sample.shape);
const seeded = { seed: 20240229, numRuns: 400 };

test("what is written is read back, and written the same again", () => {
  fc.assert(
    fc.property(anySample, (value) => {
      const bytes = Sample.encode(value);
      const decoded = Sample.decode(bytes);
      expect(decoded).toEqual(value);
      expect(Sample.equals(value, decoded)).toBe(true);
      expect(hex(Sample.encode(decoded))).toBe(hex(bytes));
    }),
    seeded,
  );
});

test("generated code writes what a walk by shape writes", () => {
  fc.assert(
    fc.property(anySample, (value) => hex(Sample.encode(value)) === hex(byShape.encode(value))),
    seeded,
  );
});

test("JSON carries every value there and back", () => {
  fc.assert(
    fc.property(anySample, (value) =>
      Sample.equals(Sample.fromJSON(JSON.parse(JSON.stringify(Sample.toJSON(value)))), value),
    ),
    seeded,
  );
});

test("a view shows what decode returns", () => {
  fc.assert(
    fc.property(anySample, (value) => {
      const bytes = Sample.encode(value);
      const decoded = Sample.decode(bytes);
      const view = Sample.view(bytes);
      // In no order.
      expect([view.when, view.id, view.inventory, view.email, view.hp, view.born]).toEqual([
        decoded.when,
        decoded.id,
        decoded.inventory,
        decoded.email,
        decoded.hp,
        decoded.born,
      ]);
    }),
    seeded,
  );
});

test("encode, encodeInto and validate refuse the same values for the same reason, and the walk by shape explains each", () => {
  let refused = 0;
  fc.assert(
    fc.property(anyFlawedSample, (value) => {
      const expected = outcome(() => Sample.validate(value));
      expect(outcome(() => Sample.encode(value as Sample))).toBe(expected);
      expect(outcome(() => Sample.encodeInto(new Writer(), value as Sample))).toBe(expected);
      expect(outcome(() => byShape.encode(value as Sample))).toBe(expected);
      if (expected !== "accepted") refused++;
    }),
    { ...seeded, numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(1000);
});

test("a refused value leaves the writer where it was", () => {
  fc.assert(
    fc.property(anyFlawedSample, (value) => {
      const writer = new Writer(4);
      Sample.encodeInto(writer, sample);
      const before = writer.pos;
      const refused = outcome(() => Sample.encodeInto(writer, value as Sample)) !== "accepted";
      expect(writer.pos > before).toBe(!refused);
    }),
    seeded,
  );
});

const [sample] = fc.sample(anySample, { seed: 1, numRuns: 1 }) as [Sample];

/** `accepted`, or code and path; a fault that no walk explains would name the root and say that the value changes. */
function outcome(run: () => unknown): string {
  try {
    run();
    return "accepted";
  } catch (error) {
    if (!(error instanceof EncodeError)) throw error;
    expect(error.message).not.toContain("changes while");
    return `${error.code} ${error.path}`;
  }
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { storeKeyText } from "../../runtime/src/document/store-key.ts";
import { EncodeError } from "../../runtime/src/errors.ts";
import { checkSlots } from "../../runtime/src/wire/check-slots.ts";
import type { RecordShape, ScalarName, ScalarShape } from "../../runtime/src/wire/shape.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);
const scalars: readonly ScalarName[] = [
  ...(["bool", "string", "float64", "int8", "int32", "int64", "uint8", "uint32", "uint64", "safeint"] as const),
  ...(["date", "timestamp", "plainDate", "uuid", "decimal"] as const),
];
const constraints: readonly Partial<ScalarShape>[] = [
  {},
  {},
  { maxLength: 3 },
  { minLength: 2 },
  { pattern: /^a/u },
  { min: 1 },
];

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    127,
    128,
    255,
    256,
    2 ** 31,
    2 ** 31 - 1,
    -(2 ** 31),
    2 ** 32 - 1,
    2 ** 32,
    2 ** 53,
    0.5,
    Number.NaN,
  ),
  fc.constantFrom(
    0n,
    -1n,
    2n ** 63n,
    2n ** 64n - 1n,
    2n ** 64n,
    true,
    undefined,
    null,
    new Date(0),
    new Date(Number.NaN),
  ),
  fc.constantFrom("", "a", "1", "a/b", "100%", "%2F", "\ud800", "a\udc00", "😀", "2020-01-01", "1.5", "é"),
  fc.constantFrom("00000000-0000-0000-0000-000000000000", {}, []),
  fc.string({ unit: "binary", maxLength: 6 }),
);

const part = fc.record({ scalar: fc.constantFrom(...scalars), constraint: fc.constantFrom(...constraints), value });

test(`a store key is the text that checking each slot and joining allows (seed ${seed})`, () => {
  const run = fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
    const shape: RecordShape = {
      kind: "record",
      name: "Thing",
      length: 10,
      slots: parts.map(({ scalar, constraint }, at) => ({
        key: at * 2,
        name: `s${at}`,
        presence: "required",
        shape: { kind: "scalar", scalar, ...constraint },
      })),
    };
    const keys = parts.map((_, at) => at * 2);
    const values = parts.map((each) => each.value);
    expect(outcome(() => storeKeyText(shape, keys, values))).toEqual(
      outcome(() => {
        checkSlots(shape, keys, values);
        return naiveText(values);
      }),
    );
  });
  fc.assert(run, { seed, numRuns: 5000 });
});

function naiveText(values: readonly unknown[]): string {
  const texts = values.map((each) => (each instanceof Date ? each.toISOString() : String(each)));
  if (texts.length === 1) return texts[0] ?? "";
  return texts.map((text) => text.split("%").join("%25").split("/").join("%2F")).join("/");
}

function outcome(run: () => string): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof EncodeError ? [error.code, error.path, error.message] : error;
  }
}

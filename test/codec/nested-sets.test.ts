import { rmSync } from "node:fs";
import { DecodeError, EncodeError } from "@keyslot/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codecOf, type Generated, loadGenerated } from "./support/load-generated.ts";

interface Bag {
  readonly all: Set<Bag>;
  readonly unlike?: number;
}

const schema = `export interface Bag {
  /** @key(0) */
  all: Set<Bag>;
  /** @key(1) */
  unlike?: number;
}
`;

let generated: Generated;

beforeAll(async () => {
  generated = await loadGenerated({ "schemas/bag.schema.ts": schema });
});

afterAll(() => rmSync(generated.folder, { recursive: true, force: true }));

/** Sets in sets down to the depth limit: a record and its set are two levels. */
function nest(levels: number): Bag {
  return { all: levels === 1 ? new Set() : new Set([nest(levels - 1)]) };
}

// Looking for duplicates at each of n levels must not mean 2ⁿ looks: these end at all because it does not.
test("sets of records nest to the depth limit, both ways and in every check", () => {
  const codec = codecOf(generated, "Bag");
  const deep = nest(32);
  const bytes = codec.encode(deep);
  const decoded = codec.decode(bytes);
  expect(codec.equals(decoded, deep)).toBe(true);
  expect(codec.encode(decoded)).toEqual(bytes);
  expect(codec.fromJSON(codec.toJSON(deep))).toEqual(deep);
  expect(codec.validate(deep)).toEqual(deep);
});

test("a duplicate at the bottom of nested sets is found, at its place", () => {
  const codec = codecOf(generated, "Bag");
  const twice = (levels: number): Bag =>
    levels === 1 ? { all: new Set([nest(1), nest(1)]) } : { all: new Set([twice(levels - 1)]) };
  expect(() => codec.encode(twice(30))).toThrow(
    expect.objectContaining({ constructor: EncodeError, code: "wire/duplicate-element" }),
  );
  const bytes = Uint8Array.from(Buffer.from(`${"9291".repeat(29)}92929290c09290c0${"c0".repeat(30)}`, "hex"));
  expect(() => codec.decode(bytes)).toThrow(
    expect.objectContaining({ constructor: DecodeError, code: "wire/duplicate-element" }),
  );
});

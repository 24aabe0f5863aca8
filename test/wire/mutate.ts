import fc from "fast-check";

const heads = [
  0x90, 0x9f, 0x80, 0x8f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc4, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcf, 0xd3, 0xd4, 0xd6,
];
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(...heads, 0xd7, 0xd9, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xff),
);

/** Bytes that are nearly those of a seed: some changed, some taken out or put in, the end cut off. */
export function anyMutation(seeds: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const edit = fc.tuple(fc.constantFrom("set", "insert", "remove", "cut"), fc.nat(), byte);
  return fc.tuple(seeds, fc.array(edit, { minLength: 1, maxLength: 4 })).map(([seed, edits]) => {
    const bytes = [...seed];
    for (const [kind, at, value] of edits) {
      const i = at % (bytes.length + 1);
      if (kind === "cut") bytes.length = i;
      else bytes.splice(i, kind === "insert" ? 0 : 1, ...(kind === "remove" ? [] : [value]));
    }
    return Uint8Array.from(bytes);
  });
}

export const anyBytes: fc.Arbitrary<Uint8Array> = fc
  .array(byte, { maxLength: 60 })
  .map((bytes) => Uint8Array.from(bytes));

import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import * as native from "../../runtime/src/wire/utf8.ts";
import { hex } from "./hex.ts";

const seeded = { seed: 20001, numRuns: 500 };
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: fc.constantFrom("a", "é", "語", "\ufeff", "\ufffd", "\u{10ffff}", "\u0000"), maxLength: 60 }),
);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The module as a platform without Buffer and without `isWellFormed` loads it. */
async function portableUtf8(): Promise<typeof native> {
  vi.resetModules();
  vi.stubGlobal("Buffer", undefined);
  const method = Object.getOwnPropertyDescriptor(String.prototype, "isWellFormed");
  if (method !== undefined) Reflect.deleteProperty(String.prototype, "isWellFormed");
  try {
    return await import("../../runtime/src/wire/utf8.ts");
  } finally {
    if (method !== undefined) Object.defineProperty(String.prototype, "isWellFormed", method);
    vi.unstubAllGlobals();
  }
}

test("with Buffer and without, strings are the same bytes", async () => {
  const portable = await portableUtf8();
  expect(portable.writeUtf8).not.toBe(native.writeUtf8);
  fc.assert(
    fc.property(anyText, (text) => {
      const expected = hex(new TextEncoder().encode(text));
      for (const { writeUtf8, writeUtf8Chars, utf8Length, readUtf8 } of [native, portable]) {
        const bytes = new Uint8Array(text.length * 3 + 4);
        const length = writeUtf8(bytes, 2, text);
        expect(hex(bytes.subarray(2, 2 + length))).toBe(expected);
        expect(utf8Length(text)).toBe(length);
        expect(readUtf8(bytes, 2, length)).toBe(text);
        expect(hex(bytes.subarray(0, writeUtf8Chars(bytes, 0, text)))).toBe(expected);
      }
    }),
    seeded,
  );
});

test("with Buffer and without, the same bytes are refused", async () => {
  const portable = await portableUtf8();
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const anyBytes = fc.array(
    fc.constantFrom(0x61, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xa0, 0xef, 0xbd, 0xf0, 0xf4, 0x90),
    {
      maxLength: 40,
    },
  );
  // Text with one byte changed is nearly right, which random bytes seldom are.
  const nearText = fc.tuple(anyText, fc.nat(), fc.nat(255)).map(([text, at, byte]) => {
    const bytes = new TextEncoder().encode(text.slice(0, 24));
    if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return [...bytes];
  });
  fc.assert(
    fc.property(fc.oneof(anyBytes, nearText), (values) => {
      const bytes = Uint8Array.from(values);
      let expected: string | undefined;
      try {
        expected = strict.decode(bytes);
      } catch {
        expected = undefined;
      }
      for (const { readUtf8 } of [native, portable]) expect(readUtf8(bytes, 0, bytes.length)).toBe(expected);
    }),
    seeded,
  );
});

test("with the method and without, lone surrogates are found", async () => {
  const portable = await portableUtf8();
  for (const [text, expected] of [
    ["", true],
    ["a\u{10ffff}", true],
    ["\ud800", false],
    ["\udc00\ud800", false],
    ["\ud83d\ude00\ud83d", false],
  ] as const) {
    expect([native.isWellFormed(text), portable.isWellFormed(text)]).toEqual([expected, expected]);
  }
});

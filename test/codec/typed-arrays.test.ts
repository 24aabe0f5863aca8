import { rmSync } from "node:fs";
import { type DocumentDefinition, memoryStore, openCache } from "@keyslot/runtime";
import { type Codec, Reader, Writer } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { codecOf, loadGenerated } from "./support/load-generated.ts";

// Whose memory an array of a generated codec is in. What its bytes are is held by the vectors, and by random schemas.

interface Wave {
  readonly id: string;
  readonly samples: Float64Array;
  readonly peaks?: Int16Array;
}

interface Recording {
  readonly waves: readonly Wave[];
  readonly first: Wave;
  readonly raw: Uint8Array;
  readonly flags: Uint32Array | null;
}

const generated = await loadGenerated({
  "schemas/wave.schema.ts": `
/** @document("wave") */
export interface Wave {
  /** @key(0) @id */ id: string;
  /** @key(1) */ samples: Float64Array;
  /** @key(2) */ peaks?: Int16Array;
}
export interface Recording {
  /** @key(0) */ waves: Wave[];
  /** @key(1) */ first: Wave;
  /** @key(2) */ raw: Uint8Array;
  /** @key(3) */ flags: Uint32Array | null;
}
`,
});
afterAll(() => rmSync(generated.folder, { recursive: true, force: true }));

const recording = codecOf(generated, "Recording") as Codec<Recording, Recording>;
const wave = codecOf(generated, "Wave") as Codec<Wave, Wave>;

const waves = fc.record({
  id: fc.string({ maxLength: 12 }),
  samples: fc.float64Array({ maxLength: 20, noNaN: true }),
  peaks: fc.int16Array({ minLength: 1, maxLength: 50 }),
});
const recordings: fc.Arbitrary<Recording> = fc.record({
  waves: fc.array(waves, { maxLength: 3 }),
  first: waves,
  raw: fc.uint8Array({ maxLength: 9 }),
  flags: fc.uint32Array({ minLength: 1, maxLength: 20 }),
});

/** The payload at some place of a pool, as it comes out of a store or a socket. */
function pooled(payload: Uint8Array, offset: number): Uint8Array {
  const pool = Buffer.alloc(payload.length + offset + 8);
  pool.set(payload, offset);
  return pool.subarray(offset, offset + payload.length);
}

/** Every array of a recording. */
function arraysOf({ waves, first, flags }: Recording): readonly ArrayBufferView[] {
  const own = [...waves, first].flatMap(({ samples, peaks }) => (peaks ? [samples, peaks] : [samples]));
  return flags ? [...own, flags] : own;
}

/** A view exactly where its elements stand well: only then is no memory of its own needed. */
function expectBorrowed(arrays: readonly ArrayBufferView[], input: Uint8Array): void {
  for (const array of arrays) {
    if (array.buffer !== input.buffer) expect(array.byteOffset).toBe(0);
    else expect(array.byteOffset).toBeGreaterThanOrEqual(input.byteOffset);
  }
}

const seeded = { seed: 20_006, numRuns: 200 };

test("a view and a borrowing decode lend what stands well, at any depth, and are equal to the value", () => {
  let lent = 0;
  fc.assert(
    fc.property(recordings, fc.nat(16), (value, offset) => {
      const input = pooled(recording.encode(value), offset);
      const view = recording.view(input);
      const decoded = recording.decode(input, { borrow: true });
      const read = recording.decodeFrom(new Reader(input, { borrow: true }));
      for (const borrowed of [view, decoded, read]) {
        const { waves, first, raw, flags } = borrowed;
        const whole = { waves, first, raw, flags };
        expect(recording.equals(whole, value)).toBe(true);
        expectBorrowed(arraysOf(whole), input);
        lent += arraysOf(whole).filter((array) => array.buffer === input.buffer).length;
        // Bytes are the caller's, however they are read.
        expect(raw.buffer).not.toBe(input.buffer);
      }
      expect(arraysOf(decoded).map(({ buffer }) => buffer === input.buffer)).toEqual(
        arraysOf(decoded).map((_, i) => arraysOf(read)[i]?.buffer === input.buffer),
      );
    }),
    seeded,
  );
  expect(lent).toBeGreaterThan(100);
});

test("what is decoded otherwise does not follow its bytes, and what was encoded does not follow its value", () => {
  fc.assert(
    fc.property(recordings, fc.nat(16), (value, offset) => {
      const input = pooled(recording.encode(value), offset);
      const decoded = recording.decode(input);
      input.fill(0xc1);
      expect(recording.equals(decoded, value)).toBe(true);
      const payload = recording.encode(decoded);
      for (const { buffer } of arraysOf(decoded)) new Uint8Array(buffer).fill(0);
      expect(recording.equals(recording.decode(payload), value)).toBe(true);
    }),
    seeded,
  );
});

test("arrays are appended at any place of a caller's buffer", () => {
  fc.assert(
    fc.property(fc.array(recordings, { maxLength: 4 }), fc.nat(7), (values, offset) => {
      const writer = new Writer(16);
      writer.reserve(offset);
      writer.pos = offset;
      for (const value of values) recording.encodeInto(writer, value);
      const expected = Buffer.concat([new Uint8Array(offset), ...values.map((value) => recording.encode(value))]);
      expect(Buffer.from(writer.finish()).equals(expected)).toBe(true);
    }),
    seeded,
  );
});

test("documents in a cache are nobody else's memory", async () => {
  const definition = codecOf(generated, "Wave") as DocumentDefinition<Wave>;
  const cache = await openCache({ documents: [definition], stores: [memoryStore()] });
  const given = { id: "a", samples: Float64Array.of(1, 2, 3) };
  await cache.put(definition, given);
  given.samples.fill(0);
  cache.get(definition, "a")?.samples.fill(7);
  expect(cache.get(definition, "a")?.samples).toEqual(Float64Array.of(1, 2, 3));
  await cache.close();
  expect(wave.equals(given, { id: "a", samples: new Float64Array(3) })).toBe(true);
});

import {
  type RecordShape,
  recordShape,
  scalar,
  type scalar as scalarOf,
  shapeCodec,
  slot,
  Writer,
} from "@keyslot/runtime/codegen";
import { decode, Encoder } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isLittleEndian, reverseElements } from "../../runtime/src/wire/byte-order.ts";
import { hex } from "./hex.ts";

type Name = Extract<Parameters<typeof scalarOf>[0], `${string}Array`>;

/** An extension as the reference reads it. */
interface Ext {
  readonly type: number;
  readonly data: Uint8Array;
}

interface Kind {
  readonly name: Name;
  readonly type: number;
  readonly width: number;
  /** The array over so much of a buffer. */
  over(buffer: ArrayBuffer, offset: number, count: number): ArrayBufferView;
}

const kinds: readonly Kind[] = [
  { name: "float64Array", type: 86, width: 8, over: (...at) => new Float64Array(...at) },
  { name: "float32Array", type: 85, width: 4, over: (...at) => new Float32Array(...at) },
  { name: "int8Array", type: 72, width: 1, over: (...at) => new Int8Array(...at) },
  { name: "int16Array", type: 77, width: 2, over: (...at) => new Int16Array(...at) },
  { name: "int32Array", type: 78, width: 4, over: (...at) => new Int32Array(...at) },
  { name: "int64Array", type: 79, width: 8, over: (...at) => new BigInt64Array(...at) },
  { name: "uint16Array", type: 69, width: 2, over: (...at) => new Uint16Array(...at) },
  { name: "uint32Array", type: 70, width: 4, over: (...at) => new Uint32Array(...at) },
  { name: "uint64Array", type: 71, width: 8, over: (...at) => new BigUint64Array(...at) },
];

const seeded = { seed: 20_005, numRuns: 300 };

function shapeOf(name: Name): RecordShape {
  return recordShape("Holder", 1, [slot(0, "value", "required", scalar(name))]);
}

/** An array whose memory holds these bytes, which are cut to whole elements. Any bits are a number; those of many NaNs too. */
function arrayOf(kind: Kind, bytes: Uint8Array): ArrayBufferView {
  const count = Math.floor(bytes.length / kind.width);
  const buffer = new ArrayBuffer(count * kind.width);
  new Uint8Array(buffer).set(bytes.subarray(0, buffer.byteLength));
  return kind.over(buffer, 0, count);
}

function memoryOf(value: unknown): Uint8Array {
  if (!ArrayBuffer.isView(value)) throw new Error("This is no array.");
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function heldBy(record: object): unknown {
  return Reflect.get(record, "value");
}

/** NaNs of every kind: quiet and signalling, with either sign, in both widths. */
const nans = fc.constantFrom(
  ...[
    "000000000000f87f",
    "010000000000f07f",
    "000000000000f8ff",
    "efbeaddeefbef4ff",
    "0100807f0100807f",
    "ffffffffffffffff",
  ],
);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc.uint8Array({ minLength: 56, maxLength: 80 }),
  fc.uint8Array({ minLength: 250, maxLength: 270 }),
  fc.array(nans, { maxLength: 10 }).map((texts) => new Uint8Array(Buffer.from(texts.join(""), "hex"))),
);

test.each(kinds)("$name is one extension of its elements, lowest byte first", (kind) => {
  const codec = shapeCodec(shapeOf(kind.name));
  fc.assert(
    fc.property(content, (bytes) => {
      const value = arrayOf(kind, bytes);
      const written = codec.encode({ value });
      const [read] = decode(written) as [Ext];
      expect(read.type).toBe(kind.type);
      // On hosts as all of ours are, memory is what is written.
      expect(isLittleEndian).toBe(true);
      expect(hex(read.data)).toBe(hex(memoryOf(value)));
      const again = heldBy(codec.decode(written));
      expect(Object.getPrototypeOf(again)).toBe(Object.getPrototypeOf(value));
      expect(hex(memoryOf(again))).toBe(hex(memoryOf(value)));
      expect(codec.equals({ value }, { value: again })).toBe(true);
    }),
    seeded,
  );
});

test("the header is the shortest, at every length around its limits", () => {
  const codec = shapeCodec(shapeOf("int8Array"));
  for (const length of [...Array(40).keys(), 255, 256, 257, 65_535, 65_536]) {
    const written = codec.encode({ value: new Int8Array(length).fill(-1) });
    const [{ data, type }] = decode(written) as [Ext];
    const expected = new Encoder().encode([decode(written.subarray(1))]);
    expect([type, data.length]).toEqual([72, length]);
    expect(hex(written)).toBe(hex(expected));
    expect(heldBy(codec.decode(written))).toEqual(new Int8Array(length).fill(-1));
  }
});

/** The payload at every offset of a buffer, in memory of its own and in a pool. */
function placed(payload: Uint8Array, offset: number, inPool: boolean): Uint8Array {
  const whole = inPool ? Buffer.alloc(payload.length + offset) : new Uint8Array(payload.length + offset);
  whole.set(payload, offset);
  return whole.subarray(offset);
}

test.each(kinds)(
  "$name: what is decoded follows its bytes where it is borrowed and stands well, and nowhere else",
  (kind) => {
    const codec = shapeCodec(shapeOf(kind.name));
    fc.assert(
      fc.property(content, fc.nat(16), fc.boolean(), (content, offset, inPool) => {
        const value = arrayOf(kind, content);
        const input = placed(codec.encode({ value }), offset, inPool);
        const copy = heldBy(codec.decode(input));
        const lent = heldBy(codec.decode(input, { borrow: true }));
        expect(hex(memoryOf(lent))).toBe(hex(memoryOf(value)));
        const start = input.byteOffset + input.length - value.byteLength;
        const isView = start % kind.width === 0;
        expect(memoryOf(lent).buffer === input.buffer).toBe(isView);
        input.fill(0x55);
        expect(hex(memoryOf(copy))).toBe(hex(memoryOf(value)));
        if (!isView) expect(hex(memoryOf(lent))).toBe(hex(memoryOf(value)));
        else if (value.byteLength > 0) expect(memoryOf(lent).every((byte) => byte === 0x55)).toBe(true);
      }),
      seeded,
    );
  },
);

test("shared memory is read, and copied out of", () => {
  const codec = shapeCodec(shapeOf("float64Array"));
  for (const length of [2, 20]) {
    const value = new Float64Array(length).fill(0.5);
    const payload = codec.encode({ value });
    const shared = new Uint8Array(new SharedArrayBuffer(payload.length));
    shared.set(payload);
    const read = heldBy(codec.decode(shared));
    expect(read).toEqual(value);
    expect(memoryOf(read).buffer).toBeInstanceOf(ArrayBuffer);
  }
});

test("a part of a larger array is written alone", () => {
  const codec = shapeCodec(shapeOf("int32Array"));
  for (const length of [4, 40]) {
    const value = new Int32Array(100).map((_, i) => i).subarray(7, 7 + length);
    expect(heldBy(codec.decode(codec.encode({ value })))).toEqual(value.slice());
  }
});

test.each(kinds)("$name: nothing else is written for it", (kind) => {
  const codec = shapeCodec(shapeOf(kind.name));
  const own = kind.over(new ArrayBuffer(8), 0, 8 / kind.width);
  const others = kinds.filter((other) => other !== kind).map((other) => other.over(new ArrayBuffer(8), 0, 1));
  const no = [
    ...others,
    new Uint8Array(8),
    new Uint8ClampedArray(8),
    new DataView(new ArrayBuffer(8)),
    new ArrayBuffer(8),
  ];
  for (const value of [...no, [], [1], "AAAA", 1, {}, null, new Proxy(own, {}), Object.create(own), { length: 0 }]) {
    expect(() => codec.encode({ value })).toThrow(
      expect.objectContaining({ code: "wire/type-mismatch", path: "Holder.value" }),
    );
  }
});

test.each(kinds)("$name: a body of half an element and an extension of another type are refused", (kind) => {
  const codec = shapeCodec(shapeOf(kind.name));
  const type = kind.type.toString(16).padStart(2, "0");
  const refused = (payload: string) => {
    try {
      return heldBy(codec.decode(Buffer.from(payload, "hex")));
    } catch (error) {
      return error;
    }
  };
  const body = "00".repeat(kind.width);
  const length = (count: number) => count.toString(16).padStart(2, "0");
  expect(refused(`91c7${length(kind.width)}${type}${body}`)).toEqual(kind.over(new ArrayBuffer(kind.width), 0, 1));
  if (kind.width > 1)
    expect(refused(`91c7${length(kind.width + 1)}${type}${body}00`)).toMatchObject({
      code: "wire/invalid-extension",
      offset: 1,
    });
  expect(refused(`91c7${length(kind.width)}01${body}`)).toMatchObject({ code: "wire/invalid-extension", offset: 1 });
  expect(refused(`91c7${length(kind.width)}`)).toMatchObject({ code: "wire/truncated" });
  expect(refused(`91c7${length(kind.width)}${type}`)).toMatchObject({ code: "wire/length-exceeds-input" });
  expect(refused(`91c9ffffffff${type}`)).toMatchObject({ code: "wire/length-exceeds-input" });
  expect(refused("91c7")).toMatchObject({ code: "wire/truncated" });
  expect(refused("9190")).toMatchObject({ code: "wire/type-mismatch" });
  expect(refused("91c400")).toMatchObject({ code: "wire/type-mismatch" });
});

test("JSON has the elements, and takes only what they can hold", () => {
  const codec = shapeCodec(
    recordShape("Both", 2, [
      slot(0, "floats", "required", scalar("float32Array")),
      slot(1, "wide", "optional", scalar("uint64Array")),
    ]),
  );
  const value = {
    floats: Float32Array.of(0.5, -0, Number.NaN, Number.NEGATIVE_INFINITY),
    wide: BigUint64Array.of(2n ** 64n - 1n),
  };
  const json = { floats: [0.5, "-0", "NaN", "-Infinity"], wide: ["18446744073709551615"] };
  expect(codec.toJSON(value)).toEqual(json);
  expect(codec.fromJSON(json)).toEqual(value);
  const refusal = (json: unknown) => expect(() => codec.fromJSON(json));
  refusal({ floats: [0, 1e300] }).toThrow(
    expect.objectContaining({ code: "wire/out-of-range", path: "Both.floats[1]" }),
  );
  refusal({ floats: [0, "x"] }).toThrow(
    expect.objectContaining({ code: "wire/type-mismatch", path: "Both.floats[1]" }),
  );
  refusal({ floats: [], wide: [-1] }).toThrow(
    expect.objectContaining({ code: "wire/out-of-range", path: "Both.wide[0]" }),
  );
  refusal({ floats: "AAAA" }).toThrow(expect.objectContaining({ code: "wire/type-mismatch", path: "Both.floats" }));
  refusal({ floats: [null] }).toThrow(expect.objectContaining({ code: "wire/type-mismatch", path: "Both.floats[0]" }));
});

test("an array that passes for one of another kind is never written with more than it holds", () => {
  const codec = shapeCodec(shapeOf("float64Array"));
  for (const length of [1, 100]) {
    const value = Object.setPrototypeOf(new Int8Array(length).fill(1), Float64Array.prototype);
    const writer = new Writer(new Uint8Array(2000).fill(0x77));
    try {
      codec.encodeInto(writer, { value });
      expect(hex(writer.finish())).not.toContain("7777");
    } catch (error) {
      expect(error).toMatchObject({ name: "EncodeError" });
    }
  }
});

test("lengths are counted in elements", () => {
  const codec = shapeCodec(
    recordShape("Some", 1, [slot(0, "value", "required", scalar("int16Array", { minLength: 2, maxLength: 3 }))]),
  );
  for (const length of [2, 3])
    expect(codec.encode({ value: new Int16Array(length) })).toHaveLength(length * 2 + (length === 2 ? 3 : 4));
  for (const length of [0, 1, 4])
    expect(() => codec.encode({ value: new Int16Array(length) })).toThrow(
      expect.objectContaining({ code: "wire/constraint" }),
    );
});

test("elements are turned around as hosts of the other byte order need it", () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 4, 8), fc.nat(9), fc.nat(9), (width, before, count) => {
      const bytes = Uint8Array.from({ length: before + count * width + 3 }, (_, i) => i);
      const turned = bytes.slice();
      reverseElements(turned, before, before + count * width, width);
      for (let i = 0; i < bytes.length; i++) {
        const at = i - before;
        const isInside = at >= 0 && at < count * width;
        expect(turned[i]).toBe(isInside ? before + at - (at % width) + (width - 1 - (at % width)) : i);
      }
    }),
    seeded,
  );
});

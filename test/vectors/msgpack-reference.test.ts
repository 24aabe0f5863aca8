import { readFileSync } from "node:fs";
import type { RecordShape, Shape, scalar } from "@keyslot/runtime/codegen";
import { decode, Encoder, ExtData, encode, encodeTimeSpecToTimestamp } from "@msgpack/msgpack";
import { expect, test } from "vitest";
import { codecOf, toHex, type VectorFile, wholeRecord } from "./render-topic.ts";
import { shapeCodec } from "./shape-codec.ts";
import { shapes } from "./shapes.ts";
import { topics } from "./table.ts";

// The bytes of every vector that @msgpack/msgpack can express, written by it from plain values.

const codecs = new Map(shapes.map((shape) => [shape.name, shapeCodec(shape)]));
const files = topics.map(
  ({ topic }) => JSON.parse(readFileSync(new URL(`${topic}.json`, import.meta.url), "utf8")) as VectorFile,
);

test.each(files)("$topic: the reference writes the same bytes", ({ vectors }) => {
  let compared = 0;
  for (const vector of vectors) {
    const codec = codecOf(codecs, vector.record);
    if (vector.kept || codec.shape.kind !== "record") continue;
    const bytes = referenceRecord(codec.shape, codec.fromJSON(wholeRecord(vector, vector.value)));
    if (bytes === undefined) continue;
    expect(toHex(bytes), `${vector.record} ${vector.name}`).toBe(vector.bytes);
    compared++;
  }
  // Every topic has vectors that the reference can express.
  expect(compared).toBeGreaterThan(0);
});

test.each(files)("$topic: the reference can read every vector", ({ vectors }) => {
  // It refuses to read the key `__proto__`, and reads maps into objects only.
  const readable = vectors.filter(({ bytes }) => !bytes.includes(Buffer.from("__proto__").toString("hex")));
  for (const { bytes } of readable) {
    expect(decode(Buffer.from(bytes, "hex"), { useBigInt64: true, mapKeyConverter: String })).toBeInstanceOf(Array);
  }
});

const second = 1_000_000_000n;
const floats = new Encoder({ forceIntegerToFloat: true });
const singles = new Encoder({ forceIntegerToFloat: true, forceFloat32: true });

/** Parts written by the reference and joined, because it cannot be told a type for each value; undefined where it has no such type. */
function referenceRecord(shape: RecordShape, value: object): Uint8Array | undefined {
  const slots = Array.from({ length: shape.length }, (_, key) => shape.slots.find((slot) => slot.key === key));
  return join(
    arrayHeader(shape.length),
    slots.map((slot) => {
      const x = slot && Object.hasOwn(value, slot.name) ? Reflect.get(value, slot.name) : null;
      return slot === undefined || x === undefined || x === null ? encode(null) : reference(slot.shape, x);
    }),
  );
}

function reference(shape: Shape, v: unknown): Uint8Array | undefined {
  switch (shape.kind) {
    case "scalar":
      return referenceScalar(shape.scalar, v);
    case "list":
    case "tuple": {
      const elements = v as unknown[];
      const shapeAt = (i: number) => (shape.kind === "list" ? shape.element : (shape.elements[i] as Shape));
      return join(
        arrayHeader(elements.length),
        elements.map((x, i) => reference(shapeAt(i), x)),
      );
    }
    case "nullable":
      return v === null ? encode(null) : reference(shape.of, v);
    case "set":
      return sorted(
        arrayHeader((v as Set<unknown>).size),
        [...(v as Set<unknown>)].map((x) => [reference(shape.element, x)]),
      );
    case "map": {
      const entries = shape.form === "map" ? [...(v as Map<unknown, unknown>)] : Object.entries(v as object);
      const parts = entries.map(([key, x]) => [reference(shape.key, key), reference(shape.value, x)]);
      return sorted(mapHeader(entries.length), parts);
    }
    case "enum": {
      const wire = shape.members.find(([value]) => value === v)?.[1] ?? v;
      return encode(wire);
    }
    case "reference": {
      const target = shape.to();
      if (target.kind === "record") return referenceRecord(target, v as object);
      const kind = Reflect.get(v as object, target.discriminator);
      const member = target.members.find(([, record]) => record().discriminator?.[1] === kind);
      return member && join(arrayHeader(2), [encode(member[0]), referenceRecord(member[1](), v as object)]);
    }
    case "raw":
      return v as Uint8Array;
  }
}

function referenceScalar(name: ReturnType<typeof scalar>["scalar"], v: unknown): Uint8Array | undefined {
  switch (name) {
    case "float64":
      return floats.encode(v);
    case "float32":
      return singles.encode(v);
    case "int64":
    case "uint64":
    case "duration": {
      const small = Number(v);
      return Number.isSafeInteger(small) ? encode(small) : encode(v, { useBigInt64: true });
    }
    case "timestamp": {
      const nanos = v as bigint;
      const sec = Number(BigInt.asIntN(64, nanos >= 0n ? nanos / second : -((second - 1n - nanos) / second)));
      // The reference counts seconds in doubles.
      if (!Number.isSafeInteger(sec)) return undefined;
      return encode(new ExtData(-1, encodeTimeSpecToTimestamp({ sec, nsec: Number(nanos - BigInt(sec) * second) })));
    }
    case "plainDate":
      return undefined;
    default: {
      const array = arrayWriters.get(name);
      return array ? referenceArray(array, v as Iterable<number>) : encode(v);
    }
  }
}

/** Types of extensions, and how a DataView writes an element; it is told the byte order each time. */
const arrayWriters: ReadonlyMap<string, readonly [type: number, width: number, put: string]> = new Map([
  ["float64Array", [86, 8, "setFloat64"]],
  ["float32Array", [85, 4, "setFloat32"]],
  ["int8Array", [72, 1, "setInt8"]],
  ["int16Array", [77, 2, "setInt16"]],
  ["int32Array", [78, 4, "setInt32"]],
  ["int64Array", [79, 8, "setBigInt64"]],
  ["uint16Array", [69, 2, "setUint16"]],
  ["uint32Array", [70, 4, "setUint32"]],
  ["uint64Array", [71, 8, "setBigUint64"]],
]);

function referenceArray([type, width, put]: readonly [number, number, string], v: Iterable<number>): Uint8Array {
  const elements = [...v];
  const view = new DataView(new ArrayBuffer(elements.length * width));
  const write = Reflect.get(view, put) as DataView["setFloat64"];
  for (const [i, element] of elements.entries()) write.call(view, i * width, element, true);
  return encode(new ExtData(type, new Uint8Array(view.buffer)));
}

function join(header: Uint8Array, parts: readonly (Uint8Array | undefined)[]): Uint8Array | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? Buffer.concat([header, ...known]) : undefined;
}

function sorted(header: Uint8Array, entries: readonly (Uint8Array | undefined)[][]): Uint8Array | undefined {
  const bytes = entries.map((parts) => join(new Uint8Array(0), parts));
  const known = bytes.filter((part) => part !== undefined);
  return known.length === bytes.length ? join(header, known.toSorted(Buffer.compare)) : undefined;
}

/** The reference's own header of an array: what it writes before that many nils. */
function arrayHeader(count: number): Uint8Array {
  const bytes = encode(new Array(count).fill(null));
  return bytes.subarray(0, bytes.length - count);
}

/** There is no map of that many nils, but its header differs from an array's in the head byte alone. */
function mapHeader(count: number): Uint8Array {
  const header = Uint8Array.from(arrayHeader(count));
  header[0] = count < 16 ? 0x80 | count : (header[0] as number) + 2;
  return header;
}

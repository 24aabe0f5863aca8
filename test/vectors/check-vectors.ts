import { type Codec, unknownSlots } from "@keyslot/runtime/codegen";
import { expect, test } from "vitest";
import { codecOf, fromHex, toHex, type Vector, type VectorFile, wholeRecord } from "./render-topic.ts";

/** Runs one file of vectors through codecs, by the record's name. */
export function checkVectors(file: VectorFile, codecs: ReadonlyMap<string, Codec<object>>): void {
  test.each(file.vectors)("$record $name", (vector) => checkVector(vector, codecOf(codecs, vector.record)));

  test.each(file.refusals)("$record refuses $name: $code", ({ record, bytes, code }) => {
    expect(() => codecOf(codecs, record).decode(fromHex(bytes))).toThrow(
      expect.objectContaining({ name: "DecodeError", code }),
    );
  });

  test.each(file.unwritable)("$record cannot hold $name: $code", ({ value, code, ...row }) => {
    const error = expect.objectContaining({ name: "EncodeError", code });
    expect(() => codecOf(codecs, row.record).fromJSON(wholeRecord(row, value))).toThrow(error);
  });
}

function checkVector(vector: Vector, codec: Codec<object>): void {
  const json = wholeRecord(vector, vector.value);
  const decoded = codec.decode(fromHex(vector.bytes));
  expect(toHex(codec.encode(decoded))).toBe(vector.bytes);

  const value = vector.kept ? decoded : codec.fromJSON(json);
  expect(codec.toJSON(codec.fromJSON(json))).toEqual(json);
  expect(vector.kept || codec.equals(codec.fromJSON(codec.toJSON(decoded)), decoded)).toBe(true);
  expect(toHex(codec.encode(value))).toBe(vector.bytes);
  expect(codec.equals(value, decoded)).toBe(true);
  for (const bytes of vector.reads ?? []) {
    const read = codec.decode(fromHex(bytes));
    // What was in a slot that the type does not know is not part of the value.
    expect(unknownSlots in read).toBe(false);
    expect(toHex(codec.encode(read)), bytes).toBe(vector.bytes);
    expect(codec.equals(read, value), bytes).toBe(true);
  }
}

import type { TypedArray } from "../model/typed-array.ts";

/** What a typed array's class makes: so many zeros, which can be counted and walked. */
export type TypedArrayValue = ArrayBufferView & Iterable<number | bigint>;

/** An array of so many zeros. */
export function makeTypedArray(name: TypedArray, length: number): TypedArrayValue {
  return new classes[name](length);
}

export function isTypedArrayValue(value: unknown): value is TypedArrayValue {
  return ArrayBuffer.isView(value) && !(value instanceof DataView || value instanceof Uint8Array);
}

const classes: Readonly<Record<TypedArray, new (length: number) => TypedArrayValue>> = {
  float64Array: Float64Array,
  float32Array: Float32Array,
  int8Array: Int8Array,
  int16Array: Int16Array,
  int32Array: Int32Array,
  int64Array: BigInt64Array,
  uint16Array: Uint16Array,
  uint32Array: Uint32Array,
  uint64Array: BigUint64Array,
};

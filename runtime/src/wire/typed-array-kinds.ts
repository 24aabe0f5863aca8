import type { ScalarName, TypedArrayName } from "./shape.ts";
import type { TypedArray } from "./typed-arrays.ts";

/** What a typed array is made of, for walks that go by shape. */
export interface TypedArrayKind {
  readonly element: Exclude<ScalarName, TypedArrayName>;
  /** The array of elements that are of the element's type. */
  make(elements: readonly unknown[]): TypedArray;
}

/** Every element has been checked, and is of the element's type: an array takes what it cannot hold for something else. */
export const typedArrayKinds: Readonly<Record<TypedArrayName, TypedArrayKind>> = {
  float64Array: { element: "float64", make: (elements) => new Float64Array(elements as number[]) },
  float32Array: { element: "float32", make: (elements) => new Float32Array(elements as number[]) },
  int8Array: { element: "int8", make: (elements) => new Int8Array(elements as number[]) },
  int16Array: { element: "int16", make: (elements) => new Int16Array(elements as number[]) },
  int32Array: { element: "int32", make: (elements) => new Int32Array(elements as number[]) },
  int64Array: { element: "int64", make: (elements) => new BigInt64Array(elements as bigint[]) },
  uint16Array: { element: "uint16", make: (elements) => new Uint16Array(elements as number[]) },
  uint32Array: { element: "uint32", make: (elements) => new Uint32Array(elements as number[]) },
  uint64Array: { element: "uint64", make: (elements) => new BigUint64Array(elements as bigint[]) },
};

export function isTypedArrayName(name: ScalarName): name is TypedArrayName {
  return Object.hasOwn(typedArrayKinds, name);
}

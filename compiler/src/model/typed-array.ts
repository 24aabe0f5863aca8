import type { Scalar } from "./type-model.ts";

/** Arrays of numbers of one width that are one value: on the wire, and in the memory of a program. `Uint8Array` is `bytes`. */
export type TypedArray =
  | "float64Array"
  | "float32Array"
  | "int8Array"
  | "int16Array"
  | "int32Array"
  | "int64Array"
  | "uint16Array"
  | "uint32Array"
  | "uint64Array";

export interface TypedArrayKind {
  readonly element: "float64" | "float32" | "int8" | "int16" | "int32" | "int64" | "uint16" | "uint32" | "uint64";
  /** What TypeScript calls it. */
  readonly className: string;
}

export const typedArrayKinds: Readonly<Record<TypedArray, TypedArrayKind>> = {
  float64Array: { element: "float64", className: "Float64Array" },
  float32Array: { element: "float32", className: "Float32Array" },
  int8Array: { element: "int8", className: "Int8Array" },
  int16Array: { element: "int16", className: "Int16Array" },
  int32Array: { element: "int32", className: "Int32Array" },
  int64Array: { element: "int64", className: "BigInt64Array" },
  uint16Array: { element: "uint16", className: "Uint16Array" },
  uint32Array: { element: "uint32", className: "Uint32Array" },
  uint64Array: { element: "uint64", className: "BigUint64Array" },
};

export const typedArrays: readonly TypedArray[] = Object.keys(typedArrayKinds).filter(isTypedArrayName);

function isTypedArrayName(name: string): name is TypedArray {
  return Object.hasOwn(typedArrayKinds, name);
}

export function isTypedArray(scalar: Scalar): scalar is TypedArray {
  return Object.hasOwn(typedArrayKinds, scalar);
}

/** The rows of a table that say for every typed array what follows from its kind. */
export function forTypedArrays<T>(rowOf: (kind: TypedArrayKind) => T): Readonly<Record<TypedArray, T>> {
  return {
    float64Array: rowOf(typedArrayKinds.float64Array),
    float32Array: rowOf(typedArrayKinds.float32Array),
    int8Array: rowOf(typedArrayKinds.int8Array),
    int16Array: rowOf(typedArrayKinds.int16Array),
    int32Array: rowOf(typedArrayKinds.int32Array),
    int64Array: rowOf(typedArrayKinds.int64Array),
    uint16Array: rowOf(typedArrayKinds.uint16Array),
    uint32Array: rowOf(typedArrayKinds.uint32Array),
    uint64Array: rowOf(typedArrayKinds.uint64Array),
  };
}

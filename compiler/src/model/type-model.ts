import type { TypedArray } from "./typed-array.ts";

/** Every scalar of the schema language, by its wire meaning. `string`, `number` and `boolean` map to `string`, `float64` and `bool`. */
export type Scalar =
  | "bool"
  | "string"
  | "float64"
  | "float32"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "safeint"
  | "bytes"
  | "date"
  | "timestamp"
  | "duration"
  | "plainDate"
  | "uuid"
  | "decimal"
  | TypedArray;

/** The type of a slot or of an element. References are by name into `SchemaModel.types`. */
export type TypeModel =
  | ScalarType
  | { readonly kind: "list"; readonly element: TypeModel }
  | { readonly kind: "set"; readonly element: TypeModel }
  | MapType
  | { readonly kind: "tuple"; readonly elements: readonly TypeModel[] }
  | { readonly kind: "reference"; readonly name: string }
  /** `T | null` inside a container; a nullable slot has presence `nullable` instead. */
  | { readonly kind: "nullable"; readonly type: TypeModel }
  /** `unknown` with `@raw`: one MessagePack value, kept as bytes. */
  | { readonly kind: "raw" };

export interface ScalarType {
  readonly kind: "scalar";
  readonly scalar: Scalar;
}

export interface MapType {
  readonly kind: "map";
  readonly key: TypeModel;
  readonly value: TypeModel;
  /** How it is spelled in TypeScript: `Record<string, V>` (always string keys) or `Map<K, V>`. */
  readonly form: "record" | "map";
}

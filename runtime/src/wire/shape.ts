/**
 * The structure of a type as data. Generated codecs are straight-line code; what is not on the hot path reads the shape
 * instead: where an error lies, `validate`, `equals`, `toJSON`, `fromJSON`.
 */
export type Shape =
  | ScalarShape
  | { readonly kind: "list"; readonly element: Shape; readonly maxItems?: number }
  | { readonly kind: "set"; readonly element: Shape; readonly maxItems?: number }
  | {
      readonly kind: "map";
      readonly form: "record" | "map";
      readonly key: Shape;
      readonly value: Shape;
      readonly maxItems?: number;
    }
  | { readonly kind: "tuple"; readonly elements: readonly Shape[] }
  | { readonly kind: "nullable"; readonly of: Shape }
  | { readonly kind: "raw" }
  | EnumShape
  /** A record or union, behind a function so that types may refer to each other in any order. */
  | { readonly kind: "reference"; readonly to: () => RecordShape | UnionShape };

export type ScalarName =
  | TypedArrayName
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
  | "decimal";

export type TypedArrayName =
  | "float64Array"
  | "float32Array"
  | "int8Array"
  | "int16Array"
  | "int32Array"
  | "int64Array"
  | "uint16Array"
  | "uint32Array"
  | "uint64Array";

export interface ScalarShape extends ValueConstraints {
  readonly kind: "scalar";
  readonly scalar: ScalarName;
}

/** Checked on encode and on `validate`, never on decode: data that was once legal stays readable. */
export interface ValueConstraints {
  readonly min?: number | bigint;
  readonly max?: number | bigint;
  /** In UTF-16 code units for strings, in bytes for bytes, in elements for typed arrays. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
}

export interface EnumShape {
  readonly kind: "enum";
  readonly name: string;
  readonly wire: "int" | "string";
  readonly open: boolean;
  /** TypeScript value and wire value of each member. */
  readonly members: readonly (readonly [value: number | string, wire: number | string])[];
}

export interface RecordShape {
  readonly kind: "record";
  readonly name: string;
  /** Array length on the wire: highest live key + 1. */
  readonly length: number;
  /** By ascending key. */
  readonly slots: readonly SlotShape[];
  /** Property and value that tell union members apart in TypeScript; not on the wire. */
  readonly discriminator?: readonly [property: string, value: string];
}

export interface SlotShape {
  readonly key: number;
  readonly name: string;
  readonly presence: "required" | "optional" | "nullable" | "defaulted";
  readonly shape: Shape;
  /** For `defaulted`: makes a fresh default, so that no two documents share one. */
  readonly default?: () => unknown;
}

export interface UnionShape {
  readonly kind: "union";
  readonly name: string;
  readonly open: boolean;
  /** The discriminating property, the same in every member. */
  readonly discriminator: string;
  readonly members: readonly (readonly [tag: number, record: () => RecordShape])[];
}

import fc from "fast-check";
import type { Scalar, TypeModel } from "../../compiler/src/model/type-model.ts";

const scalarNames: readonly Scalar[] = [
  "bool",
  "string",
  "float64",
  "float32",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "safeint",
  "bytes",
  "date",
  "timestamp",
  "duration",
  "plainDate",
  "uuid",
  "decimal",
];

const scalarType = fc.constantFrom(...scalarNames).map((scalar): TypeModel => ({ kind: "scalar", scalar }));
const referenceType = fc
  .constantFrom("Player", "date", "raw", "list", "ref", "$x", "Ærø")
  .map((name): TypeModel => ({ kind: "reference", name }));

/** Any type, references to types that need not exist. */
export const typeModel: fc.Arbitrary<TypeModel> = fc.letrec<{ type: TypeModel }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalarType,
    referenceType,
    fc.constant<TypeModel>({ kind: "raw" }),
    tie("type").map((element): TypeModel => ({ kind: "list", element })),
    tie("type").map((element): TypeModel => ({ kind: "set", element })),
    tie("type").map((type): TypeModel => ({ kind: "nullable", type })),
    fc.array(tie("type"), { maxLength: 3 }).map((elements): TypeModel => ({ kind: "tuple", elements })),
    fc
      .tuple(tie("type"), tie("type"), fc.constantFrom("record" as const, "map" as const))
      .map(([key, value, form]): TypeModel => ({ kind: "map", key, value, form })),
  ),
})).type;

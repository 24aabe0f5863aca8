import type { EnumModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { typeNamed } from "./context.ts";
import { needsTable } from "./enum-text.ts";
import type { ModuleScope } from "./scope.ts";

/**
 * The most bytes that any value of a type takes, for types of which every value takes few: those are checked while they are written, and the
 * size pass leaves them alone. Undefined for all others.
 */
export function fixedSize(type: TypeModel, scope: ModuleScope): number | undefined {
  switch (type.kind) {
    case "scalar":
      return scalarSizes[type.scalar];
    case "nullable":
      return fixedSize(type.type, scope);
    case "reference": {
      const named = typeNamed(scope.context, type.name);
      return named.kind === "enum" ? enumSize(named) : undefined;
    }
    case "list":
    case "set":
    case "map":
    case "tuple":
    case "raw":
      return undefined;
  }
}

/** The same for an enum: undefined where any string may stand, or where a table decides what may. */
export function enumSize(type: EnumModel): number | undefined {
  if (needsTable(type)) return undefined;
  if (type.wire === "int") return 9;
  if (type.open) return undefined;
  return 5 + Math.max(0, ...type.members.map((member) => Buffer.byteLength(String(member.wire))));
}

const scalarSizes: { readonly [scalar in Scalar]?: number } = {
  bool: 1,
  int8: 2,
  uint8: 2,
  int16: 3,
  uint16: 3,
  int32: 5,
  uint32: 5,
  float32: 5,
  plainDate: 5,
  float64: 9,
  int64: 9,
  uint64: 9,
  safeint: 9,
  duration: 9,
  date: 15,
  timestamp: 15,
  uuid: 38,
};

import type { EnumModel, SlotModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { isTypedArray, typedArrayKinds } from "../../model/typed-array.ts";
import { typeNamed } from "./context.ts";
import { isClassEnum } from "./names.ts";
import type { ModuleScope } from "./scope.ts";

/** The annotation of a slot's field. */
export function slotTypeText(slot: SlotModel, scope: ModuleScope): string {
  const text = typeText(slot.type, scope);
  return slot.presence === "optional" || slot.presence === "nullable" ? `${text} | None` : text;
}

/** The annotation of a type. */
export function typeText(type: TypeModel, scope: ModuleScope): string {
  switch (type.kind) {
    case "scalar":
      return scalarText(type.scalar, scope);
    case "raw":
      return scope.builtin("bytes");
    case "reference":
      return referenceText(type.name, scope);
    case "nullable":
      return `${typeText(type.type, scope)} | None`;
    case "list":
      return `${scope.builtin("list")}[${typeText(type.element, scope)}]`;
    case "set":
      return `${scope.builtin(isHashable(type.element, scope) ? "frozenset" : "list")}[${typeText(type.element, scope)}]`;
    case "tuple": {
      const elements = type.elements.map((element) => typeText(element, scope)).join(", ");
      return `${scope.builtin("tuple")}[${elements === "" ? "()" : elements}]`;
    }
    case "map":
      return `${scope.builtin("dict")}[${typeText(type.key, scope)}, ${typeText(type.value, scope)}]`;
  }
}

/**
 * True for types whose values a Python set keeps apart exactly when their bytes differ: records, containers and arrays cannot be hashed,
 * and decimals with and without trailing zeros are equal. Sets of others are lists.
 */
export function isHashable(type: TypeModel, scope: ModuleScope): boolean {
  switch (type.kind) {
    case "scalar":
      return type.scalar !== "decimal" && !isTypedArray(type.scalar);
    case "raw":
      return true;
    case "nullable":
      return isHashable(type.type, scope);
    case "tuple":
      return type.elements.every((element) => isHashable(element, scope));
    case "set":
      return isHashable(type.element, scope);
    case "reference":
      return typeNamed(scope.context, type.name).kind === "enum";
    case "list":
    case "map":
      return false;
  }
}

/** Open enums also hold numbers and strings that they do not declare. */
function referenceText(name: string, scope: ModuleScope): string {
  const type = typeNamed(scope.context, name);
  const text = scope.type(name);
  return isClassEnum(type) && type.open ? `${text} | ${scope.builtin(unknownText(type))}` : text;
}

/** What a value is that an open enum does not declare. */
export function unknownText(type: EnumModel): "int" | "str" {
  return type.wire === "int" ? "int" : "str";
}

function scalarText(scalar: Scalar, scope: ModuleScope): string {
  if (isTypedArray(scalar))
    return scope.wire(typedArrayKinds[scalar].element.startsWith("float") ? "FloatArray" : "IntArray");
  switch (scalar) {
    case "bool":
    case "bytes":
      return scope.builtin(scalar);
    case "string":
      return scope.builtin("str");
    case "float32":
    case "float64":
      return scope.builtin("float");
    case "date":
      return scope.imported("datetime", "datetime");
    case "plainDate":
      return scope.imported("datetime", "date");
    case "timestamp":
      return scope.wire("Timestamp");
    case "duration":
      return scope.wire("Duration");
    case "uuid":
      return scope.imported("uuid", "UUID");
    case "decimal":
      return scope.imported("decimal", "Decimal");
    default:
      return scope.builtin("int");
  }
}

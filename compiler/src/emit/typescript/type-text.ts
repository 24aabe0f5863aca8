import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { isTypedArray, type TypedArray, typedArrayKinds } from "../../model/typed-array.ts";
import type { ModuleScope } from "./scope.ts";

/**
 * The TypeScript spelling of a type, containers in their readonly forms: what an authored type, brands and all, can always be
 * given to. Values of former versions belong to the migration that they are given to, which may put them into today's types.
 */
export function typeText(type: TypeModel, scope: ModuleScope): string {
  const { isFormer } = scope.module;
  const mark = isFormer ? "" : "readonly ";
  switch (type.kind) {
    case "scalar":
      return scalarText(type.scalar, scope);
    case "raw":
      return "unknown";
    case "reference":
      return scope.name(type.name, "type");
    case "nullable":
      return `${typeText(type.type, scope)} | null`;
    case "list":
      return `${mark}${elementText(type.element, scope)}[]`;
    case "tuple":
      return `${mark}[${type.elements.map((element) => typeText(element, scope)).join(", ")}]`;
    case "set":
      return `${scope.global(isFormer ? "Set" : "ReadonlySet")}<${typeText(type.element, scope)}>`;
    case "map":
      return mapText(type, scope);
  }
}

function mapText(type: Extract<TypeModel, { kind: "map" }>, scope: ModuleScope): string {
  const value = typeText(type.value, scope);
  const { isFormer } = scope.module;
  if (type.form === "record") return `{ ${isFormer ? "" : "readonly "}[name: string]: ${value} }`;
  return `${scope.global(isFormer ? "Map" : "ReadonlyMap")}<${typeText(type.key, scope)}, ${value}>`;
}

/** A type in front of `[]`: in parentheses where it is more than one word. */
export function elementText(type: TypeModel, scope: ModuleScope): string {
  const text = typeText(type, scope);
  return type.kind === "nullable" || text.startsWith("readonly ") ? `(${text})` : text;
}

function scalarText(scalar: Scalar, scope: ModuleScope): string {
  if (isTypedArray(scalar)) return scope.global(typedArrayKinds[scalar].className);
  const text = scalarTypes[scalar];
  return text === "Uint8Array" || text === "Date" ? scope.global(text) : text;
}

const scalarTypes: Record<Exclude<Scalar, TypedArray>, string> = {
  bool: "boolean",
  string: "string",
  float64: "number",
  float32: "number",
  int8: "number",
  int16: "number",
  int32: "number",
  int64: "bigint",
  uint8: "number",
  uint16: "number",
  uint32: "number",
  uint64: "bigint",
  safeint: "number",
  bytes: "Uint8Array",
  date: "Date",
  timestamp: "bigint",
  duration: "bigint",
  plainDate: "string",
  uuid: "string",
  decimal: "string",
};

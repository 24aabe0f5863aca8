import type { TypeModel } from "../../model/type-model.ts";
import { upperFirst } from "../../text/change-case.ts";
import { typeNamed } from "./context.ts";
import { fixedSize } from "./fixed-size.ts";
import type { ModuleScope } from "./scope.ts";

/** An expression that checks a value and bounds its size, for types that have no fixed one. */
export function sizeText(type: TypeModel, place: ValuePlace): string {
  const { scope, value } = place;
  if (type.kind === "nullable")
    return `(${value} === null ? 1 : ${sizeText(type.type, { ...place, nilIsTaken: true })})`;
  // A raw value may be nil, but not where nil means that there is none.
  const name =
    type.kind === "raw" && place.nilIsTaken ? scope.kernel("sizeRawSlot") : functionName("size", type, scope);
  return isNesting(type, scope) ? `${name}(${value}, depth + 1)` : `${name}(${value})`;
}

/** An expression that writes a value and gives the position behind it: a value that the size pass has checked, or one of fixed size. */
export function writeText(type: TypeModel, place: ValuePlace): string {
  const { scope, value } = place;
  if (type.kind === "nullable")
    return `${value} === null ? ${scope.kernel("writeNil")}(b, p) : ${writeText(type.type, place)}`;
  if (type.kind === "scalar" && fixedSize(type, scope) !== undefined)
    return `${scope.kernel(`put${upperFirst(type.scalar)}`)}(b, d, p, ${value})`;
  const name = functionName("write", type, scope);
  // What is authored as `unknown` was found to be bytes when its size was taken.
  if (type.kind === "raw") return `${name}(b, d, p, ${value} as ${scope.global("Uint8Array")})`;
  return type.kind === "scalar" ? `${name}(b, d, p, ${value})` : `${name}(${value}, b, d, p)`;
}

/** An expression that reads a value at the reader's position. */
export function readText(type: TypeModel, place: ReadPlace): string {
  const { scope, reader = "r", depth } = place;
  if (type.kind === "nullable") return `${reader}.tryNil() ? null : ${readText(type.type, place)}`;
  const name = functionName("read", type, scope);
  return isNesting(type, scope) ? `${name}(${reader}, ${depth})` : `${name}(${reader})`;
}

export interface ValuePlace {
  readonly scope: ModuleScope;
  /** The expression whose value is meant. */
  readonly value: string;
  /** True in a slot and in `T | null`, where a nil of the value's own would be read as absence. */
  readonly nilIsTaken?: boolean;
}

export interface ReadPlace {
  readonly scope: ModuleScope;
  /** The expression for the reader: `r` unless told. */
  readonly reader?: string;
  /** The expression for the depth of the value. */
  readonly depth: string;
}

function functionName(verb: "size" | "write" | "read", type: TypeModel, scope: ModuleScope): string {
  switch (type.kind) {
    case "scalar":
      return scope.kernel(verb + upperFirst(type.scalar));
    case "raw":
      return scope.kernel(`${verb}Raw`);
    case "reference":
      return scope.name(type.name, verb);
    case "nullable":
      return functionName(verb, type.type, scope);
    case "list":
      return isFloat64(type.element) ? scope.kernel(`${verb}Float64s`) : scope.container(type)[verb];
    case "set":
    case "map":
    case "tuple":
      return scope.container(type)[verb];
  }
}

function isFloat64(type: TypeModel): boolean {
  return type.kind === "scalar" && type.scalar === "float64";
}

/** True for types whose functions are told a depth. */
export function isNesting(type: TypeModel, scope: ModuleScope): boolean {
  if (type.kind === "nullable") return isNesting(type.type, scope);
  if (type.kind === "scalar") return false;
  return type.kind !== "reference" || typeNamed(scope.context, type.name).kind !== "enum";
}

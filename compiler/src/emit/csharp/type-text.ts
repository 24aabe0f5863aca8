import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { forTypedArrays, isTypedArray, type TypedArrayKind } from "../../model/typed-array.ts";
import { upperFirst } from "../../text/change-case.ts";
import type { EmissionContext } from "./context.ts";

/** How C# spells a type. */
export function typeText(type: TypeModel, context: EmissionContext): string {
  const of = (inner: TypeModel) => typeText(inner, context);
  switch (type.kind) {
    case "scalar":
      return scalarTypeText(type.scalar, context);
    case "raw":
      return "byte[]";
    case "nullable":
      return `${of(type.type)}?`;
    case "list":
      return `${context.external("List")}<${of(type.element)}>`;
    case "set":
      return `${context.external("HashSet")}<${of(type.element)}>`;
    case "map":
      return `${context.external("Dictionary")}<${of(type.key)}, ${of(type.value)}>`;
    case "tuple":
      return tupleText(type.elements.map(of), context);
    case "reference":
      return context.enumOf(type)?.wire === "string" ? "string" : context.namesOf(type.name).type;
  }
}

/** C# writes tuples of two and more in parentheses. */
function tupleText(elements: readonly string[], context: EmissionContext): string {
  const text = elements.join(", ");
  return elements.length === 1 ? `${context.external("ValueTuple")}<${text}>` : `(${text})`;
}

/** True for types whose values are never null. */
export function isValueType(type: TypeModel, context: EmissionContext): boolean {
  if (type.kind === "scalar") return type.scalar !== "string" && type.scalar !== "bytes" && !isTypedArray(type.scalar);
  return type.kind === "tuple" || context.enumOf(type)?.wire === "int";
}

/** The expression for a type's codec. */
export function codecText(type: TypeModel, context: EmissionContext): string {
  const of = (inner: TypeModel) => codecText(inner, context);
  const text = (inner: TypeModel) => typeText(inner, context);
  switch (type.kind) {
    case "scalar":
      return `${context.external("Codecs")}.${scalarNames[type.scalar]}`;
    case "raw":
      return `${context.external("Codecs")}.Raw`;
    case "nullable":
      return nullableCodecText(type.type, context);
    case "list":
      return `new ${context.external("ListCodec")}<${text(type.element)}>(${of(type.element)})`;
    case "set": {
      const comparer = hasOwnEquality(type.element, context) ? seededText(type.element, context) : of(type.element);
      return `new ${context.external("SetCodec")}<${text(type.element)}>(${of(type.element)}, ${comparer})`;
    }
    case "map":
      return `new ${context.external("MapCodec")}<${text(type.key)}, ${text(type.value)}>(${of(type.key)}, ${of(type.value)}, ${seededText(type.key, context)})`;
    case "tuple":
      return `${context.tupleCodec(type)}.Instance`;
    case "reference":
      return `${context.namesOf(type.name).codec}.Instance`;
  }
}

function nullableCodecText(inner: TypeModel, context: EmissionContext): string {
  const name = context.external(isValueType(inner, context) ? "NullableCodec" : "NullableReferenceCodec");
  const codec = inner.kind === "raw" ? `${context.external("Codecs")}.PresentRaw` : codecText(inner, context);
  return `new ${name}<${typeText(inner, context)}>(${codec})`;
}

const unseeded: ReadonlySet<Scalar> = new Set<Scalar>([
  ...(["bool", "string", "bytes", "decimal", "int8", "int16", "uint8", "uint16"] as const),
]);

/** The comparer of a collection that is read: .NET seeds hashes of strings alone, and few values cannot collide much. */
function seededText(type: TypeModel, context: EmissionContext): string {
  if (type.kind === "scalar")
    return unseeded.has(type.scalar) ? "null" : `${context.external("Seeded")}.${scalarNames[type.scalar]}`;
  const named = context.enumOf(type);
  if (named?.wire !== "int" || !named.open) return "null";
  const hash = `value => ${context.external("Seeded")}.Hash((long)value)`;
  return `new ${context.external("SeededComparer")}<${typeText(type, context)}>(${hash})`;
}

/** True where values that .NET calls equal, and no others, have the same bytes. Decimals are equal whatever their zeros. */
export function hasOwnEquality(type: TypeModel, context: EmissionContext): boolean {
  if (type.kind === "scalar") return type.scalar !== "bytes" && type.scalar !== "decimal" && !isTypedArray(type.scalar);
  return context.enumOf(type) !== undefined;
}

/** What the support file calls the scalar in `ReadX`, `WriteX` and among the codecs. */
export const scalarNames: Readonly<Record<Scalar, string>> = {
  bool: "Bool",
  string: "String",
  float64: "Float64",
  float32: "Float32",
  int8: "Int8",
  int16: "Int16",
  int32: "Int32",
  int64: "Int64",
  uint8: "Uint8",
  uint16: "Uint16",
  uint32: "Uint32",
  uint64: "Uint64",
  safeint: "Safeint",
  bytes: "Bytes",
  date: "Date",
  timestamp: "Timestamp",
  duration: "Duration",
  plainDate: "PlainDate",
  uuid: "Uuid",
  decimal: "Decimal",
  ...forTypedArrays(({ element }) => `${upperFirst(element)}Array`),
};

function scalarTypeText(scalar: Scalar, context: EmissionContext): string {
  switch (scalar) {
    case "date":
      return context.external("DateTime");
    case "timestamp":
      return context.external("Timestamp");
    case "duration":
      return context.external("TimeSpan");
    case "plainDate":
      return context.plainDate;
    case "uuid":
      return context.external("Guid");
    default:
      return keywords[scalar];
  }
}

/** What C# calls the elements of typed arrays. */
export const elementTypes: Readonly<Record<TypedArrayKind["element"], string>> = {
  float64: "double",
  float32: "float",
  int8: "sbyte",
  int16: "short",
  int32: "int",
  int64: "long",
  uint16: "ushort",
  uint32: "uint",
  uint64: "ulong",
};

const keywords: Readonly<Record<Exclude<Scalar, "date" | "timestamp" | "duration" | "plainDate" | "uuid">, string>> = {
  ...elementTypes,
  bool: "bool",
  string: "string",
  uint8: "byte",
  safeint: "long",
  bytes: "byte[]",
  decimal: "decimal",
  ...forTypedArrays(({ element }) => `${elementTypes[element]}[]`),
};

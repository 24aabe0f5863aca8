import type { JsonValue, RecordModel, SlotModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { isTypedArray, type TypedArray, typedArrayKinds } from "../../model/typed-array.ts";
import { elementsOf, type JsonObject, memberOf, propertiesOf } from "../default-json.ts";
import { typeNamed } from "./context.ts";
import { propertyKey, stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";
import { typeText } from "./type-text.ts";

/** An expression that makes a value from its JSON form; a new one each time it is run. */
export function defaultText(json: JsonValue, type: TypeModel, scope: ModuleScope): string {
  switch (type.kind) {
    case "scalar":
      return scalarText(json, type.scalar, scope);
    case "raw":
      return bytesText(String(json), scope);
    case "nullable":
      return json === null ? "null" : defaultText(json, type.type, scope);
    case "list":
      return `[${elementsOf(json)
        .map((item) => defaultText(item, type.element, scope))
        .join(", ")}]`;
    case "tuple":
      return `[${type.elements.map((element, i) => defaultText(elementsOf(json)[i] ?? null, element, scope)).join(", ")}]`;
    case "set":
      return setText(json, type, scope);
    case "map":
      return type.form === "record" ? dictionaryText(json, type, scope) : mapText(json, type, scope);
    case "reference":
      return namedText(json, type.name, scope);
  }
}

/** True for defaults that read well where they are used; others become a function. */
export function isShortDefault(slot: SlotModel): boolean {
  const json = slot.default ?? null;
  const isEmptyLiteral = slot.type.kind === "list" || (slot.type.kind === "map" && slot.type.form === "record");
  if (typeof json === "object") return json === null || (isEmptyLiteral && Object.keys(json).length === 0);
  if (slot.type.kind === "reference") return true;
  return slot.type.kind === "scalar" && slot.type.scalar !== "bytes" && slot.type.scalar !== "date";
}

function setText(json: JsonValue, type: Extract<TypeModel, { kind: "set" }>, scope: ModuleScope): string {
  const items = elementsOf(json).map((item) => defaultText(item, type.element, scope));
  const created = `new ${scope.global("Set")}<${typeText(type.element, scope)}>`;
  return items.length === 0 ? `${created}()` : `${created}([${items.join(", ")}])`;
}

function mapText(json: JsonValue, type: Extract<TypeModel, { kind: "map" }>, scope: ModuleScope): string {
  const pairs = elementsOf(json).map((pair) => {
    const [key = null, value = null] = elementsOf(pair);
    return `[${defaultText(key, type.key, scope)}, ${defaultText(value, type.value, scope)}]`;
  });
  const created = `new ${scope.global("Map")}<${typeText(type.key, scope)}, ${typeText(type.value, scope)}>`;
  return pairs.length === 0 ? `${created}()` : `${created}([${pairs.join(", ")}])`;
}

function dictionaryText(json: JsonValue, type: Extract<TypeModel, { kind: "map" }>, scope: ModuleScope): string {
  const properties = Object.entries(propertiesOf(json)).map(
    ([name, value]) => `${propertyKey(name)}: ${defaultText(value, type.value, scope)}`,
  );
  return objectText(properties);
}

function namedText(json: JsonValue, name: string, scope: ModuleScope): string {
  const type = typeNamed(scope.context, name);
  switch (type.kind) {
    case "enum": {
      const literal = typeof json === "number" ? String(json) : stringLiteral(String(json));
      return type.source === "enum" && typeof json === "string" ? `${literal} as ${scope.name(name, "type")}` : literal;
    }
    case "record":
      return recordText(propertiesOf(json), type, scope);
    case "union":
      return recordText(propertiesOf(json), memberOf(type, propertiesOf(json), scope.context.types), scope);
  }
}

function recordText(json: JsonObject, record: RecordModel, scope: ModuleScope): string {
  const { discriminator } = record;
  const properties = discriminator
    ? [`${propertyKey(discriminator.property)}: ${stringLiteral(discriminator.value)}`]
    : [];
  for (const slot of record.slots) {
    const given = Object.hasOwn(json, slot.name) ? json[slot.name] : undefined;
    const text = slotText(given, slot, scope);
    if (text !== undefined) properties.push(`${propertyKey(slot.name)}: ${text}`);
  }
  return objectText(properties);
}

/** What a slot of a default holds: what the default says, or what an absent slot would be read as. */
function slotText(given: JsonValue | undefined, slot: SlotModel, scope: ModuleScope): string | undefined {
  if (given !== undefined && given !== null) return defaultText(given, slot.type, scope);
  if (slot.presence === "optional") return undefined;
  if (slot.presence === "nullable") return "null";
  return defaultText((slot.presence === "defaulted" ? slot.default : given) ?? null, slot.type, scope);
}

function scalarText(json: JsonValue, scalar: Scalar, scope: ModuleScope): string {
  if (isTypedArray(scalar)) return typedArrayText(json, scalar, scope);
  switch (scalar) {
    case "bytes":
      return bytesText(String(json), scope);
    case "date":
      return `new ${scope.global("Date")}(${stringLiteral(String(json))})`;
    case "int64":
    case "uint64":
    case "timestamp":
    case "duration":
      return `${BigInt(String(json))}n`;
    case "string":
    case "uuid":
    case "decimal":
    case "plainDate":
      return stringLiteral(String(json));
    case "float32":
      // What the wire would make of it, so that an absent slot reads as one that was written.
      return numberText(typeof json === "number" ? Math.fround(json) : json, scope);
    default:
      return numberText(json, scope);
  }
}

function typedArrayText(json: JsonValue, array: TypedArray, scope: ModuleScope): string {
  const { className, element } = typedArrayKinds[array];
  const items = elementsOf(json).map((item) => scalarText(item, element, scope));
  return `new ${scope.global(className)}(${items.length === 0 ? "0" : `[${items.join(", ")}]`})`;
}

/** Booleans and numbers; `"NaN"`, `"Infinity"`, `"-Infinity"` and `"-0"` are how JSON says what it has no numbers for. */
function numberText(json: JsonValue, scope: ModuleScope): string {
  if (json === "NaN") return `${scope.global("Number")}.NaN`;
  if (json === "Infinity") return `${scope.global("Number")}.POSITIVE_INFINITY`;
  if (json === "-Infinity") return `${scope.global("Number")}.NEGATIVE_INFINITY`;
  return Object.is(json, -0) ? "-0" : String(json);
}

function bytesText(base64: string, scope: ModuleScope): string {
  const bytes = [...Buffer.from(base64, "base64")];
  return `new ${scope.global("Uint8Array")}(${bytes.length === 0 ? "0" : `[${bytes.join(", ")}]`})`;
}

function objectText(properties: readonly string[]): string {
  return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
}

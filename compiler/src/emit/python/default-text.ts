import type { EnumModel, JsonValue, RecordModel, SlotModel } from "../../model/schema-model.ts";
import type { MapType, Scalar, TypeModel } from "../../model/type-model.ts";
import { isTypedArray, type TypedArrayKind, typedArrayKinds } from "../../model/typed-array.ts";
import { elementsOf, type JsonObject, memberOf, propertiesOf } from "../default-json.ts";
import { typeNamed } from "./context.ts";
import { bytesText, stringLiteral } from "./literal-text.ts";
import { fieldName, isClassEnum, memberName, memberOfValue } from "./names.ts";
import type { ModuleScope } from "./scope.ts";
import { isHashable } from "./type-text.ts";

/** True for defaults that no one can change and that name no other type: those stand in the class as they are. */
export function isPlainDefault(type: TypeModel, scope: ModuleScope): boolean {
  if (type.kind === "reference") {
    const named = typeNamed(scope.context, type.name);
    return named.kind === "enum" && !isClassEnum(named);
  }
  return type.kind === "raw" || (type.kind === "scalar" && !isTypedArray(type.scalar));
}

/** An expression that makes a value from its JSON form; a new one each time it is run. */
export function defaultText(json: JsonValue, type: TypeModel, scope: ModuleScope): string {
  switch (type.kind) {
    case "scalar":
      return scalarText(json, type.scalar, scope);
    case "raw":
      return bytesText(String(json), scope.builtin("bytes"));
    case "nullable":
      return json === null ? "None" : defaultText(json, type.type, scope);
    case "list":
      return `[${elementTexts(json, type.element, scope)}]`;
    case "tuple": {
      const elements = type.elements.map((element, i) => defaultText(elementsOf(json)[i] ?? null, element, scope));
      return `(${elements.join(", ")}${elements.length === 1 ? "," : ""})`;
    }
    case "set":
      return setText(json, type.element, scope);
    case "map":
      return mapText(json, type, scope);
    case "reference":
      return namedText(json, type.name, scope);
  }
}

function elementTexts(json: JsonValue, element: TypeModel, scope: ModuleScope): string {
  return elementsOf(json)
    .map((item) => defaultText(item, element, scope))
    .join(", ");
}

function setText(json: JsonValue, element: TypeModel, scope: ModuleScope): string {
  const items = elementTexts(json, element, scope);
  if (!isHashable(element, scope)) return `[${items}]`;
  return `${scope.builtin("frozenset")}(${items === "" ? "" : `[${items}]`})`;
}

function mapText(json: JsonValue, type: MapType, scope: ModuleScope): string {
  const pairs: readonly JsonValue[] = type.form === "record" ? Object.entries(propertiesOf(json)) : elementsOf(json);
  const items = pairs.map((pair) => {
    const [key = null, value = null] = elementsOf(pair);
    return `${defaultText(key, type.key, scope)}: ${defaultText(value, type.value, scope)}`;
  });
  return `{${items.join(", ")}}`;
}

function namedText(json: JsonValue, name: string, scope: ModuleScope): string {
  const type = typeNamed(scope.context, name);
  switch (type.kind) {
    case "enum":
      return enumText(json, type, scope);
    case "record":
      return recordText(propertiesOf(json), type, scope);
    case "union":
      return recordText(propertiesOf(json), memberOf(type, propertiesOf(json), scope.context.types), scope);
  }
}

function enumText(json: JsonValue, type: EnumModel, scope: ModuleScope): string {
  const member = memberOfValue(type, json);
  if (member && isClassEnum(type)) return `${scope.value(type.name)}.${memberName(member.name)}`;
  return typeof json === "number" ? String(json) : stringLiteral(String(json));
}

function recordText(json: JsonObject, record: RecordModel, scope: ModuleScope): string {
  const values = record.slots.flatMap((slot) => {
    const given = Object.hasOwn(json, slot.name) ? json[slot.name] : undefined;
    const text = slotText(given, slot, scope);
    return text === undefined ? [] : [`${fieldName(slot.name)}=${text}`];
  });
  return `${scope.value(record.name)}(${values.join(", ")})`;
}

/** What a slot of a default holds; the class itself knows what an absent optional or defaulted slot is. */
function slotText(given: JsonValue | undefined, slot: SlotModel, scope: ModuleScope): string | undefined {
  if (given !== undefined && given !== null) return defaultText(given, slot.type, scope);
  return slot.presence === "nullable" ? "None" : undefined;
}

function arrayText(json: JsonValue, element: TypedArrayKind["element"], scope: ModuleScope): string {
  const items = elementTexts(json, { kind: "scalar", scalar: element }, scope);
  return `${scope.imported("array", "array")}("${arrayCodes[element]}"${items === "" ? "" : `, [${items}]`})`;
}

/** What Python's `array` calls its elements. */
const arrayCodes: Readonly<Record<TypedArrayKind["element"], string>> = {
  float64: "d",
  float32: "f",
  int8: "b",
  int16: "h",
  int32: "i",
  int64: "q",
  uint16: "H",
  uint32: "I",
  uint64: "Q",
};

function scalarText(json: JsonValue, scalar: Scalar, scope: ModuleScope): string {
  if (isTypedArray(scalar)) return arrayText(json, typedArrayKinds[scalar].element, scope);
  switch (scalar) {
    case "bool":
      return json === true ? "True" : "False";
    case "string":
      return stringLiteral(String(json));
    case "bytes":
      return bytesText(String(json), scope.builtin("bytes"));
    case "float32":
      // What the wire would make of it.
      return floatText(typeof json === "number" ? Math.fround(json) : json, scope);
    case "float64":
      return floatText(json, scope);
    case "date":
      return dateText(String(json), scope);
    case "timestamp":
      return `${scope.wire("Timestamp")}(${BigInt(String(json))})`;
    case "duration":
      return `${scope.wire("Duration")}(${BigInt(String(json))})`;
    case "plainDate":
      return `${scope.imported("datetime", "date")}(${String(json).split("-").map(Number).join(", ")})`;
    case "uuid":
      return `${scope.imported("uuid", "UUID")}(${stringLiteral(String(json))})`;
    case "decimal":
      return `${scope.imported("decimal", "Decimal")}(${stringLiteral(String(json))})`;
    default:
      return String(BigInt(String(json)));
  }
}

/** JSON has no numbers for some floats, and Python takes one without a point as an int. */
function floatText(json: JsonValue, scope: ModuleScope): string {
  if (json === "NaN" || json === "Infinity" || json === "-Infinity")
    return `${scope.builtin("float")}("${json.replace("Infinity", "inf").toLowerCase()}")`;
  if (json === "-0" || Object.is(json, -0)) return "-0.0";
  const text = String(json);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function dateText(json: string, scope: ModuleScope): string {
  const date = new Date(json);
  const [year = 0, month = 0, day = 0, ...time] = date.toISOString().match(/\d+/g)?.map(Number) ?? [];
  const [hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = time;
  const parts = [year, month, day, hours, minutes, seconds, milliseconds * 1000];
  const zone = `tzinfo=${scope.imported("datetime", "timezone")}.utc`;
  return `${scope.imported("datetime", "datetime")}(${[...parts, zone].join(", ")})`;
}

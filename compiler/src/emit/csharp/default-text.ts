import type { JsonValue, RecordModel, SlotModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { isTypedArray, type TypedArrayKind, typedArrayKinds } from "../../model/typed-array.ts";
import { elementsOf, type JsonObject, memberOf, propertiesOf } from "../default-json.ts";
import type { EmissionContext } from "./context.ts";
import { doubleLiteral, floatLiteral, stringLiteral } from "./literal-text.ts";
import { nameMembers, nameProperties, type PropertyNames } from "./names.ts";
import { codecText, elementTypes, hasOwnEquality, isValueType, typeText } from "./type-text.ts";

/** Where an initialiser stands: within a class, whose properties hide types of their names in expressions. */
export interface InitialPlace {
  readonly context: EmissionContext;
  readonly properties: PropertyNames;
}

/** The expression that a property starts with; undefined where C#'s own start is right. */
export function initialText(slot: SlotModel, place: InitialPlace): string | undefined {
  if (slot.presence === "optional" || slot.presence === "nullable") return undefined;
  if (slot.presence === "defaulted") return defaultText(slot.default ?? null, slot.type, place);
  return startText(slot.type, place);
}

/** What a required slot holds before it is given a value: nothing, where nothing can be made of thin air. */
function startText(type: TypeModel, place: InitialPlace): string | undefined {
  switch (type.kind) {
    case "scalar":
      if (type.scalar === "bytes") return "global::System.Array.Empty<byte>()";
      if (isTypedArray(type.scalar)) return arrayText([], typedArrayKinds[type.scalar].element);
      return type.scalar === "string" ? '""' : undefined;
    case "raw":
      return "global::System.Array.Empty<byte>()";
    case "list":
    case "set":
    case "map":
      return initialised(type, [], place);
    case "tuple":
      return type.elements.some((element) => startText(element, place) !== undefined)
        ? tupleText(
            type.elements,
            type.elements.map((element) => startText(element, place) ?? "default"),
            place,
          )
        : undefined;
    case "reference":
      return isValueType(type, place.context) ? undefined : "null!";
    case "nullable":
      return undefined;
  }
}

type ContainerType = Extract<TypeModel, { kind: "list" | "set" | "map" }>;

/** `new List<int>`; a set's comparer with it where it needs one. */
function createText(type: ContainerType, { context, properties }: InitialPlace): string {
  const created = `new ${typeText(type, context)}`;
  if (type.kind !== "set" || hasOwnEquality(type.element, context)) return created;
  const codec = codecText(type.element, context);
  const head = codec.split(".", 1)[0] ?? codec;
  const isHidden = !codec.startsWith("new ") && properties.all.has(head);
  return `${created}(${isHidden ? qualified(codec, head, context) : codec})`;
}

function qualified(codec: string, head: string, context: EmissionContext): string {
  const owner = head === "Codecs" ? context.supportNamespace : context.namespace;
  return `global::${owner}.${codec}`;
}

function tupleText(types: readonly TypeModel[], values: readonly string[], { context }: InitialPlace): string {
  if (values.length > 1) return `(${values.join(", ")})`;
  return `new ${typeText({ kind: "tuple", elements: types }, context)}(${values.join("")})`;
}

/** An expression that makes a value from its JSON form; a new one each time it is run. */
export function defaultText(json: JsonValue, type: TypeModel, place: InitialPlace): string {
  switch (type.kind) {
    case "scalar":
      return scalarText(json, type.scalar, place);
    case "raw":
      return bytesText(String(json));
    case "nullable":
      return json === null ? "null" : defaultText(json, type.type, place);
    case "list":
    case "set":
      return initialised(
        type,
        elementsOf(json).map((item) => defaultText(item, type.element, place)),
        place,
      );
    case "tuple":
      return tupleText(
        type.elements,
        type.elements.map((element, i) => defaultText(elementsOf(json)[i] ?? null, element, place)),
        place,
      );
    case "map":
      return initialised(type, mapEntries(json, type, place), place);
    case "reference":
      return namedText(json, type.name, place);
  }
}

function initialised(type: ContainerType, items: readonly string[], place: InitialPlace): string {
  const created = createText(type, place);
  if (items.length > 0) return `${created} { ${items.join(", ")} }`;
  return created.endsWith(")") ? created : `${created}()`;
}

function mapEntries(
  json: JsonValue,
  type: Extract<TypeModel, { kind: "map" }>,
  place: InitialPlace,
): readonly string[] {
  const pairs = type.form === "record" ? Object.entries(propertiesOf(json)) : elementsOf(json).map(elementsOf);
  return pairs.map(([key = null, value = null]) => {
    const keyText = type.form === "record" ? stringLiteral(String(key)) : defaultText(key, type.key, place);
    return `{ ${keyText}, ${defaultText(value, type.value, place)} }`;
  });
}

function namedText(json: JsonValue, name: string, place: InitialPlace): string {
  const type = place.context.typeNamed(name);
  switch (type.kind) {
    case "enum": {
      const { type: className } = place.context.namesOf(name);
      const member = type.members.findIndex(({ value }) => value === json);
      const owner = place.properties.all.has(className) ? `global::${place.context.namespace}.${className}` : className;
      if (member >= 0) return `${owner}.${nameMembers(type, className)[member]}`;
      return type.wire === "string" ? stringLiteral(String(json)) : `(${owner})(${json})`;
    }
    case "record":
      return recordText(propertiesOf(json), type, place);
    case "union":
      return recordText(propertiesOf(json), memberOf(type, propertiesOf(json), place.context.types), place);
  }
}

/** Slots that the default leaves out start as those of any new value do. */
function recordText(json: JsonObject, record: RecordModel, place: InitialPlace): string {
  const { type } = place.context.namesOf(record.name);
  const names = nameProperties(record, type);
  const values = record.slots.flatMap((slot) => {
    const given = Object.hasOwn(json, slot.name) ? (json[slot.name] ?? null) : null;
    return given === null ? [] : [`${names.bySlot.get(slot.key)} = ${defaultText(given, slot.type, place)}`];
  });
  return values.length === 0 ? `new ${type}()` : `new ${type} { ${values.join(", ")} }`;
}

function scalarText(json: JsonValue, scalar: Scalar, place: InitialPlace): string {
  if (isTypedArray(scalar)) {
    const { element } = typedArrayKinds[scalar];
    const items = elementsOf(json).map((item) =>
      item === "NaN" ? nanText(element) : scalarText(item, element, place),
    );
    return arrayText(items, element);
  }
  const { context } = place;
  switch (scalar) {
    case "bool":
      return String(json);
    case "string":
      return stringLiteral(String(json));
    case "float64":
      return doubleLiteral(numberOf(json));
    case "float32":
      return floatLiteral(numberOf(json));
    case "int64":
    case "safeint":
      return `${BigInt(String(json))}L`;
    case "uint64":
      return `${BigInt(String(json))}UL`;
    case "bytes":
      return bytesText(String(json));
    case "date":
      return `new ${context.external("DateTime")}(${ticksOf(String(json))}L, global::System.DateTimeKind.Utc)`;
    case "timestamp":
      return timestampText(BigInt(String(json)), context);
    case "duration":
      return `new ${context.external("TimeSpan")}(${BigInt(String(json))}L)`;
    case "plainDate":
      return `global::${context.supportNamespace}.PlainDates.FromDay(${dayOf(String(json))})`;
    case "uuid":
      return `new ${context.external("Guid")}(${stringLiteral(String(json))})`;
    case "decimal":
      return decimalText(String(json));
    default:
      return String(json === "-0" ? 0 : json);
  }
}

function arrayText(items: readonly string[], element: TypedArrayKind["element"]): string {
  const type = elementTypes[element];
  return items.length === 0 ? `global::System.Array.Empty<${type}>()` : `new ${type}[] { ${items.join(", ")} }`;
}

/** An array keeps the bits of a NaN, and those of .NET's own are not everyone's. */
function nanText(element: TypedArrayKind["element"]): string {
  if (element === "float32") return "global::System.BitConverter.Int32BitsToSingle(0x7fc00000)";
  return "global::System.BitConverter.Int64BitsToDouble(0x7ff8000000000000)";
}

/** A literal keeps digits and zeros, and has no negative zero. */
function decimalText(text: string): string {
  if (!/^-[0.]+$/.test(text)) return `${text}m`;
  return `new decimal(0, 0, 0, true, ${text.split(".")[1]?.length ?? 0})`;
}

function timestampText(nanoseconds: bigint, context: EmissionContext): string {
  const rest = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return `new ${context.external("Timestamp")}(${(nanoseconds - rest) / 1_000_000_000n}L, ${rest})`;
}

/** Ticks of 100 ns since 0001-01-01. */
function ticksOf(date: string): bigint {
  return BigInt(new Date(date).getTime()) * 10_000n + 621_355_968_000_000_000n;
}

/** Days since 0001-01-01. */
function dayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getTime() / 86_400_000 + 719_162;
}

/** `"NaN"`, `"Infinity"`, `"-Infinity"` and `"-0"` are how JSON says what it has no numbers for. */
function numberOf(json: JsonValue): number {
  return Number(json);
}

function bytesText(base64: string): string {
  const bytes = [...Buffer.from(base64, "base64")];
  return bytes.length === 0 ? "global::System.Array.Empty<byte>()" : `new byte[] { ${bytes.join(", ")} }`;
}

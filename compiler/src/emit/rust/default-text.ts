import type { EnumModel, JsonValue, RecordModel, SlotModel, UnionModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { isTypedArray, typedArrayKinds } from "../../model/typed-array.ts";
import { elementsOf, type JsonObject, propertiesOf } from "../default-json.ts";
import { spellName } from "./identifier.ts";
import { bytesLiteral, floatLiteral, stringLiteral } from "./literal-text.ts";
import { nameFields, nameMembers, nameVariants, unknownField, unknownVariant } from "./names.ts";
import { typeNamed } from "./scope.ts";
import { isBoxed, setText, type TypePlace } from "./type-text.ts";

/** An expression that makes a value from its JSON form; a new one each time it is run. */
export function defaultText(json: JsonValue, type: TypeModel, place: TypePlace): string {
  const { scope } = place;
  switch (type.kind) {
    case "scalar":
      return scalarText(json, type.scalar, place);
    case "raw":
      return `keyslot::Raw::declared(${bytesLiteral(String(json))})`;
    case "nullable":
      return json === null ? "None" : `Some(${defaultText(json, type.type, place)})`;
    case "list": {
      const items = elementsOf(json).map((item) => defaultText(item, type.element, { scope }));
      return items.length === 0 ? `${scope.prelude("Vec")}::new()` : `vec![${items.join(", ")}]`;
    }
    case "tuple": {
      const items = type.elements.map((element, i) => defaultText(elementsOf(json)[i] ?? null, element, place));
      return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
    }
    case "set":
      return setDefault(json, type.element, place);
    case "map":
      return mapDefault(json, type, place);
    case "reference": {
      const text = namedText(json, type.name, place);
      return isBoxed(type.name, place) ? `${scope.prelude("Box")}::new(${text})` : text;
    }
  }
}

function setDefault(json: JsonValue, element: TypeModel, { scope }: TypePlace): string {
  const set = setText(element, scope);
  const items = elementsOf(json).map((item) => defaultText(item, element, { scope }));
  if (items.length === 0) return `${set}::new()`;
  return `${set}::${set === "keyslot::Set" ? "declared" : "from"}([${items.join(", ")}])`;
}

function mapDefault(json: JsonValue, type: Extract<TypeModel, { kind: "map" }>, { scope }: TypePlace): string {
  const pairs =
    type.form === "record"
      ? Object.entries(propertiesOf(json))
      : elementsOf(json).map((pair) => [elementsOf(pair)[0] ?? null, elementsOf(pair)[1] ?? null] as const);
  const map = scope.collection("BTreeMap");
  if (pairs.length === 0) return `${map}::new()`;
  const items = pairs.map(([key, value]) => {
    return `(${defaultText(key, type.key, { scope })}, ${defaultText(value, type.value, { scope })})`;
  });
  return `${map}::from([${items.join(", ")}])`;
}

function scalarText(json: JsonValue, scalar: Scalar, place: TypePlace): string {
  if (isTypedArray(scalar)) {
    const { element } = typedArrayKinds[scalar];
    const items = elementsOf(json).map((item) => scalarText(item, element, place));
    return items.length === 0
      ? "keyslot::TypedArray::default()"
      : `keyslot::TypedArray::from(vec![${items.join(", ")}])`;
  }
  const { scope } = place;
  switch (scalar) {
    case "string":
      return json === "" ? `${scope.prelude("String")}::new()` : `${stringLiteral(String(json))}.to_owned()`;
    case "float32":
      return floatLiteral(json, "f32");
    case "float64":
      return floatLiteral(json, "f64");
    case "safeint":
      return `keyslot::SafeInt::declared(${json})`;
    case "duration":
      return `keyslot::Duration::from_ticks(${json})`;
    case "timestamp":
      return timestampText(BigInt(String(json)));
    case "date":
      return `keyslot::Date::declared(${new Date(String(json)).getTime()})`;
    case "plainDate":
      return `keyslot::PlainDate::declared(${new Date(String(json)).getTime() / 86_400_000 + 719_162})`;
    case "uuid":
      return `keyslot::Uuid::from_u128(0x${String(json).replaceAll("-", "_")})`;
    case "decimal":
      return `keyslot::Decimal::declared(${stringLiteral(String(json))})`;
    case "bytes":
      return json === "" ? "keyslot::Bytes::default()" : `keyslot::Bytes::from(&${bytesLiteral(String(json))}[..])`;
    default:
      return String(json);
  }
}

function timestampText(nanos: bigint): string {
  const second = 1_000_000_000n;
  const rest = ((nanos % second) + second) % second;
  return `keyslot::Timestamp::declared(${(nanos - rest) / second}, ${rest})`;
}

function namedText(json: JsonValue, name: string, place: TypePlace): string {
  const type = typeNamed(place.scope.context, name);
  switch (type.kind) {
    case "enum":
      return enumText(json, type, place);
    case "record":
      return recordText(propertiesOf(json), type, place);
    case "union":
      return unionText(propertiesOf(json), type, place);
  }
}

function enumText(json: JsonValue, type: EnumModel, { scope }: TypePlace): string {
  const name = scope.name(type.name);
  for (const [member, variant] of nameVariants(type)) if (member.value === json) return `${name}::${variant}`;
  const value = type.wire === "int" ? String(json) : `${stringLiteral(String(json))}.to_owned()`;
  return `${name}::${unknownVariant}(${value})`;
}

function unionText(json: JsonObject, union: UnionModel, { scope }: TypePlace): string {
  for (const [name, variant] of nameMembers(union)) {
    const record = typeNamed(scope.context, name);
    if (record.kind !== "record" || record.discriminator?.value !== json[union.discriminator]) continue;
    const body = recordText(json, record, { scope });
    const isApart = isBoxed(name, { scope, holder: union.name });
    return `${scope.name(union.name)}::${variant}(${isApart ? `${scope.prelude("Box")}::new(${body})` : body})`;
  }
  throw new Error(`A default of \`${union.name}\` is none of its members.`);
}

function recordText(json: JsonObject, record: RecordModel, { scope }: TypePlace): string {
  const names = nameFields(record);
  const fields = record.slots.map((slot) => {
    const given = Object.hasOwn(json, slot.name) ? json[slot.name] : undefined;
    return `${spellName(names.get(slot.key) ?? "")}: ${slotText(given, slot, { scope, holder: record.name })}`;
  });
  const rest = `${unknownField}: keyslot::UnknownSlots::default()`;
  return `${scope.name(record.name)} { ${[...fields, rest].join(", ")} }`;
}

/** What a slot of a default holds: what the default says, or what an absent slot would be read as. */
function slotText(given: JsonValue | undefined, slot: SlotModel, place: TypePlace): string {
  const isOption = slot.presence === "optional" || slot.presence === "nullable";
  if (given === undefined || given === null) {
    return isOption
      ? "None"
      : defaultText((slot.presence === "defaulted" ? slot.default : given) ?? null, slot.type, place);
  }
  const text = defaultText(given, slot.type, place);
  return isOption ? `Some(${text})` : text;
}

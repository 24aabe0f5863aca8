import type { SlotModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { forTypedArrays, type TypedArrayKind } from "../../model/typed-array.ts";
import { isOrdered } from "./ordered-types.ts";
import type { ModuleScope } from "./scope.ts";

/** Where a type stands: the type of the model that holds it in place, if one does. */
export interface TypePlace {
  readonly scope: ModuleScope;
  readonly holder?: string;
}

/** The Rust spelling of a type. */
export function typeText(type: TypeModel, place: TypePlace): string {
  const { scope } = place;
  const apart = { scope };
  switch (type.kind) {
    case "scalar":
      return type.scalar === "string" ? scope.prelude("String") : scalarTexts[type.scalar];
    case "raw":
      return "keyslot::Raw";
    case "reference":
      return isBoxed(type.name, place) ? `${scope.prelude("Box")}<${scope.name(type.name)}>` : scope.name(type.name);
    case "nullable":
      return `${scope.prelude("Option")}<${typeText(type.type, place)}>`;
    case "list":
      return `${scope.prelude("Vec")}<${typeText(type.element, apart)}>`;
    case "set":
      return `${setText(type.element, scope)}<${typeText(type.element, apart)}>`;
    case "map":
      return `${scope.collection("BTreeMap")}<${typeText(type.key, apart)}, ${typeText(type.value, apart)}>`;
    case "tuple": {
      const elements = type.elements.map((element) => typeText(element, place));
      return `(${elements.join(", ")}${elements.length === 1 ? "," : ""})`;
    }
  }
}

export function slotTypeText(slot: SlotModel, place: TypePlace): string {
  const text = typeText(slot.type, place);
  return isOption(slot) ? `${place.scope.prelude("Option")}<${text}>` : text;
}

export function isOption({ presence }: SlotModel): boolean {
  return presence === "optional" || presence === "nullable";
}

/** True where a type must not stand in place. */
export function isBoxed(name: string, { scope, holder }: TypePlace): boolean {
  return holder !== undefined && scope.context.boxed.get(holder)?.has(name) === true;
}

/** The sorted set of the standard library, and for what it cannot sort our own. */
export function setText(element: TypeModel, scope: ModuleScope): string {
  return isOrdered(element, scope.context.unordered) ? scope.collection("BTreeSet") : "keyslot::Set";
}

const elementTexts: Readonly<Record<TypedArrayKind["element"], string>> = {
  float64: "f64",
  float32: "f32",
  int8: "i8",
  int16: "i16",
  int32: "i32",
  int64: "i64",
  uint16: "u16",
  uint32: "u32",
  uint64: "u64",
};

export const scalarTexts: Record<Exclude<Scalar, "string">, string> = {
  ...elementTexts,
  bool: "bool",
  uint8: "u8",
  safeint: "keyslot::SafeInt",
  bytes: "keyslot::Bytes",
  date: "keyslot::Date",
  timestamp: "keyslot::Timestamp",
  duration: "keyslot::Duration",
  plainDate: "keyslot::PlainDate",
  uuid: "keyslot::Uuid",
  decimal: "keyslot::Decimal",
  ...forTypedArrays(({ element }) => `keyslot::TypedArray<${elementTexts[element]}>`),
};

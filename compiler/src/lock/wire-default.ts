import type { JsonValue } from "../model/schema-model.ts";
import type { MapType, TypeModel } from "../model/type-model.ts";
import { canonicalJson } from "./canonical-json.ts";
import { byText, type FindType, type LockedSlot, type LockedType } from "./lockfile.ts";

/** A slot's default with enum members as they stand on the wire: what TypeScript calls them may change alone. */
export function wireDefault(slot: LockedSlot, find: FindType): JsonValue {
  return onWire(slot.default ?? null, slot.type, find);
}

function onWire(value: JsonValue, type: TypeModel, find: FindType): JsonValue {
  switch (type.kind) {
    case "scalar":
    case "raw":
      return value;
    case "nullable":
      return value === null ? null : onWire(value, type.type, find);
    case "list":
    case "set":
      return isList(value) ? value.map((each) => onWire(each, type.element, find)) : value;
    case "tuple":
      return isList(value) ? value.map((each, i) => onWire(each, type.elements[i] ?? { kind: "raw" }, find)) : value;
    case "map":
      return pairsOnWire(value, type, find);
    case "reference":
      return memberOnWire(value, find(type.name));
  }
}

/** A `Map` and a `Record` are one on the wire, and the order of their entries says nothing. */
function pairsOnWire(value: JsonValue, type: MapType, find: FindType): JsonValue {
  const entries = isObject(value) ? Object.entries(value) : isList(value) ? value : [];
  const pairs = entries.map((pair): readonly [JsonValue, JsonValue] => {
    const [key = null, each = null] = isList(pair) ? pair : [];
    return [onWire(key, type.key, find), onWire(each, type.value, find)];
  });
  return pairs.sort(([a], [b]) => byText(canonicalJson(a), canonicalJson(b)));
}

function memberOnWire(value: JsonValue, type: LockedType | undefined): JsonValue {
  if (type?.kind !== "enum") return value;
  return type.members.find((member) => !member.retired && member.value === value)?.wire ?? value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === "object" && value !== null && !isList(value);
}

import { recordShape, type Shape, shapeCodec, slot } from "@keyslot/runtime/codegen";
import { type FindType, liveMembers, liveSlots } from "../lock/lockfile.ts";
import type { JsonValue } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";

/** The value that an absent slot is read as, from the default's JSON form. */
export function makeDefault(
  json: JsonValue,
  type: TypeModel,
  { shape, find }: { readonly shape: Shape; readonly find: FindType },
): unknown {
  const codec = shapeCodec(recordShape("Default", 1, [slot(0, "value", "required", shape)]));
  return valueIn(codec.fromJSON({ value: roundFloats(json, type, find) }));
}

function valueIn(holder: object): unknown {
  return "value" in holder ? holder.value : undefined;
}

/** What the wire would make of a float32, so that an absent slot reads as one that was written. */
function roundFloats(json: JsonValue, type: TypeModel, find: FindType): JsonValue {
  const inside = (inner: JsonValue | undefined, of: TypeModel) => roundFloats(inner ?? null, of, find);
  switch (type.kind) {
    case "scalar":
      return type.scalar === "float32" && typeof json === "number" ? Math.fround(json) : json;
    case "nullable":
      return inside(json, type.type);
    case "list":
    case "set":
      return isList(json) ? json.map((item) => inside(item, type.element)) : json;
    case "tuple":
      return isList(json) ? json.map((item, i) => inside(item, type.elements[i] ?? { kind: "raw" })) : json;
    case "map":
      if (isList(json))
        return json.map((pair) => (isList(pair) ? [inside(pair[0], type.key), inside(pair[1], type.value)] : pair));
      return isObject(json) ? mapValues(json, (_, item) => inside(item, type.value)) : json;
    case "reference":
      return isObject(json) ? roundRecord(json, type.name, find) : json;
    case "raw":
      return json;
  }
}

function roundRecord(json: JsonObject, name: string, find: FindType): JsonValue {
  const type = find(name);
  if (type?.kind === "union") {
    const records = liveMembers(type).map((member) => find(member.record));
    const member = records.find(
      (each) => each?.kind === "record" && each.discriminator?.value === json[type.discriminator],
    );
    return member ? roundRecord(json, member.name, find) : json;
  }
  if (type?.kind !== "record") return json;
  const slots = new Map(liveSlots(type).map((each) => [each.name, each.type]));
  return mapValues(json, (slotName, item) => {
    const slotType = slots.get(slotName);
    return slotType && item !== null ? roundFloats(item, slotType, find) : item;
  });
}

interface JsonObject {
  readonly [name: string]: JsonValue;
}

function mapValues(json: JsonObject, change: (name: string, value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, change(name, value)]));
}

function isObject(json: JsonValue): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isList(json: JsonValue): json is readonly JsonValue[] {
  return Array.isArray(json);
}

import type { TypeDefinition } from "../../model/schema-model.ts";
import type { TypeModel } from "../../model/type-model.ts";
import { groupTypes } from "../type-groups.ts";

/** By type, its group: types that would hold each other in place, without an allocation between them. Those need a `Box`. */
export function groupInline(types: ReadonlyMap<string, TypeDefinition>): ReadonlyMap<string, number> {
  const inline = new Map([...types].map(([name, type]) => [name, keepInline(type)] as const));
  const groups = groupTypes(inline);
  return new Map(groups.flatMap((group, i) => group.map((name) => [name, i] as const)));
}

/** The type with nothing but what its slots hold in place. */
function keepInline(type: TypeDefinition): TypeDefinition {
  if (type.kind !== "record") return type;
  const slots = type.slots.map((slot) => {
    const elements = inlineReferences(slot.type);
    return { ...slot, type: { kind: "tuple", elements } as const };
  });
  return { ...type, slots };
}

function inlineReferences(type: TypeModel): readonly TypeModel[] {
  switch (type.kind) {
    case "reference":
      return [type];
    case "nullable":
      return inlineReferences(type.type);
    case "tuple":
      return type.elements.flatMap(inlineReferences);
    case "scalar":
    case "raw":
    case "list":
    case "set":
    case "map":
      return [];
  }
}

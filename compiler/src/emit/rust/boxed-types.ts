import type { TypeDefinition } from "../../model/schema-model.ts";
import type { TypeModel } from "../../model/type-model.ts";
import { referencesOf } from "../../model/walk-type.ts";
import { groupTypes } from "../type-groups.ts";

/**
 * By type, the types that it holds in a `Box` where others stand in place: those that would hold each other without an allocation
 * between them, and those below which so much is nested in place already that one value would fill a stack.
 */
export function findBoxed(types: ReadonlyMap<string, TypeDefinition>): ReadonlyMap<string, ReadonlySet<string>> {
  const inline = new Map([...types].map(([name, type]) => [name, keepInline(type)] as const));
  const boxed = new Map<string, ReadonlySet<string>>();
  const depths = new Map<string, number>();
  // Each group comes after the groups that it refers to, so that their depths are known.
  for (const group of groupTypes(inline)) {
    for (const name of group) {
      const held = heldBy(inline.get(name));
      const apart = held.filter((other) => group.includes(other) || (depths.get(other) ?? 0) >= deepestInline);
      const inPlace = held.filter((other) => !apart.includes(other));
      boxed.set(name, new Set(apart));
      depths.set(name, 1 + Math.max(0, ...inPlace.map((other) => depths.get(other) ?? 0)));
    }
  }
  return boxed;
}

/** So many types may stand within each other in place. */
const deepestInline = 8;

function heldBy(type: TypeDefinition | undefined): readonly string[] {
  if (type?.kind === "union") return type.members.map((member) => member.record);
  return type?.kind === "record" ? type.slots.flatMap((slot) => referencesOf(slot.type)) : [];
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

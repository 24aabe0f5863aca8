import type { TypeDefinition } from "../../model/schema-model.ts";
import { referencesOf } from "../../model/walk-type.ts";
import { groupTypes } from "../type-groups.ts";

/** What Rust takes without being told. */
const defaultLimit = 128;

/** The compiler follows types into each other in so many steps a type at most. */
const stepsPerType = 3;

/** The `recursion_limit` that a crate needs whose types lead to one another in a long chain; undefined where none is needed. */
export function recursionLimit(types: ReadonlyMap<string, TypeDefinition>): number | undefined {
  const lengths = new Map<string, number>();
  for (const group of groupTypes(types)) {
    const next = group.flatMap((name) => typesNamedBy(types.get(name))).filter((name) => !group.includes(name));
    const length = group.length + Math.max(0, ...next.map((name) => lengths.get(name) ?? 0));
    for (const name of group) lengths.set(name, length);
  }
  const needed = stepsPerType * Math.max(0, ...lengths.values());
  return needed <= defaultLimit ? undefined : 2 ** Math.ceil(Math.log2(needed));
}

function typesNamedBy(type: TypeDefinition | undefined): readonly string[] {
  if (type?.kind === "union") return type.members.map((member) => member.record);
  return type?.kind === "record" ? type.slots.flatMap((slot) => referencesOf(slot.type)) : [];
}

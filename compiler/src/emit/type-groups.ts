import type { TypeDefinition } from "../model/schema-model.ts";
import { referencesOf } from "../model/walk-type.ts";

/**
 * Types in groups that reach each other, each group after every group that it refers to: what depends on whole types can be
 * computed group by group. (Tarjan's strongly connected components.)
 */
export function groupTypes(types: ReadonlyMap<string, TypeDefinition>): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const order = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();

  /** Gives the earliest type on the stack that `name` reaches. */
  function visit(name: string): number {
    const own = order.size;
    order.set(name, own);
    stack.push(name);
    onStack.add(name);
    let lowest = own;
    for (const next of typesNamedBy(types.get(name))) {
      const known = order.get(next);
      if (known === undefined) lowest = Math.min(lowest, visit(next));
      else if (onStack.has(next)) lowest = Math.min(lowest, known);
    }
    if (lowest === own) {
      const group = stack.splice(stack.indexOf(name));
      for (const member of group) onStack.delete(member);
      groups.push(group);
    }
    return lowest;
  }

  for (const name of types.keys()) if (!order.has(name)) visit(name);
  return groups;
}

/** The declared types that a type mentions itself. */
export function typesNamedBy(type: TypeDefinition | undefined): readonly string[] {
  if (type?.kind === "union") return type.members.map((member) => member.record);
  return type?.kind === "record" ? type.slots.flatMap((slot) => referencesOf(slot.type)) : [];
}

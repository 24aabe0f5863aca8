import { referencesOf } from "../model/walk-type.ts";
import { type LockedType, liveMembers, type TypeShape } from "./lockfile.ts";

/** One step from a type to another: the step's own name, and where it leads. */
export interface TypeStep {
  /** `.inventory` for a slot, empty for a union's member. */
  readonly step: string;
  readonly name: string;
}

/** Every live mention of another type in a type's own declaration. */
export function stepsFrom(type: TypeShape): readonly TypeStep[] {
  switch (type.kind) {
    case "enum":
      return [];
    case "union":
      return liveMembers(type).map((member) => ({ step: "", name: member.record }));
    case "record":
      return type.slots
        .filter((slot) => !slot.retired)
        .flatMap((slot) => referencesOf(slot.type).map((name) => ({ step: `.${slot.name}`, name })));
  }
}

/** By the name of a type: who mentions it, and in which step. */
export type Mentions = ReadonlyMap<string, readonly { readonly by: LockedType; readonly step: string }[]>;

export function mentionsIn(types: readonly LockedType[]): Mentions {
  const mentions = new Map<string, { readonly by: LockedType; readonly step: string }[]>();
  for (const by of types) {
    for (const { name, step } of stepsFrom(by)) {
      const known = mentions.get(name);
      if (known) known.push({ by, step });
      else mentions.set(name, [{ by, step }]);
    }
  }
  return mentions;
}

/** Names of every type that can be reached from these, themselves included. */
export function reachedFrom(
  starts: readonly string[],
  find: (name: string) => TypeShape | undefined,
): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const name of reached) {
    const type = find(name);
    for (const next of type ? stepsFrom(type) : []) reached.add(next.name);
  }
  return reached;
}

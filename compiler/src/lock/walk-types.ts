import type { TypeModel } from "../model/type-model.ts";
import type { TypeShape } from "./lockfile.ts";

/** Names of the types that a type expression mentions. */
export function referencesOf(type: TypeModel): readonly string[] {
  switch (type.kind) {
    case "scalar":
    case "raw":
      return [];
    case "reference":
      return [type.name];
    case "list":
    case "set":
      return referencesOf(type.element);
    case "nullable":
      return referencesOf(type.type);
    case "map":
      return [...referencesOf(type.key), ...referencesOf(type.value)];
    case "tuple":
      return type.elements.flatMap(referencesOf);
  }
}

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
      return type.members.filter((member) => !member.retired).map((member) => ({ step: "", name: member.record }));
    case "record":
      return type.slots
        .filter((slot) => !slot.retired)
        .flatMap((slot) => referencesOf(slot.type).map((name) => ({ step: `.${slot.name}`, name })));
  }
}

/** Every type that can be reached from `start`, itself included, with the shortest path of slots to it. */
export function reachedFrom(start: string, find: (name: string) => TypeShape | undefined): ReadonlyMap<string, string> {
  const paths = new Map([[start, start]]);
  for (const [name, path] of paths) {
    const type = find(name);
    for (const next of type ? stepsFrom(type) : []) {
      if (!paths.has(next.name)) paths.set(next.name, path + next.step);
    }
  }
  return paths;
}

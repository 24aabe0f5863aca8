import type { DocumentHistory } from "../../model/document-history.ts";
import type { SlotModel, TypeDefinition } from "../../model/schema-model.ts";
import { hashJson } from "../hash-json.ts";
import { groupTypes, typesNamedBy } from "../type-groups.ts";
import type { EmissionContext } from "./context.ts";

/**
 * A hash of all that a module is made from, by path of its schema file: its types and those that they reach, and of everything else
 * what printing one module may look at, which is what types and modules are called. Places in schema files are not printed.
 */
export function moduleRecipes(
  byFile: ReadonlyMap<string, readonly TypeDefinition[]>,
  context: EmissionContext,
  histories: readonly DocumentHistory[],
): ReadonlyMap<string, string> {
  const everywhere = hashJson([
    [...context.names.values()].map(Object.values),
    [...context.modules.values()],
    [...context.files.values()],
    [context.importExtension, context.folder, context.backToRoot ?? null],
    histories,
  ]);
  const reached = hashReached(context.types);
  const recipes = new Map<string, string>();
  for (const [file, types] of byFile)
    recipes.set(file, hashJson([everywhere, types.map(({ name }) => reached.get(name))]));
  return recipes;
}

/** By type, a hash of it and of all that it reaches. */
function hashReached(types: ReadonlyMap<string, TypeDefinition>): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const group of groupTypes(types)) {
    const members = group.flatMap((name) => types.get(name) ?? []);
    const outside = new Set(members.flatMap(typesNamedBy).flatMap((name) => hashes.get(name) ?? []));
    const hash = hashJson([members.map(withoutPlaces), [...outside]]);
    // Which of the group a module defines decides what it holds, and the group is the same for all of them.
    for (const name of group) hashes.set(name, `${name} ${hash}`);
  }
  return hashes;
}

/** Where things stand in schema files is no part of what is printed, and a line more would move all that follows it. */
function withoutPlaces(type: TypeDefinition): unknown {
  const { span: _span, comment: _comment, declaration: _declaration, ...plain } = type;
  if (plain.kind === "record") return { ...plain, slots: plain.slots.map(slotWithoutPlaces), document: plain.document };
  return plain;
}

function slotWithoutPlaces(slot: SlotModel): unknown {
  const { span: _span, comment: _comment, declaration: _declaration, defaultSpan: _default, ...plain } = slot;
  return { ...plain, default: exactly(plain.default ?? null), constraints: exactly(plain.constraints) };
}

/** JSON knows no negative zero, and a default does. Most slots have neither default nor constraints. */
function exactly(value: object | string | number | boolean | null): unknown {
  if (typeof value === "number") return Object.is(value, -0) ? "negative zero" : value;
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return [typeof value, value];
  return JSON.stringify(value, (_, inner: unknown) => (Object.is(inner, -0) ? "negative zero" : inner));
}

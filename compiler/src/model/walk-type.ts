import type { TypeModel } from "./type-model.ts";

/** A type and all types inside it, the outer one first; references are not followed. */
export function* innerTypes(type: TypeModel): Generator<TypeModel> {
  yield type;
  switch (type.kind) {
    case "scalar":
    case "reference":
    case "raw":
      return;
    case "list":
    case "set":
      yield* innerTypes(type.element);
      return;
    case "nullable":
      yield* innerTypes(type.type);
      return;
    case "map":
      yield* innerTypes(type.key);
      yield* innerTypes(type.value);
      return;
    case "tuple":
      for (const element of type.elements) yield* innerTypes(element);
  }
}

/** Names of the declared types that a type mentions, as often as it does. */
export function referencesOf(type: TypeModel): readonly string[] {
  // Most slots hold one of these two, and every pass asks about every slot.
  if (type.kind === "scalar") return [];
  if (type.kind === "reference") return [type.name];
  return [...innerTypes(type)].flatMap((inner) => (inner.kind === "reference" ? [inner.name] : []));
}

/** The same type over other names. */
export function renameReferences(type: TypeModel, rename: (name: string) => string): TypeModel {
  const inside = (inner: TypeModel) => renameReferences(inner, rename);
  switch (type.kind) {
    case "scalar":
    case "raw":
      return type;
    case "reference":
      return { kind: "reference", name: rename(type.name) };
    case "list":
    case "set":
      return { kind: type.kind, element: inside(type.element) };
    case "nullable":
      return { kind: "nullable", type: inside(type.type) };
    case "tuple":
      return { kind: "tuple", elements: type.elements.map(inside) };
    case "map":
      return { ...type, key: inside(type.key), value: inside(type.value) };
  }
}

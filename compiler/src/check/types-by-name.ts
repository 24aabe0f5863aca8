import type { RecordModel, SchemaModel, TypeDefinition } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";

export type TypesByName = ReadonlyMap<string, TypeDefinition>;

/** References lead nowhere where a type was refused; checks then have nothing to add. */
export function indexTypes(model: SchemaModel): TypesByName {
  return new Map(model.types.map((type) => [type.name, type]));
}

export function recordsOf(model: SchemaModel): readonly RecordModel[] {
  return model.types.filter((type) => type.kind === "record");
}

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

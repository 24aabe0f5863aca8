import type { RecordModel, SchemaModel, TypeDefinition } from "../model/schema-model.ts";

export type TypesByName = ReadonlyMap<string, TypeDefinition>;

/** References lead nowhere where a type was refused; checks then have nothing to add. */
export function indexTypes(model: SchemaModel): TypesByName {
  return new Map(model.types.map((type) => [type.name, type]));
}

export function recordsOf(model: SchemaModel): readonly RecordModel[] {
  return model.types.filter((type) => type.kind === "record");
}

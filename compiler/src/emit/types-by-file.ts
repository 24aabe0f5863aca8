import type { SchemaModel, TypeDefinition } from "../model/schema-model.ts";

/** The types that each schema file defines, in order of name. */
export function typesByFile(model: SchemaModel): ReadonlyMap<string, readonly TypeDefinition[]> {
  const found = new Map<string, TypeDefinition[]>();
  for (const type of model.types) {
    const types = found.get(type.file);
    if (types) types.push(type);
    else found.set(type.file, [type]);
  }
  return found;
}

import type { SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import { hashTypes } from "../schema-hash.ts";
import { type NameTable, nameModules, nameTypes, type TypeNames } from "./names.ts";

/** Everything about the whole emission that printing one module needs. */
export interface EmissionContext {
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly names: NameTable;
  /** By type: what `schema_hash` is. */
  readonly hashes: ReadonlyMap<string, string>;
  /** By path of the schema file; only files that define types. */
  readonly modules: ReadonlyMap<string, string>;
}

export function createContext(model: SchemaModel): EmissionContext {
  const types = new Map(model.types.map((type) => [type.name, type]));
  const names = nameTypes(model);
  return { types, names, hashes: hashTypes(types), modules: nameModules(model, names) };
}

/** A type that the model refers to. The reader resolves every reference, so a missing one is our own mistake. */
export function typeNamed(context: EmissionContext, name: string): TypeDefinition {
  const type = context.types.get(name);
  if (!type) throw new Error(`The model refers to \`${name}\`, which it does not define.`);
  return type;
}

export function namesOf(context: EmissionContext, name: string): TypeNames {
  const names = context.names.get(name);
  if (!names) throw new Error(`\`${name}\` has no names.`);
  return names;
}

export function moduleOf(context: EmissionContext, file: string): string {
  const module = context.modules.get(file);
  if (module === undefined) throw new Error(`\`${file}\` has no module.`);
  return module;
}

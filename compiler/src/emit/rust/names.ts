import type { EnumMember, EnumModel, RecordModel, SchemaModel, UnionModel } from "../../model/schema-model.ts";
import { moduleName, pascalName, snakeName } from "./identifier.ts";

/** By schema name, what Rust calls a type. Unique across the model, because the root exports all of them. */
export function nameTypes(model: SchemaModel): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(model.types.map((type) => [type.name, pascalName(type.name, taken)]));
}

/** By path of the schema file, the module that is generated from it; only files that define types have one. */
export function nameModules(model: SchemaModel): ReadonlyMap<string, string> {
  const defining = new Set(model.types.map((type) => type.file));
  const taken = new Set(["keyslot", "mod", "lib", "main"]);
  const files = model.files.filter((file) => defining.has(file.path));
  return new Map(files.map((file) => [file.path, moduleName(file.outputName, taken)]));
}

/** The field that holds what the schema does not know. */
export const unknownField = "unknown_slots";

/** By key, the fields of a record. */
export function nameFields(record: RecordModel): ReadonlyMap<number, string> {
  const taken = new Set([unknownField]);
  return new Map(record.slots.map((slot) => [slot.key, snakeName(slot.name, taken)]));
}

/** The variant of an open type that holds what the schema does not know. */
export const unknownVariant = "Unknown";

export function nameVariants(type: EnumModel): ReadonlyMap<EnumMember, string> {
  const taken = new Set([unknownVariant]);
  return new Map(type.members.map((member) => [member, pascalName(member.name, taken)]));
}

/** By the name of the member's record. */
export function nameMembers(union: UnionModel): ReadonlyMap<string, string> {
  const taken = new Set([unknownVariant]);
  return new Map(union.members.map((member) => [member.record, pascalName(member.record, taken)]));
}

import type { JsonValue, RecordModel, TypeDefinition, UnionModel } from "../model/schema-model.ts";

/** What every emitter asks of a default's JSON form, which fits its type: the check stage has seen to that. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export function elementsOf(json: JsonValue): readonly JsonValue[] {
  return isList(json) ? json : [];
}

export function propertiesOf(json: JsonValue): JsonObject {
  return typeof json === "object" && json !== null && !isList(json) ? json : {};
}

/** As `Array.isArray`, which does not know readonly arrays. */
function isList(json: JsonValue): json is readonly JsonValue[] {
  return Array.isArray(json);
}

/** The member of a union that a default is of, by its discriminator. */
export function memberOf(union: UnionModel, json: JsonObject, types: ReadonlyMap<string, TypeDefinition>): RecordModel {
  for (const member of union.members) {
    const record = types.get(member.record);
    if (record?.kind === "record" && record.discriminator?.value === json[union.discriminator]) return record;
  }
  throw new Error(`A default of \`${union.name}\` is none of its members.`);
}

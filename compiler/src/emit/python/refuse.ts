import type { JsonValue, RecordModel, SchemaModel, SlotModel, TypeDefinition } from "../../model/schema-model.ts";
import type { Span } from "../../model/span.ts";
import type { TypeModel } from "../../model/type-model.ts";
import { innerTypes } from "../../model/walk-type.ts";
import type { Refusal } from "../emitter.ts";
import { fieldName, isClassEnum, memberName, typeName } from "./names.ts";

/** What Python cannot express: names that it takes as equal or that have no letter it knows, and defaults beyond its dates. */
export function refuse(model: SchemaModel): readonly Refusal[] {
  const types = new Map(model.types.map((type) => [type.name, type]));
  return [
    ...refuseNames(model.types, { site: (name) => name, spell: typeName }),
    ...model.types.flatMap((type) => refuseMembers(type)),
    ...model.types.flatMap((type) => (type.kind === "record" ? refuseDefaults(type, types) : [])),
  ];
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

interface Naming {
  readonly site: (name: string) => string;
  /** How Python spells the name. */
  readonly spell: (name: string) => string;
}

function refuseMembers(type: TypeDefinition): readonly Refusal[] {
  const site = (name: string) => `${type.name}.${name}`;
  if (type.kind === "record") return refuseNames(type.slots, { site, spell: fieldName });
  return isClassEnum(type) ? refuseNames(type.members, { site, spell: memberName }) : [];
}

function refuseNames(members: readonly Named[], { site, spell }: Naming): readonly Refusal[] {
  const taken = new Map<string, string>();
  return members.flatMap(({ name, span }) => {
    const spelled = spell(name);
    const other = taken.get(spelled);
    taken.set(spelled, other ?? name);
    const place = { span, site: site(name), language: "Python", advice: "Give it a name of other letters" };
    if (!/[\p{L}\p{Nd}]/u.test(spelled)) return [{ ...place, what: `the name \`${name}\`, which has no letter there` }];
    if (other === undefined) return [];
    return [{ ...place, what: `\`${name}\` beside \`${other}\`: both become \`${spelled}\`` }];
  });
}

function refuseDefaults(record: RecordModel, types: ReadonlyMap<string, TypeDefinition>): readonly Refusal[] {
  return record.slots.flatMap((slot) => {
    const date = slot.presence === "defaulted" ? findFarDate(slot, types) : undefined;
    if (date === undefined) return [];
    const what = `the default ${date}, as a datetime has the years 1 to 9999`;
    const advice = "Choose a date between them, or the type `Timestamp`";
    const site = `${record.name}.${slot.name}`;
    return [{ span: slot.defaultSpan ?? slot.span, site, language: "Python", what, advice }];
  });
}

/** A date in a default that lies outside of Python's years. A date's JSON form has a sign exactly then, or the year 0. */
function findFarDate(slot: SlotModel, types: ReadonlyMap<string, TypeDefinition>): string | undefined {
  if (!reachesDate(slot.type, types, new Set())) return undefined;
  return textsOf(slot.default ?? null).find((text) => /^(?:[+-]\d{6}|0000)-\d\d-\d\dT/.test(text));
}

function reachesDate(type: TypeModel, types: ReadonlyMap<string, TypeDefinition>, seen: Set<string>): boolean {
  for (const inner of innerTypes(type)) {
    if (inner.kind === "scalar" && inner.scalar === "date") return true;
    if (inner.kind !== "reference" || seen.has(inner.name)) continue;
    seen.add(inner.name);
    const named = types.get(inner.name);
    const records = named?.kind === "union" ? named.members.map(({ record }) => types.get(record)) : [named];
    for (const record of records)
      if (record?.kind === "record" && record.slots.some((slot) => reachesDate(slot.type, types, seen))) return true;
  }
  return false;
}

function textsOf(json: JsonValue): readonly string[] {
  if (typeof json === "string") return [json];
  return typeof json === "object" && json !== null ? Object.values(json).flatMap(textsOf) : [];
}

import type { RecordModel, SchemaModel, SlotModel } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import { byText } from "./lockfile.ts";
import type { SchemaChange } from "./schema-change.ts";

/**
 * A slot that several types have from one declaration changes in all of them at once: heirs of an interface, instances of a generic.
 * It is one change, of the type that declares it where that is one, and names the others.
 */
export function foldInherited(changes: readonly SchemaChange[], model: SchemaModel): readonly SchemaChange[] {
  const records = new Map(model.types.flatMap((type) => (type.kind === "record" ? [[type.name, type] as const] : [])));
  const changed = new Set(changes.map((change) => signatureOf(change.type, change)));
  const groups = new Map<string, SchemaChange[]>();
  for (const change of changes) {
    const record = change.number === undefined ? undefined : records.get(change.type);
    const origin = record ? originOf(change, record, changed) : `${change.type} ${change.site}`;
    const key = signatureOf(origin, change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].flatMap((group) => leadOf(group, records));
}

function signatureOf(origin: string, change: SchemaChange): string {
  const { kind, number, before, after } = change;
  return JSON.stringify([origin, kind, number, before, after]);
}

/** Where the slot is declared; of one that is gone, the base that lost the same slot. */
function originOf(change: SchemaChange, record: RecordModel, changed: ReadonlySet<string>): string {
  const slot = slotOf(change, record);
  if (slot) return placeText(slot.span);
  const bases = [...new Set(record.slots.flatMap((each) => each.inheritedFrom ?? []))].sort(byText);
  const base = bases.find((name) => changed.has(signatureOf(name, change)));
  return `type ${base ?? record.name}`;
}

function slotOf({ number, type, site }: SchemaChange, record: RecordModel): SlotModel | undefined {
  return record.slots.find((slot) => slot.key === number && site === `${type}.${slot.name}`);
}

function placeText({ file, start }: Span): string {
  return `${file}:${start}`;
}

function leadOf(group: readonly SchemaChange[], records: ReadonlyMap<string, RecordModel>): readonly SchemaChange[] {
  const sorted = group.toSorted((a, b) => byText(a.formerType ?? a.type, b.formerType ?? b.type));
  const [only] = sorted;
  const lead = sorted.length === 1 ? only : (sorted.find(declares(records, group)) ?? only);
  if (!lead) return [];
  const heirs = sorted.filter((change) => change !== lead).map((change) => change.type);
  return [heirs.length === 0 ? lead : { ...lead, heirs }];
}

/** Tells the declaring type; of a slot that is gone, it is the one from which the others inherit. */
function declares(
  records: ReadonlyMap<string, RecordModel>,
  group: readonly SchemaChange[],
): (change: SchemaChange) => boolean {
  const bases = new Set(
    group.flatMap(({ type }) => records.get(type)?.slots.flatMap((slot) => slot.inheritedFrom ?? []) ?? []),
  );
  return (change) => {
    const record = records.get(change.type);
    const slot = record && slotOf(change, record);
    return slot ? slot.inheritedFrom === undefined : bases.has(change.type);
  };
}

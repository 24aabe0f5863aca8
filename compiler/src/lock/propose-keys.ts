import type { RecordModel, SchemaModel, UnkeyedMember } from "../model/schema-model.ts";
import { FreeKeys, freeKeyFor, keysReleased } from "./free-keys.ts";
import { type LockedRecord, liveSlots } from "./lockfile.ts";
import type { ReleasedTypes, TagFix } from "./propose-fixes.ts";

/** A `@key` for each member without one: its released key when it only lost the tag, else the next number that was never used. */
export function proposeKeys(released: ReleasedTypes, keys: KeyBook): readonly TagFix[] {
  const records = [...keys.keys()];
  return unkeyedMembers(records).flatMap(({ member, owners }) => {
    const affected = records.filter(
      (record) => owners.includes(record) || owners.some((owner) => inherits(record, owner)),
    );
    const lost = lostKey(member, owners, released);
    const key = lost ?? freeKeyFor(affected.flatMap((record) => keys.get(record) ?? []));
    if (key === undefined) return [];
    for (const record of affected) keys.get(record)?.take(key);
    return [{ place: member, tag: `@key(${key})`, title: `Give \`${owners[0]?.name}.${member.name}\` key ${key}` }];
  });
}

/** The free keys of each record, so that no two fixes hand out one key. */
export type KeyBook = ReadonlyMap<RecordModel, FreeKeys>;

export function openKeyBook(model: SchemaModel, released: ReleasedTypes): KeyBook {
  const records = model.types.filter((type) => type.kind === "record");
  return new Map(
    records.map((record) => {
      const before = releasedRecord(released, record);
      const own = [...record.slots.map((slot) => slot.key), ...record.reserved.keys];
      return [record, new FreeKeys([...own, ...(before ? keysReleased(before) : [])])];
    }),
  );
}

function releasedRecord(released: ReleasedTypes, record: RecordModel): LockedRecord | undefined {
  const before = released.get(record.name);
  return before?.kind === "record" ? before : undefined;
}

interface Unkeyed {
  readonly member: UnkeyedMember;
  /** Every record that has it: more than one for a member of a generic interface. */
  readonly owners: readonly RecordModel[];
}

/** In source order, so that numbers follow the order of the members. */
function unkeyedMembers(records: readonly RecordModel[]): readonly Unkeyed[] {
  const members = new Map<string, { member: UnkeyedMember; owners: RecordModel[] }>();
  for (const record of records) {
    for (const member of record.unkeyed) {
      const place = `${member.declaration.start} ${member.declaration.file}`;
      const known = members.get(place);
      if (known) known.owners.push(record);
      else members.set(place, { member, owners: [record] });
    }
  }
  return [...members.values()].sort((a, b) => byPlace(a.member, b.member));
}

function byPlace(a: UnkeyedMember, b: UnkeyedMember): number {
  if (a.declaration.file !== b.declaration.file) return a.declaration.file < b.declaration.file ? -1 : 1;
  return a.declaration.start - b.declaration.start;
}

function inherits(record: RecordModel, base: RecordModel): boolean {
  return record.slots.some((slot) => slot.inheritedFrom === base.name);
}

/** The key of the released slot of that name, where nothing else stands under it now. */
function lostKey(member: UnkeyedMember, owners: readonly RecordModel[], released: ReleasedTypes): number | undefined {
  for (const owner of owners) {
    const before = releasedRecord(released, owner);
    const slot = before && liveSlots(before).find((each) => each.name === member.name);
    if (slot && !owner.slots.some((each) => each.key === slot.key) && !owner.reserved.keys.includes(slot.key))
      return slot.key;
  }
  return undefined;
}

import {
  type LockedEnum,
  type LockedRecord,
  type LockedSlot,
  type LockedType,
  type LockedUnion,
  liveSlots,
} from "../lock/lockfile.ts";
import { renameReferences } from "../model/walk-type.ts";
import { liveMembers } from "./live-members.ts";
import type { FindType } from "./release.ts";

/** What a change is about, in both releases: the numbers and names of the members that it touches; none when it is the type itself. */
export interface ChangedMembers {
  readonly numbers: ReadonlySet<number | string>;
  readonly names: ReadonlySet<string>;
  /** The slot is the same one, whatever another change calls it. */
  readonly isSame: boolean;
}

export interface ChangedType {
  readonly writer: LockedType;
  readonly reader: LockedType;
  readonly members: ChangedMembers;
}

/**
 * The release that would read if this one change had been made and no other: the writer's own, in which the changed members are the reader's.
 * What such a reader gets wrong is due to the change. Types of the reader's release stand in it under names that no schema can give.
 */
export function isolateChange(
  releases: { readonly writer: FindType; readonly reader: FindType },
  change: ChangedType,
): FindType {
  const borrowed = new Map<string, LockedType>();
  const merged = mergeTypes(change);
  return (name) => {
    if (!name.startsWith(mark)) {
      const own = releases.writer(name);
      return own?.name === change.writer.name ? merged : own;
    }
    const known = borrowed.get(name);
    const type = known ?? releases.reader(name.slice(mark.length));
    if (!type || known) return known;
    const renamed = { ...borrow(type), name };
    borrowed.set(name, renamed);
    return renamed;
  };
}

const mark = "\u0000";

function borrow(type: LockedType): LockedType {
  switch (type.kind) {
    case "record":
      return { ...type, slots: type.slots.map(borrowSlot) };
    case "union":
      return { ...type, members: type.members.map((member) => ({ ...member, record: mark + member.record })) };
    case "enum":
      return type;
  }
}

function borrowSlot(slot: LockedSlot): LockedSlot {
  return { ...slot, type: renameReferences(slot.type, (name) => mark + name) };
}

/** The name of a type as its own release has it. */
export function ownName(name: string): string {
  return name.startsWith(mark) ? name.slice(mark.length) : name;
}

function mergeTypes({ writer, reader, members }: ChangedType): LockedType {
  if (writer.kind === "record" && reader.kind === "record") return mergeRecords(writer, reader, members);
  if (writer.kind === "enum" && reader.kind === "enum") return mergeEnums(writer, reader, members);
  if (writer.kind === "union" && reader.kind === "union") return mergeUnions(writer, reader, members);
  return { ...borrow(reader), name: writer.name };
}

function mergeRecords(writer: LockedRecord, reader: LockedRecord, members: ChangedMembers): LockedType {
  if (members.numbers.size === 0) return { ...borrow(reader), name: writer.name };
  const isChanged = (slot: LockedSlot) => members.numbers.has(slot.key);
  const kept = liveSlots(writer).filter((slot) => !isChanged(slot));
  const names = new Map(liveSlots(writer).map((slot) => [slot.key, slot.name]));
  const nameOf = (slot: LockedSlot) => (members.isSame && names.get(slot.key)) || slot.name;
  const changed = liveSlots(reader)
    .filter(isChanged)
    .map((slot) => ({ ...borrowSlot(slot), name: nameOf(slot) }));
  const slots = [...kept, ...changed].sort((a, b) => a.key - b.key);
  // What the reader reserves, it means to ignore.
  return { ...writer, reserved: reader.reserved, slots };
}

function mergeEnums(writer: LockedEnum, reader: LockedEnum, members: ChangedMembers): LockedType {
  if (writer.wire !== reader.wire) return { ...reader, name: writer.name };
  if (members.numbers.size === 0) {
    if (writer.open === reader.open) return { ...reader, name: writer.name };
    return { ...writer, open: reader.open };
  }
  const isChanged = (member: { readonly wire: number | string; readonly name: string }) =>
    members.numbers.has(member.wire) || members.names.has(member.name);
  const kept = liveMembers(writer).filter((member) => !isChanged(member));
  // Whether a member that it does not know is refused is up to the reader.
  return { ...writer, open: reader.open, members: [...kept, ...liveMembers(reader).filter(isChanged)] };
}

function mergeUnions(writer: LockedUnion, reader: LockedUnion, members: ChangedMembers): LockedType {
  if (members.numbers.size === 0) {
    if (writer.open === reader.open) return { ...borrow(reader), name: writer.name };
    return { ...writer, open: reader.open };
  }
  const isChanged = (member: { readonly tag: number; readonly record: string }) =>
    members.numbers.has(member.tag) || members.names.has(member.record);
  const kept = liveMembers(writer).filter((member) => !isChanged(member));
  const changed = liveMembers(reader)
    .filter(isChanged)
    .map((member) => ({ ...member, record: mark + member.record }));
  return { ...writer, open: reader.open, members: [...kept, ...changed] };
}

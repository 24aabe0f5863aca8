import {
  type FindType,
  type LockedEnum,
  type LockedRecord,
  type LockedSlot,
  type LockedType,
  type LockedUnion,
  type LockedUnionMember,
  liveMembers,
  liveSlots,
} from "../lock/lockfile.ts";
import type { TypeModel } from "../model/type-model.ts";
import { renameReferences } from "../model/walk-type.ts";

/** What a change is about, in both releases: the numbers and names of the members that it touches; none when it is the type itself. */
export interface ChangedMembers {
  readonly numbers: ReadonlySet<number | string>;
  readonly names: ReadonlySet<string>;
  /** Which part of a slot changed, where the change is about one: what else differs in it is another change. */
  readonly part?: SlotPart;
}

export type SlotPart = "type" | "presence" | "constraints";

export interface ChangedType {
  readonly writer: LockedType;
  readonly reader: LockedType;
  readonly members: ChangedMembers;
  /** The name that a type of the reader's release has in the writer's, where it is there. */
  writerName(readerName: string): string | undefined;
}

/**
 * The release that would read if this one change had been made and no other: the writer's own, in which the changed members are the reader's.
 * What such a reader gets wrong is due to the change. Types that only the reader's release has stand in it under names that no schema can give.
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
    const renamed = { ...borrow(type, change), name };
    borrowed.set(name, renamed);
    return renamed;
  };
}

const mark = "\u0000";

function borrow(type: LockedType, change: ChangedType): LockedType {
  switch (type.kind) {
    case "record":
      return { ...type, slots: type.slots.map((slot) => ({ ...slot, type: borrowType(slot.type, change) })) };
    case "union":
      return { ...type, members: type.members.map((member) => borrowMember(member, change)) };
    case "enum":
      return type;
  }
}

function borrowType(type: TypeModel, change: ChangedType): TypeModel {
  return renameReferences(type, (name) => borrowName(name, change));
}

function borrowMember(member: LockedUnionMember, change: ChangedType): LockedUnionMember {
  return { ...member, record: borrowName(member.record, change) };
}

/** A type that the writer has, too, is the writer's own: how it differs is another change. */
function borrowName(name: string, { writerName }: ChangedType): string {
  return writerName(name) ?? mark + name;
}

/** The name of a type as its own release has it. */
export function ownName(name: string): string {
  return name.startsWith(mark) ? name.slice(mark.length) : name;
}

function mergeTypes(change: ChangedType): LockedType {
  const { writer, reader } = change;
  if (writer.kind === "record" && reader.kind === "record") return mergeRecords(writer, reader, change);
  if (writer.kind === "enum" && reader.kind === "enum") return mergeEnums(writer, reader, change.members);
  if (writer.kind === "union" && reader.kind === "union") return mergeUnions(writer, reader, change);
  return { ...borrow(reader, change), name: writer.name };
}

function mergeRecords(writer: LockedRecord, reader: LockedRecord, change: ChangedType): LockedType {
  const { numbers } = change.members;
  if (numbers.size === 0) return { ...borrow(reader, change), name: writer.name };
  const isChanged = (slot: LockedSlot) => numbers.has(slot.key);
  const own = new Map(liveSlots(writer).map((slot) => [slot.key, slot]));
  const kept = liveSlots(writer).filter((slot) => !isChanged(slot));
  const changed = liveSlots(reader)
    .filter(isChanged)
    .map((slot) => mergeSlots(own.get(slot.key), slot, change));
  const slots = [...kept, ...changed].sort((a, b) => a.key - b.key);
  const length = liveSlots(reader).at(-1)?.key ?? -1;
  // What the reader reserves, it means to ignore; behind its last slot it keeps what it does not know, before that it does not.
  const ends = (slots.at(-1)?.key ?? -1) < length ? [...slots, endAt(length)] : slots;
  return { ...writer, reserved: reader.reserved, slots: ends };
}

/** Where a record ends for its reader. */
function endAt(key: number): LockedSlot {
  const nothing = { formerNames: [], constraints: {}, deprecated: false, retired: false };
  return { ...nothing, key, name: `${mark}end`, type: { kind: "raw" }, presence: "optional" };
}

function mergeSlots(own: LockedSlot | undefined, slot: LockedSlot, change: ChangedType): LockedSlot {
  const type = borrowType(slot.type, change);
  if (!own) return { ...slot, type };
  switch (change.members.part ?? "all") {
    case "type":
      return { ...own, type };
    case "constraints":
      return { ...own, constraints: slot.constraints };
    case "presence": {
      const { default: _, ...rest } = own;
      if (slot.default === undefined) return { ...rest, presence: slot.presence };
      // A default is one of the type and the limits that it came with.
      return { ...rest, presence: slot.presence, type, constraints: slot.constraints, default: slot.default };
    }
    case "all":
      return { ...slot, type };
  }
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

function mergeUnions(writer: LockedUnion, reader: LockedUnion, change: ChangedType): LockedType {
  const { members } = change;
  if (members.numbers.size === 0) {
    if (writer.open === reader.open) return { ...borrow(reader, change), name: writer.name };
    return { ...writer, open: reader.open };
  }
  const isChanged = (member: { readonly tag: number; readonly record: string }) =>
    members.numbers.has(member.tag) || members.names.has(member.record);
  const kept = liveMembers(writer).filter((member) => !isChanged(member));
  const changed = liveMembers(reader)
    .filter(isChanged)
    .map((member) => borrowMember(member, change));
  return { ...writer, open: reader.open, members: [...kept, ...changed] };
}

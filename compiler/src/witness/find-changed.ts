import { type LockedRecord, type LockedSlot, type LockedType, liveSlots } from "../lock/lockfile.ts";
import type { SchemaChange } from "../lock/schema-change.ts";
import type { ChangedMembers, SlotPart } from "./isolate-change.ts";
import type { OpenedPair } from "./release-pair.ts";

/** A type in which something changed, in both releases; the former one with what it had retired, where the change is about that. */
export interface Changed {
  readonly before: LockedType;
  /** The former one as the baseline has it. */
  readonly baseline: LockedType;
  readonly after: LockedType;
  readonly members: ChangedMembers;
  /** Numbers that the former release had retired: only releases before it wrote them. */
  readonly revived: ReadonlySet<number | string>;
  /** All types of the former release hold what they have retired: what releases before it wrote stands in them. */
  readonly isElder?: true;
}

/** Undefined for a change of what is there in one release only. */
export function findChanged(change: SchemaChange, pair: OpenedPair): Changed | undefined {
  const after = pair.after.side.find(change.type);
  const before = pair.before.side.find(pair.nameBefore(change.type) ?? change.type);
  if (!after || !before) return undefined;
  const members = changedMembers(change, before);
  const revived = revivedNumbers(before, members.numbers);
  return { before: revive(before, revived), baseline: before, after, members, revived };
}

/**
 * The same change with the slots that the former release had retired behind its last one: a new slot behind them makes a gap of what readers
 * kept as unknown until then. Undefined when there are none.
 */
export function coverRetired(changed: Changed): Changed | undefined {
  const { baseline, members } = changed;
  if (baseline.kind !== "record") return undefined;
  const last = liveSlots(baseline).at(-1)?.key ?? -1;
  const isCovered = (key: number) => key > last && [...members.numbers].some((number) => Number(number) > key);
  const covered = new Set(baseline.slots.filter((slot) => slot.retired && isCovered(slot.key)).map((slot) => slot.key));
  if (covered.size === 0) return undefined;
  const numbers = new Set([...members.numbers, ...covered]);
  return { ...changed, before: revive(baseline, covered), members: { ...members, numbers }, revived: covered };
}

function changedMembers(change: SchemaChange, before: LockedType): ChangedMembers {
  const { kind, number, formerName, type, site } = change;
  const part = slotParts.find(([start]) => kind.startsWith(start))?.[1];
  if (number === undefined) return { numbers: new Set(), names: new Set() };
  const names = new Set([site.slice(type.length + 1), ...(formerName === undefined ? [] : [formerName])]);
  const numbers = new Set<number | string>(before.kind === "record" && typeof number !== "number" ? [] : [number]);
  if (before.kind === "record") for (const slot of liveSlots(before)) if (names.has(slot.name)) numbers.add(slot.key);
  return { numbers, names, ...(part && { part }) };
}

/** Kinds of changes that are about one part of a slot, by how they begin. */
const slotParts: readonly (readonly [start: string, part: SlotPart])[] = [
  ["slot-retyped-", "type"],
  ["presence-", "presence"],
  ["default-", "presence"],
  ["constraint-", "constraints"],
];

function revivedNumbers(before: LockedType, numbers: ReadonlySet<number | string>): ReadonlySet<number | string> {
  const retired =
    before.kind === "record"
      ? before.slots.filter((slot) => slot.retired).map((slot) => slot.key)
      : before.kind === "enum"
        ? before.members.filter((member) => member.retired).map((member) => member.wire)
        : before.members.filter((member) => member.retired).map((member) => member.tag);
  const known = new Set<number | string>(retired);
  if (before.kind === "record") for (const key of reservedAlone(before)) known.add(key);
  return new Set([...numbers].filter((number) => known.has(number)));
}

/** Keys that are reserved although no release is known to have used them: what stands there may be anything. */
function reservedAlone(record: LockedRecord): readonly number[] {
  return record.reserved.keys.filter((key) => !record.slots.some((slot) => slot.key === key));
}

/** A record with all that it has retired, as far as no other slot took its place or name. */
export function reviveAll(type: LockedType): LockedType {
  if (type.kind !== "record") return type;
  const names = new Set(liveSlots(type).map((slot) => slot.name));
  const isFree = (slot: LockedSlot) => slot.retired && !names.has(slot.name);
  return revive(type, new Set([...type.slots.filter(isFree).map((slot) => slot.key), ...reservedAlone(type)]));
}

/** The type as it was when these numbers were in use. */
function revive(type: LockedType, numbers: ReadonlySet<number | string>): LockedType {
  if (numbers.size === 0) return type;
  switch (type.kind) {
    case "record": {
      const slots = type.slots.map((slot) => (numbers.has(slot.key) ? { ...slot, retired: false } : slot));
      const unknown = reservedAlone(type).filter((key) => numbers.has(key));
      return { ...type, slots: [...slots, ...unknown.map(unknownSlot)].sort((a, b) => a.key - b.key) };
    }
    case "enum":
      return { ...type, members: type.members.map((member) => reviveMember(member, numbers.has(member.wire))) };
    case "union":
      return { ...type, members: type.members.map((member) => reviveMember(member, numbers.has(member.tag))) };
  }
}

function reviveMember<T extends { readonly retired: boolean }>(member: T, isRevived: boolean): T {
  return isRevived ? { ...member, retired: false } : member;
}

function unknownSlot(key: number): LockedSlot {
  return {
    key,
    name: `reserved${key}`,
    formerNames: [],
    type: { kind: "raw" },
    presence: "optional",
    constraints: {},
    deprecated: false,
    retired: false,
  };
}

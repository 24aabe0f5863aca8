import type { Constraints } from "../model/schema-model.ts";
import { sortedNames } from "./lock-model.ts";
import type { LockedSlot } from "./lockfile.ts";
import type { MergeConflicts } from "./merge-conflicts.ts";
import { type MemberList, type MemberRules, mergeMembers } from "./merge-members.ts";
import { isSame, part, type Sides, settle } from "./merge-sides.ts";
import { memberText } from "./slot-text.ts";

export interface SlotPlace {
  /** The record's name in the merged lockfile. */
  readonly type: string;
  /** A key that neither side ever used: "key 8". */
  readonly free: string;
}

/** The slots of a record, by key. */
export function mergeSlots(
  lists: Sides<MemberList<LockedSlot>>,
  place: SlotPlace,
  conflicts: MergeConflicts,
): readonly LockedSlot[] {
  const rules: MemberRules<LockedSlot> = {
    keyOf: (slot) => slot.key,
    textOf: memberText,
    isLinked,
    isUntouched: (base, now) => isSame({ ...base, deprecated: false }, { ...now, deprecated: false }),
    merge: (sides) => mergeSlot(sides, place, conflicts),
    place: (key) => placeOf(key, place),
  };
  return mergeMembers(lists, rules, conflicts).toSorted((a, b) => a.key - b.key);
}

function placeOf(key: number | string, { type }: SlotPlace) {
  return { site: `${type}.${key}`, type, member: key, what: `key ${key} of \`${type}\`` };
}

function isLinked(a: LockedSlot, b: LockedSlot): boolean {
  return a.name === b.name || a.formerNames.includes(b.name) || b.formerNames.includes(a.name);
}

function mergeSlot(sides: Sides<LockedSlot>, place: SlotPlace, conflicts: MergeConflicts): LockedSlot | undefined {
  const { base, ours, theirs } = sides;
  const texts = { ours: memberText(ours), theirs: memberText(theirs) };
  const at = placeOf(ours.key, place);
  if (!isLinked(ours, theirs) && (!base || !isLinked(base, ours) || !isLinked(base, theirs)))
    return sides[conflicts.choose({ rule: "merge/key-taken-twice", ...at, ...texts, free: place.free })];
  const merged =
    mergeDeclaration(sides) ?? sides[conflicts.choose({ rule: "merge/member-changed-twice", ...at, ...texts })];
  if (!merged) return undefined;
  // Whatever was decided, code and documents know it under all of these names.
  const names = [ours, theirs].flatMap((slot) => [slot.name, ...slot.formerNames]);
  return { ...merged, formerNames: sortedNames(names.filter((name) => name !== merged.name)) };
}

/** What both sides declare, part by part; undefined when a part was changed on both. */
function mergeDeclaration(sides: Sides<LockedSlot>): LockedSlot | undefined {
  const { base, ours, theirs } = sides;
  const name = mergeName(sides);
  const type = settle(part(sides, (slot) => slot.type));
  const presence = settle(part(sides, (slot) => ({ presence: slot.presence, default: slot.default })));
  const constraints = mergeConstraints(part(sides, (slot) => slot.constraints));
  if (name === undefined || !type || !presence || !constraints) return undefined;
  const { default: initial } = presence.value;
  return {
    key: ours.key,
    name,
    formerNames: [],
    type: type.value,
    presence: presence.value.presence,
    ...(initial !== undefined && { default: initial }),
    constraints,
    deprecated: base
      ? settle(part(sides, (slot) => slot.deprecated))?.value === true
      : ours.deprecated || theirs.deprecated,
    retired: ours.retired || theirs.retired,
  };
}

/** The name that says it was the other is the later one. */
function mergeName(sides: Sides<LockedSlot>): string | undefined {
  const { ours, theirs } = sides;
  const isLater = (slot: LockedSlot, other: LockedSlot) => slot.formerNames.includes(other.name);
  const settled = settle(part(sides, (slot) => slot.name));
  if (settled) return settled.value;
  if (isLater(ours, theirs) === isLater(theirs, ours)) return undefined;
  return isLater(ours, theirs) ? ours.name : theirs.name;
}

function mergeConstraints(sides: Sides<Constraints>): Constraints | undefined {
  const min = settle(part(sides, (each) => each.min));
  const max = settle(part(sides, (each) => each.max));
  const minLength = settle(part(sides, (each) => each.minLength));
  const maxLength = settle(part(sides, (each) => each.maxLength));
  const pattern = settle(part(sides, (each) => each.pattern));
  const maxItems = settle(part(sides, (each) => each.maxItems));
  if (!min || !max || !minLength || !maxLength || !pattern || !maxItems) return undefined;
  return {
    ...(min.value !== undefined && { min: min.value }),
    ...(max.value !== undefined && { max: max.value }),
    ...(minLength.value !== undefined && { minLength: minLength.value }),
    ...(maxLength.value !== undefined && { maxLength: maxLength.value }),
    ...(pattern.value !== undefined && { pattern: pattern.value }),
    ...(maxItems.value !== undefined && { maxItems: maxItems.value }),
  };
}

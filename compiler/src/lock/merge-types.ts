import { sortedNames } from "./lock-model.ts";
import { type LockedType, liveMembers, liveSlots } from "./lockfile.ts";
import type { LockConflict, MergeConflicts } from "./merge-conflicts.ts";
import { mergeEnumMembers, mergeUnionMembers } from "./merge-numbers.ts";
import type { TypeTrio } from "./merge-pairs.ts";
import { mergeRecords } from "./merge-records.ts";
import { isSame, mapSides, part, type Sides, settle } from "./merge-sides.ts";
import { memberText } from "./slot-text.ts";

/** One type of the merged lockfile; undefined for a draft that is gone. */
export function mergeType(trio: TypeTrio, conflicts: MergeConflicts): LockedType | undefined {
  const merged = mergeSides(trio, conflicts);
  if (!merged) return undefined;
  const { ours, theirs } = trio.written;
  const past = settle(mapSides(trio.written, (type) => type?.formerNames))?.value ?? [];
  // What a draft was called is forgotten; what its schema says that it was is not.
  const released = [ours, theirs].flatMap((type) => (type && !type.draft ? [type.name, ...type.formerNames] : []));
  const names = [...past, ...released].filter((name) => name !== trio.name);
  return { ...merged, name: trio.name, formerNames: sortedNames(names) };
}

function mergeSides(trio: TypeTrio, conflicts: MergeConflicts): LockedType | undefined {
  const { base, ours, theirs } = trio.sides;
  if (!ours || !theirs) {
    const kept = ours ?? theirs;
    if (!base || !kept) return kept;
    return isUntouched(trio, ours ? "ours" : "theirs")
      ? undefined
      : chooseType(trio, "merge/retired-and-changed", conflicts);
  }
  if (ours.retired !== theirs.retired && base && !base.retired) {
    const [live, retired] = ours.retired ? [theirs, ours] : [ours, theirs];
    // What the live side has, the other had as well before it was retired.
    return isUntouched(trio, ours.retired ? "theirs" : "ours") || isSame(live, { ...retired, retired: false })
      ? retired
      : chooseType(trio, "merge/retired-and-changed", conflicts);
  }
  const sides = { base, ours, theirs };
  // Names apart, which are merged in any case.
  const settled = settle(mapSides(sides, (type) => ({ ...type, formerNames: [] })));
  if (settled) return settled.value;
  if (!base && !hasCommonMember(ours, theirs)) return chooseType(trio, "merge/type-added-twice", conflicts);
  return mergeKinds(sides, trio, conflicts);
}

/** Whether a side left the type as it was, its name included. */
function isUntouched({ sides, written }: TypeTrio, side: "ours" | "theirs"): boolean {
  return isSame(sides.base, sides[side]) && written.base?.name === written[side]?.name;
}

function mergeKinds(sides: Sides<LockedType>, trio: TypeTrio, conflicts: MergeConflicts): LockedType | undefined {
  const { base, ours, theirs } = sides;
  const flags = { retired: ours.retired || theirs.retired, draft: ours.draft && theirs.draft };
  if (ours.kind === "record" && theirs.kind === "record") {
    const merged = mergeRecords(
      { base: base?.kind === "record" ? base : undefined, ours, theirs },
      trio.name,
      conflicts,
    );
    return merged ? { ...merged, ...flags } : chooseType(trio, "merge/type-changed-twice", conflicts);
  }
  if (ours.kind === "enum" && theirs.kind === "enum" && ours.wire === theirs.wire) {
    const both = { base: base?.kind === "enum" ? base : undefined, ours, theirs };
    const source = settle(part(both, (type) => type.source));
    const open = settle(part(both, (type) => type.open));
    if (!source || !open) return chooseType(trio, "merge/type-changed-twice", conflicts);
    const members = mergeEnumMembers(both, trio.name, conflicts);
    return { ...ours, ...flags, source: source.value, open: open.value, members };
  }
  if (ours.kind === "union" && theirs.kind === "union") {
    const both = { base: base?.kind === "union" ? base : undefined, ours, theirs };
    const discriminator = settle(part(both, (type) => type.discriminator));
    const open = settle(part(both, (type) => type.open));
    if (!discriminator || !open) return chooseType(trio, "merge/type-changed-twice", conflicts);
    const members = mergeUnionMembers(both, trio.name, conflicts);
    return { ...ours, ...flags, discriminator: discriminator.value, open: open.value, members };
  }
  return chooseType(trio, "merge/type-changed-twice", conflicts);
}

export function chooseType(
  { name, sides }: TypeTrio,
  rule: LockConflict["rule"],
  conflicts: MergeConflicts,
): LockedType | undefined {
  const texts = { ours: typeText(sides.ours), theirs: typeText(sides.theirs) };
  return sides[conflicts.choose({ rule, site: name, type: name, what: `\`${name}\``, ...texts })];
}

/** `record { name: string; level: int32 }`, the first members only. */
export function typeText(type: LockedType | undefined): string {
  if (!type || type.retired) return "removed";
  const members = liveTexts(type);
  const shown = [...members.slice(0, 3), ...(members.length > 3 ? ["…"] : [])].join("; ");
  const open = type.kind !== "record" && type.open ? "open " : "";
  return `${open}${type.kind} { ${shown} }`;
}

function liveTexts(type: LockedType): readonly string[] {
  switch (type.kind) {
    case "record":
      return liveSlots(type).map(memberText);
    case "enum":
      return liveMembers(type).map((member) => `${member.name} = ${member.wire}`);
    case "union":
      return liveMembers(type).map((member) => `${member.tag}: ${member.record}`);
  }
}

function hasCommonMember(ours: LockedType, theirs: LockedType): boolean {
  if (ours.kind !== theirs.kind) return false;
  const marks = new Set(marksOf(ours));
  return marks.size === 0 || marksOf(theirs).length === 0 || marksOf(theirs).some((mark) => marks.has(mark));
}

/** Number and name of each member: two types that share one were one. */
function marksOf(type: LockedType): readonly string[] {
  if (type.kind === "record") return type.slots.map((slot) => `${slot.key} ${slot.name}`);
  return type.kind === "enum"
    ? type.members.map((member) => `${member.wire} ${member.name}`)
    : type.members.map((member) => `${member.tag} ${member.record}`);
}

import { renameReferences } from "../model/walk-type.ts";
import {
  byText,
  type LockedSlot,
  type LockedType,
  type LockedUnionMember,
  type Lockfile,
  type TypeShape,
} from "./lockfile.ts";
import type { MergeConflicts } from "./merge-conflicts.ts";
import { mapSides, type Sides, settle } from "./merge-sides.ts";

/** One type on each side, whatever it is called there. */
export interface TypeTrio {
  /** What the merged lockfile calls it. */
  readonly name: string;
  /** As each side has it, with the names that the merged lockfile has for all types. */
  readonly sides: Sides<LockedType | undefined>;
  /** As each side wrote it. */
  readonly written: Sides<LockedType | undefined>;
}

/** For each side: any name that a type has or had → what the merged lockfile calls that type. */
export type Names = Sides<(name: string) => string>;

/** Finds each type on the other side, by name or by a name that it had, and settles what it is called. */
export function pairTypes(
  lockfiles: Sides<Lockfile>,
  conflicts: MergeConflicts,
): { readonly trios: readonly TypeTrio[]; readonly names: Names } {
  const found = findTrios(lockfiles).map((written) => ({ written, name: mergedName(written, conflicts) }));
  const maps: Sides<Map<string, string>> = { base: new Map(), ours: new Map(), theirs: new Map() };
  for (const { written, name } of found)
    mapSides(written, (type, side) => {
      for (const known of type ? [...type.formerNames, type.name] : []) maps[side]?.set(known, name);
    });
  const names = mapSides(maps, (map) => (name: string) => map.get(name) ?? name);
  const trios = found.map(({ written, name }) => ({
    name,
    written,
    sides: mapSides(written, (type, side) => type && typeUnder(type, names[side] ?? ((same) => same))),
  }));
  return { trios: trios.sort((a, b) => byText(a.name, b.name)), names };
}

function findTrios({ base, ours, theirs }: Sides<Lockfile>): readonly Sides<LockedType | undefined>[] {
  const rest = { ours: new Set(ours.types), theirs: new Set(theirs.types) };
  const take = (side: "ours" | "theirs", isIt: (type: LockedType) => boolean) => {
    const type = [...rest[side]].find(isIt);
    if (type) rest[side].delete(type);
    return type;
  };
  const find = (side: "ours" | "theirs", name: string) =>
    take(side, (type) => type.name === name) ?? take(side, (type) => type.formerNames.includes(name));
  const known = (base?.types ?? []).map((type) => ({
    base: type,
    ours: find("ours", type.name),
    theirs: find("theirs", type.name),
  }));
  const added = [...rest.ours].map((type) => {
    const same =
      find("theirs", type.name) ??
      type.formerNames.map((name) => take("theirs", (each) => each.name === name)).find((each) => each);
    return { base: undefined, ours: type, theirs: same };
  });
  const more = [...rest.theirs].map((type) => ({ base: undefined, ours: undefined, theirs: type }));
  return [...known, ...added, ...more];
}

function mergedName({ base, ours, theirs }: Sides<LockedType | undefined>, conflicts: MergeConflicts): string {
  if (!ours || !theirs) return (ours ?? theirs ?? base)?.name ?? "";
  const names = { base: base?.name ?? "", ours: ours.name, theirs: theirs.name };
  const settled = settle(names);
  if (settled) return settled.value;
  // A name that says it was the other is the later one.
  const isLater = ours.formerNames.includes(theirs.name);
  if (isLater !== theirs.formerNames.includes(ours.name)) return isLater ? ours.name : theirs.name;
  const site = base?.name ?? ours.name;
  const what = `the name of \`${site}\``;
  return names[
    conflicts.choose({
      rule: "merge/type-changed-twice",
      site,
      type: ours.name,
      what,
      ours: ours.name,
      theirs: theirs.name,
    })
  ];
}

/** The type with the merged lockfile's names for all types that it mentions, and for itself. */
function typeUnder(type: LockedType, rename: (name: string) => string): LockedType {
  const name = rename(type.name);
  switch (type.kind) {
    case "record":
      return { ...type, name, slots: slotsUnder(type.slots, rename) };
    case "union":
      return { ...type, name, members: membersUnder(type.members, rename) };
    case "enum":
      return { ...type, name };
  }
}

/** A shape under the merged lockfile's names. */
export function shapeUnder(shape: TypeShape, rename: (name: string) => string): TypeShape {
  const name = rename(shape.name);
  switch (shape.kind) {
    case "record":
      return { ...shape, name, slots: slotsUnder(shape.slots, rename) };
    case "union":
      return { ...shape, name, members: membersUnder(shape.members, rename) };
    case "enum":
      return { ...shape, name };
  }
}

function slotsUnder(slots: readonly LockedSlot[], rename: (name: string) => string): readonly LockedSlot[] {
  return slots.map((slot) => ({ ...slot, type: renameReferences(slot.type, rename) }));
}

function membersUnder(
  members: readonly LockedUnionMember[],
  rename: (name: string) => string,
): readonly LockedUnionMember[] {
  return members.map((member) => ({ ...member, record: rename(member.record) }));
}

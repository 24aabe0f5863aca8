import type { SchemaModel } from "../model/schema-model.ts";
import { lockModel } from "./lock-model.ts";
import { type LockedRecord, type LockedType, type Lockfile, liveMembers, liveSlots } from "./lockfile.ts";

/** A released type and what it is now. */
export interface TypePair {
  readonly before: LockedType;
  readonly after: LockedType;
  /** How the two were found to be the same: by name, by `@was`, by document type, by having the same members, or as a removed one that is back. */
  readonly by: "name" | "was" | "document" | "members" | "restored";
}

export interface TypeMatch {
  readonly pairs: readonly TypePair[];
  /** Types that no release knows. */
  readonly added: readonly LockedType[];
  /** Released types, not yet retired, that the schemas no longer have. */
  readonly removed: readonly LockedType[];
}

/** Finds for each released type the one that it is now. A type that is renamed keeps its history, so that its retired keys stay retired. */
export function matchTypes(model: SchemaModel, lockfile: Lockfile): TypeMatch {
  return matchReleases(lockfile.types, lockModel(model));
}

/** The same for two releases as lockfiles hold them. */
export function matchReleases(releasedTypes: readonly LockedType[], types: readonly LockedType[]): TypeMatch {
  const before = new Map(releasedTypes.filter((type) => !type.retired).map((type) => [type.name, type]));
  const after = new Map(types.filter((type) => !type.retired).map((type) => [type.name, type]));
  const pairs: TypePair[] = [];
  const pair = (released: LockedType, now: LockedType, by: TypePair["by"]) => {
    pairs.push({ before: released, after: now, by });
    before.delete(released.name);
    after.delete(now.name);
  };
  const released = new Set(before.keys());
  for (const now of [...after.values()]) {
    const claimed = released.has(now.name) ? undefined : latestName(now, { before, after });
    const old = claimed === undefined ? undefined : before.get(claimed);
    if (old) pair(old, now, "was");
  }
  for (const now of [...after.values()]) {
    const old = before.get(now.name);
    if (old) pair(old, now, "name");
  }
  for (const [by, markOf] of [["document", documentMark] as const, ["members", membersMark] as const]) {
    const released = soleTypes(before.values(), markOf);
    for (const [mark, now] of soleTypes(after.values(), markOf)) {
      const old = released.get(mark);
      if (old) pair(old, now, by);
    }
  }
  const retired = new Map(releasedTypes.filter((type) => type.retired).map((type) => [type.name, type]));
  for (const now of [...after.values()]) {
    const old = retired.get(now.name);
    if (old && isRestored(old, now)) pair(old, now, "restored");
  }
  return { pairs, added: [...after.values()], removed: [...before.values()] };
}

/**
 * Which of its former names a type had last. A name that is used again stands in the former release beside the type that gave it up, and in
 * the later one as well; neither of the two is meant.
 */
function latestName(
  now: LockedType,
  { before, after }: { readonly before: ReadonlyMap<string, LockedType>; readonly after: ReadonlyMap<string, unknown> },
): string | undefined {
  const known = now.formerNames.filter((name) => before.has(name));
  const own = known.filter((name) => !known.some((other) => before.get(other)?.formerNames.includes(name)));
  return own.find((name) => !after.has(name)) ?? own[0] ?? known[0];
}

/** A removed type that is back with the members that it had is what it was; with other members it only has its name. */
function isRestored(old: LockedType, now: LockedType): boolean {
  const mark = membersMark(old);
  return mark !== undefined && mark === membersMark(now);
}

/** Types by their mark; where two share one, it tells nothing of either. */
function soleTypes(
  types: Iterable<LockedType>,
  markOf: (type: LockedType) => string | undefined,
): ReadonlyMap<string, LockedType> {
  const sole = new Map<string, LockedType>();
  const shared = new Set<string>();
  for (const type of types) {
    const mark = markOf(type);
    if (mark === undefined) continue;
    if (sole.has(mark)) shared.add(mark);
    sole.set(mark, type);
  }
  for (const mark of shared) sole.delete(mark);
  return sole;
}

function documentMark(type: LockedType): string | undefined {
  return type.kind === "record" && type.document && !type.document.retired ? type.document.type : undefined;
}

/** Names and numbers of the live members; two types that agree in them are taken for one that was renamed. */
function membersMark(type: LockedType): string | undefined {
  const members = memberMarks(type);
  return members.length === 0 ? undefined : JSON.stringify([type.kind, members]);
}

function memberMarks(type: LockedType): readonly unknown[] {
  switch (type.kind) {
    case "record":
      return liveSlots(type).map((slot) => [slot.key, slot.name]);
    case "enum":
      return liveMembers(type).map((member) => [member.wire, member.name]);
    case "union":
      return liveMembers(type).map((member) => member.tag);
  }
}

/** Whether a record is a document now. */
export function isDocument(
  type: LockedType,
): type is LockedRecord & { readonly document: NonNullable<LockedRecord["document"]> } {
  return type.kind === "record" && type.document !== undefined && !type.document.retired;
}

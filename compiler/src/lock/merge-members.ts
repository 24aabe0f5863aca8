import type { LockConflict, MergeConflicts } from "./merge-conflicts.ts";
import { isSame, mapSides, type Side, type Sides, settle } from "./merge-sides.ts";

/** Members of one type on one side: slots, enum values or union members, retired ones among them. */
export interface MemberList<T> {
  readonly members: readonly T[];
  /** Members of what was never released may vanish; all others are retired. */
  readonly draft: boolean;
}

/** What a merge has to know of a kind of member. */
export interface MemberRules<T> {
  keyOf(member: T): number | string;
  textOf(member: T): string;
  /** Whether both are the same thing, perhaps under another name, and not two that took one number. */
  isLinked(a: T, b: T): boolean;
  /** Whether nothing happened to it that someone could miss when it is removed. */
  isUntouched(base: T, now: T): boolean;
  /** Both sides have it, and each made something else of it. */
  merge(sides: Sides<T>): T | undefined;
  /** The start of a conflict over it: its rule is told by whoever finds one. */
  place(key: number | string): Pick<LockConflict, "site" | "type" | "member" | "what">;
}

/** All members that either side has. What one of them released and the other did not know is kept. */
export function mergeMembers<T extends { readonly retired: boolean }>(
  lists: Sides<MemberList<T>>,
  rules: MemberRules<T>,
  conflicts: MergeConflicts,
): readonly T[] {
  const byKey = mapSides(lists, (list) => new Map(list.members.map((member) => [rules.keyOf(member), member])));
  const keys = new Set([...byKey.ours.keys(), ...byKey.theirs.keys()]);
  return [...keys].flatMap((key) => {
    const sides = { base: byKey.base?.get(key), ours: byKey.ours.get(key), theirs: byKey.theirs.get(key) };
    const drafts = { ours: lists.ours.draft, theirs: lists.theirs.draft };
    return mergeMember(sides, { key, drafts, rules, conflicts }) ?? [];
  });
}

interface MemberContext<T> {
  readonly key: number | string;
  readonly drafts: Readonly<Record<Side, boolean>>;
  readonly rules: MemberRules<T>;
  readonly conflicts: MergeConflicts;
}

function mergeMember<T extends { readonly retired: boolean }>(
  { base, ours, theirs }: Sides<T | undefined>,
  context: MemberContext<T>,
): T | undefined {
  if (ours && theirs) return mergeBoth({ base, ours, theirs }, context);
  const kept = ours ?? theirs;
  if (!base || !kept) return kept;
  // Forgotten by a side for which it was a draft.
  if (!context.drafts[ours ? "ours" : "theirs"]) return { ...kept, retired: true };
  return isSame(base, kept) ? undefined : chooseMember({ base, ours, theirs }, context);
}

function mergeBoth<T extends { readonly retired: boolean }>(sides: Sides<T>, context: MemberContext<T>): T | undefined {
  const { rules } = context;
  const settled = settle(sides);
  if (settled) return settled.value;
  const { base, ours, theirs } = sides;
  if (ours.retired === theirs.retired || (!base && !rules.isLinked(ours, theirs))) return rules.merge(sides);
  const [live, retired] = ours.retired ? [theirs, ours] : [ours, theirs];
  // What the live side has, the other had as well before it was retired; and what is retired does not come back by itself.
  const isKnown = [base, { ...retired, retired: false }].some((before) => before && rules.isUntouched(before, live));
  if (base?.retired || !isKnown) return chooseMember(sides, context);
  return rules.merge(mapSides(sides, (member) => ({ ...member, retired: true })));
}

function chooseMember<T extends { readonly retired: boolean }>(
  sides: Sides<T | undefined>,
  { key, rules, conflicts }: MemberContext<T>,
): T | undefined {
  const textOf = (member: T | undefined) => (!member || member.retired ? "removed" : rules.textOf(member));
  const rule = "merge/retired-and-changed";
  return sides[conflicts.choose({ rule, ...rules.place(key), ours: textOf(sides.ours), theirs: textOf(sides.theirs) })];
}

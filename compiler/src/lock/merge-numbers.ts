import { byWire } from "./lock-model.ts";
import type { LockedEnum, LockedEnumMember, LockedUnion, LockedUnionMember } from "./lockfile.ts";
import type { LockConflict, MergeConflicts } from "./merge-conflicts.ts";
import { type MemberRules, mergeMembers } from "./merge-members.ts";
import { isSame, mapSides, type Side, type Sides } from "./merge-sides.ts";

/** The values of an enum, by what stands on the wire. */
export function mergeEnumMembers(
  sides: Sides<LockedEnum>,
  type: string,
  conflicts: MergeConflicts,
): readonly LockedEnumMember[] {
  const numbers = [sides.ours, sides.theirs].flatMap((each) =>
    each.members.flatMap((member) => (typeof member.wire === "number" ? member.wire : [])),
  );
  const rules = numberRules<LockedEnumMember>(
    {
      type,
      noun: "value",
      free: numbers.length > 0 ? `the value ${Math.max(...numbers) + 1}` : "another value",
      conflicts,
    },
    {
      keyOf: (member) => member.wire,
      textOf: (member) => `${member.name} = ${JSON.stringify(member.wire)}`,
      isLinked: (a, b) => a.name === b.name,
    },
  );
  const merged = mergeMembers(sides, rules, conflicts);
  const unique = settleNames(merged, sides, { rules, type, conflicts, nameOf: (member) => member.name });
  return unique.toSorted((a, b) => byWire(a.wire, b.wire));
}

/** The members of a union, by tag. */
export function mergeUnionMembers(
  sides: Sides<LockedUnion>,
  type: string,
  conflicts: MergeConflicts,
): readonly LockedUnionMember[] {
  const tags = [sides.ours, sides.theirs].flatMap((each) => each.members.map((member) => member.tag));
  const rules = numberRules<LockedUnionMember>(
    { type, noun: "tag", free: `the tag ${Math.max(0, ...tags) + 1}`, conflicts },
    {
      keyOf: (member) => member.tag,
      textOf: (member) => `@tag(${member.tag}) ${member.record}`,
      isLinked: (a, b) => a.record === b.record,
    },
  );
  const merged = mergeMembers(sides, rules, conflicts);
  const unique = settleNames(merged, sides, { rules, type, conflicts, nameOf: (member) => member.record });
  return unique.toSorted((a, b) => a.tag - b.tag);
}

interface NumberPlace {
  readonly type: string;
  readonly noun: "value" | "tag";
  readonly free: string;
  readonly conflicts: MergeConflicts;
}

function numberRules<T extends { readonly retired: boolean }>(
  { type, noun, free, conflicts }: NumberPlace,
  own: Pick<MemberRules<T>, "keyOf" | "textOf" | "isLinked">,
): MemberRules<T> {
  const place = (key: number | string) => ({
    site: `${type}.${key}`,
    type,
    member: key,
    what: `${noun} ${JSON.stringify(key)} of \`${type}\``,
  });
  return {
    ...own,
    isUntouched: isSame,
    place,
    merge: (sides) => {
      const texts = { ours: own.textOf(sides.ours), theirs: own.textOf(sides.theirs) };
      const rule: LockConflict["rule"] = own.isLinked(sides.ours, sides.theirs)
        ? "merge/member-changed-twice"
        : "merge/number-taken-twice";
      return sides[conflicts.choose({ rule, ...place(own.keyOf(sides.ours)), ...texts, free })];
    },
  };
}

interface NameContext<T> {
  readonly rules: MemberRules<T>;
  readonly type: string;
  readonly conflicts: MergeConflicts;
  readonly nameOf: (member: T) => string;
}

/** Two live members of one name: one branch's and the other's. */
function settleNames<T extends { readonly retired: boolean }>(
  merged: readonly T[],
  sides: Sides<{ readonly members: readonly T[] }>,
  { rules, type, conflicts, nameOf }: NameContext<T>,
): readonly T[] {
  const live = merged.filter((member) => !member.retired);
  const twice = live.find((member) => live.some((other) => other !== member && nameOf(other) === nameOf(member)));
  if (!twice) return merged;
  const name = nameOf(twice);
  const keys = new Set(live.filter((member) => nameOf(member) === name).map((member) => rules.keyOf(member)));
  const own = mapSides(sides, (side) => side.members.filter((member) => keys.has(rules.keyOf(member))));
  const textOn = (side: Side) => textOfLive(own[side], rules);
  const side = conflicts.choose({
    rule: "merge/name-taken-twice",
    site: `${type}.${name}`,
    type,
    what: `the name \`${name}\` in \`${type}\``,
    ours: textOn("ours"),
    theirs: textOn("theirs"),
  });
  const rest = merged.filter((member) => !keys.has(rules.keyOf(member)));
  return settleNames([...rest, ...(own[side] ?? [])], sides, { rules, type, conflicts, nameOf });
}

function textOfLive<T extends { readonly retired: boolean }>(members: readonly T[], rules: MemberRules<T>): string {
  const live = members.filter((member) => !member.retired).map((member) => rules.textOf(member));
  return live.length === 0 ? "not there" : live.join(", ");
}

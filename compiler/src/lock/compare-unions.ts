import type { PlacelessChange } from "./compare-slots.ts";
import type { Releases } from "./compare-types.ts";
import type { LockedUnion, LockedUnionMember } from "./lockfile.ts";
import { type MemberText, memberChange } from "./member-change.ts";

/** Every difference between two releases of a union. Members are told by their tag. */
export function compareUnions(before: LockedUnion, after: LockedUnion, releases: Releases): readonly PlacelessChange[] {
  const opened: readonly PlacelessChange[] =
    before.open === after.open
      ? []
      : [
          {
            kind: after.open ? "union-opened" : "union-closed",
            type: after.name,
            site: after.name,
            before: openText(before),
            after: openText(after),
          },
        ];
  const live = before.members.filter((member) => !member.retired);
  return [
    ...opened,
    ...live.flatMap((member) => compareReleasedMember(member, { live, after, releases })),
    ...after.members.flatMap((member) => compareNewMember(member, { before, after, releases })),
  ];
}

function openText(type: LockedUnion): string {
  return type.open ? "@open" : "closed";
}

interface ReleasedContext {
  readonly live: readonly LockedUnionMember[];
  readonly after: LockedUnion;
  readonly releases: Releases;
}

function compareReleasedMember(
  old: LockedUnionMember,
  { live, after, releases }: ReleasedContext,
): readonly PlacelessChange[] {
  const here = after.members.find((member) => member.tag === old.tag);
  if (here && isOne(old, here, releases)) return [];
  const there = after.members.find((member) => isOne(old, member, releases));
  if (there) return [memberChange("union-member-retagged", after, { before: describe(old), after: describe(there) })];
  if (!here)
    return [
      memberChange(after.open ? "union-member-removed-open" : "union-member-removed-closed", after, {
        before: describe(old),
      }),
    ];
  if (live.some((member) => member !== old && isOne(member, here, releases))) return [];
  return [
    memberChange(isReadAlike(old, here, releases) ? "union-member-swapped" : "union-member-replaced", after, {
      before: describe(old),
      after: describe(here),
    }),
  ];
}

function compareNewMember(
  now: LockedUnionMember,
  context: { readonly before: LockedUnion; readonly after: LockedUnion; readonly releases: Releases },
): readonly PlacelessChange[] {
  const { before, after, releases } = context;
  const old = before.members.find((member) => member.tag === now.tag);
  if (old && !old.retired) return [];
  if (old && !isOne(old, now, releases))
    return [memberChange("union-tag-reused", after, { before: describe(old), after: describe(now) })];
  if (!old && before.members.some((member) => !member.retired && isOne(member, now, releases))) return [];
  return [
    memberChange(before.open ? "union-member-added-open" : "union-member-added-closed", after, {
      after: describe(now),
    }),
  ];
}

/** Whether two members are one record, under its old name or its new one. */
function isOne(old: LockedUnionMember, now: LockedUnionMember, releases: Releases): boolean {
  const before = releases.before(old.record);
  const after = releases.after(now.record);
  return before !== undefined && after !== undefined && releases.isSame(before, after);
}

function isReadAlike(old: LockedUnionMember, now: LockedUnionMember, releases: Releases): boolean {
  const before = releases.before(old.record);
  const after = releases.after(now.record);
  if (!before || !after) return false;
  const broken = releases.swap(before, after);
  return !broken.backward && !broken.forward;
}

function describe({ tag, record }: LockedUnionMember): MemberText {
  return { name: record, text: `@tag(${tag}) ${record}`, number: tag };
}

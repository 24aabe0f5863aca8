import type { PlacelessChange } from "./compare-slots.ts";
import { type Broken, bothBroken, type Releases } from "./compare-types.ts";
import { type LockedUnion, type LockedUnionMember, liveMembers } from "./lockfile.ts";
import { type MemberText, memberChange } from "./member-change.ts";
import type { UnionChangeKind } from "./schema-change.ts";

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
  const renamed: readonly PlacelessChange[] =
    before.discriminator === after.discriminator
      ? []
      : [
          {
            kind: "discriminator-renamed",
            type: after.name,
            site: after.name,
            before: before.discriminator,
            after: after.discriminator,
          },
        ];
  const live = liveMembers(before);
  return [
    ...opened,
    ...renamed,
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
  if (there)
    return [memberChange("union-member-retagged", after, { before: describe(old), after: describe(there, releases) })];
  if (!here)
    return [
      memberChange(after.open ? "union-member-removed-open" : "union-member-removed-closed", after, {
        before: describe(old),
      }),
    ];
  if (live.some((member) => member !== old && isOne(member, here, releases))) return [];
  const kind = replacedKind(swapOf(old, here, releases));
  return [memberChange(kind, after, { before: describe(old), after: describe(here, releases) })];
}

function compareNewMember(
  now: LockedUnionMember,
  context: { readonly before: LockedUnion; readonly after: LockedUnion; readonly releases: Releases },
): readonly PlacelessChange[] {
  const { before, after, releases } = context;
  const old = before.members.find((member) => member.tag === now.tag);
  if (old && !old.retired) return [];
  if (old && !isOne(old, now, releases))
    return [memberChange("union-tag-reused", after, { before: describe(old), after: describe(now, releases) })];
  if (!old && before.members.some((member) => !member.retired && isOne(member, now, releases))) return [];
  return [
    memberChange(before.open ? "union-member-added-open" : "union-member-added-closed", after, {
      after: describe(now, releases),
    }),
  ];
}

/** Whether two members are one record, under its old name or its new one. */
function isOne(old: LockedUnionMember, now: LockedUnionMember, releases: Releases): boolean {
  const before = releases.before(old.record);
  const after = releases.after(now.record);
  return before !== undefined && after !== undefined && releases.isSame(before, after);
}

function swapOf(old: LockedUnionMember, now: LockedUnionMember, releases: Releases): Broken {
  const before = releases.before(old.record);
  const after = releases.after(now.record);
  return before && after ? releases.swap(before, after) : bothBroken;
}

function replacedKind({ backward, forward }: Broken): UnionChangeKind {
  if (backward) return forward ? "union-member-replaced" : "union-member-narrowed";
  return forward ? "union-member-widened" : "union-member-swapped";
}

/** What stands in the schemas now is known by the name that its record had, so that renaming that makes no other change of it. */
function describe({ tag, record }: LockedUnionMember, releases?: Releases): MemberText {
  const formerly = releases?.formerNamed({ kind: "reference", name: record });
  const known = formerly?.kind === "reference" ? formerly.name : record;
  return { name: record, text: `@tag(${tag}) ${record}`, number: tag, identity: `@tag(${tag}) ${known}` };
}

import type { EnumShape, LockedEnumMember, LockedUnionMember, UnionShape } from "../lock/lockfile.ts";

/** The members that a release writes, without those that it has retired. */
export function liveMembers(type: EnumShape): readonly LockedEnumMember[];
export function liveMembers(type: UnionShape): readonly LockedUnionMember[];
export function liveMembers(type: EnumShape | UnionShape): readonly (LockedEnumMember | LockedUnionMember)[] {
  return type.members.filter((member) => !member.retired);
}

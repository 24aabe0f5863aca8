import { type EnumShape, liveMembers } from "../lock/lockfile.ts";

/** Stands for a value that has a text of its own in messages. */
export const shownAs = Symbol("shown as");

/** A value of an enum by its name and number, `Blue (2)`, where the two differ. */
export function showMember(type: EnumShape, value: unknown): unknown {
  const member = liveMembers(type).find((each) => each.value === value);
  if (!member || member.name === value || member.name === member.wire) return value;
  return { [shownAs]: `${member.name} (${JSON.stringify(member.wire)})` };
}

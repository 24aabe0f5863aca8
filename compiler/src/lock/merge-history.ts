import type { LockedRecord, LockedType, LockedUnion } from "./lockfile.ts";
import type { TypeTrio } from "./merge-pairs.ts";

/** Retired members keep the text that the side wrote which retired them: what is history is not rewritten. */
export function withHistory(type: LockedType, { written }: TypeTrio): LockedType {
  const sides = [written.ours, written.theirs].flatMap((side) => (side?.retired === type.retired ? [side] : []));
  switch (type.kind) {
    case "enum":
      return type;
    case "record":
      return recordWithHistory(
        type,
        sides.flatMap((side) => (side.kind === "record" ? [side] : [])),
      );
    case "union":
      return unionWithHistory(
        type,
        sides.flatMap((side) => (side.kind === "union" ? [side] : [])),
      );
  }
}

function recordWithHistory(type: LockedRecord, sides: readonly LockedRecord[]): LockedRecord {
  const slots = type.slots.map((slot) => {
    if (!slot.retired && !type.retired) return slot;
    const own = sides
      .flatMap((side) => side.slots)
      .find((each) => each.key === slot.key && each.retired === slot.retired && each.name === slot.name);
    return own ? { ...slot, type: own.type } : slot;
  });
  return { ...type, slots };
}

function unionWithHistory(type: LockedUnion, sides: readonly LockedUnion[]): LockedUnion {
  const members = type.members.map((member) => {
    if (!member.retired && !type.retired) return member;
    const own = sides
      .flatMap((side) => side.members)
      .find((each) => each.tag === member.tag && each.retired === member.retired);
    return own ?? member;
  });
  return { ...type, members };
}

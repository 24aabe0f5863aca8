import { type EnumShape, type LockedEnum, type LockedType, liveMembers } from "../lock/lockfile.ts";
import type { Scalar } from "../model/type-model.ts";

/** Every member of an enum, and of an open one what neither side declares and what only the reader does. */
export function boundaryMembers(type: LockedEnum, reader: LockedType | undefined): readonly unknown[] {
  const members = liveMembers(type);
  if (!type.open) return members.map((member) => member.value);
  const declared = new Set(members.flatMap((member) => [member.wire, member.value]));
  // What the reader calls a member is as telling as what stands on the wire for it.
  const known = reader?.kind === "enum" ? liveMembers(reader).flatMap((member) => [member.wire, member.value]) : [];
  const others = [...new Set(known)].filter((each) => typeof each === (type.wire === "int" ? "number" : "string"));
  const unknown = firstOther(type.wire, new Set([...declared, ...others]));
  // A reader of plain numbers may know no negative ones, or none so large.
  const ends =
    type.wire === "int" && reader === undefined ? [-1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : [];
  const undeclared = [...others, ...ends].filter((wire) => !declared.has(wire));
  return [...members.map((member) => member.value), unknown, ...undeclared];
}

/** The simplest number or text that is none of these. */
export function firstOther(wire: EnumShape["wire"], taken: ReadonlySet<number | string>): number | string {
  for (let i = 0; ; i++) {
    const value = wire === "int" ? i : i === 0 ? "" : i < 27 ? String.fromCharCode(96 + i) : `a${i}`;
    if (!taken.has(value)) return value;
  }
}

const mostHints = 8;

/** Numbers or texts that a reader's enum declares, and one that it does not. */
export function hintsOfEnum(scalar: Scalar, reader: LockedType | undefined): readonly unknown[] {
  if (reader?.kind !== "enum") return [];
  const spelled = (value: number | string) => typeof value === (reader.wire === "int" ? "number" : "string");
  const both = liveMembers(reader).flatMap(({ wire, value }) => [wire, ...(spelled(value) ? [value] : [])]);
  const declared = [...new Set(both)];
  const hints = [firstOther(reader.wire, new Set(declared)), ...declared.slice(0, mostHints)];
  const isBigint = scalar === "int64" || scalar === "uint64" || scalar === "duration";
  return hints.map((hint) => (isBigint && typeof hint === "number" ? BigInt(hint) : hint));
}

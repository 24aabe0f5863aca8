import type { PlacelessChange } from "./compare-slots.ts";
import type { LockedEnum, LockedEnumMember } from "./lockfile.ts";
import { type MemberText, memberChange } from "./member-change.ts";
import type { EnumChangeKind } from "./schema-change.ts";

/** Every difference between two releases of an enum. Members are told by their wire value. */
export function compareEnums(before: LockedEnum, after: LockedEnum): readonly PlacelessChange[] {
  if (before.wire !== after.wire)
    return [change("enum-wire-changed", after, { before: before.wire, after: after.wire })];
  const opened: readonly PlacelessChange[] =
    before.open === after.open
      ? []
      : [
          change(after.open ? "enum-opened" : "enum-closed", after, {
            before: openText(before),
            after: openText(after),
          }),
        ];
  const form: readonly PlacelessChange[] =
    before.source === after.source
      ? []
      : [change("enum-form-changed", after, { before: formText[before.source], after: formText[after.source] })];
  return [
    ...opened,
    ...form,
    ...before.members
      .filter((member) => !member.retired)
      .flatMap((member) => compareReleasedMember(member, before, after)),
    ...after.members.flatMap((member) => compareNewMember(member, before, after)),
  ];
}

function openText(type: LockedEnum): string {
  return type.open ? "@open" : "closed";
}

function compareReleasedMember(
  old: LockedEnumMember,
  before: LockedEnum,
  after: LockedEnum,
): readonly PlacelessChange[] {
  const here = after.members.find((member) => member.wire === old.wire);
  const there = after.members.find((member) => member.name === old.name);
  if (here && here.name === old.name) return compareSpelling(old, here, { before, after });
  if (there) return [memberChange("enum-value-renumbered", after, { before: describe(old), after: describe(there) })];
  if (!here) {
    const kind = isKept(old, after) ? "enum-value-removed-open" : "enum-value-removed-closed";
    const removed = memberChange(kind, after, { before: describe(old) });
    return [removed, ...compareAmbiguity(old, undefined, { before, after })];
  }
  const isTaken = before.members.some((member) => !member.retired && member.name === here.name);
  if (isTaken) return [];
  const renamed = memberChange("enum-value-renamed", after, { before: describe(old), after: describe(here) });
  return [renamed, ...compareAmbiguity(old, here, { before, after })];
}

interface EnumPair {
  readonly before: LockedEnum;
  readonly after: LockedEnum;
}

/** A `@tag` keeps what stands on the wire apart from what TypeScript says. */
function compareSpelling(old: LockedEnumMember, now: LockedEnumMember, pair: EnumPair): readonly PlacelessChange[] {
  if (old.value === now.value) return [];
  const ambiguity = compareAmbiguity(old, now, pair);
  if (ambiguity.length > 0) return ambiguity;
  const texts = { before: { ...describe(old), text: spell(old) }, after: { ...describe(now), text: spell(now) } };
  return [memberChange("enum-value-respelled", pair.after, texts)];
}

/**
 * A reader of an open enum refuses an undeclared number that is what TypeScript calls a member: written back it would become that member's.
 * Whoever calls the member otherwise, or does not have it, may write that number.
 */
function compareAmbiguity(
  old: LockedEnumMember | undefined,
  now: LockedEnumMember | undefined,
  { before, after }: EnumPair,
): readonly PlacelessChange[] {
  const kind = ambiguityKind(old, now);
  const known = now ?? old;
  if (!before.open || !after.open || old?.value === now?.value || !kind || !known) return [];
  const text = (member: LockedEnumMember | undefined) => ({
    ...describe(member ?? known),
    text: member ? spell(member) : "undeclared",
  });
  return [memberChange(kind, after, { before: text(old), after: text(now) })];
}

function ambiguityKind(
  old: LockedEnumMember | undefined,
  now: LockedEnumMember | undefined,
): EnumChangeKind | undefined {
  if (isAmbiguous(old)) return isAmbiguous(now) ? "enum-value-respelled-open" : "enum-value-untagged-open";
  return isAmbiguous(now) ? "enum-value-tagged-open" : undefined;
}

function isAmbiguous(member: LockedEnumMember | undefined): boolean {
  return typeof member?.value === "number" && member.value !== member.wire;
}

function spell({ name, value, wire }: LockedEnumMember): string {
  return `@tag(${wire}) ${name} = ${JSON.stringify(value)}`;
}

const formText: Readonly<Record<LockedEnum["source"], string>> = {
  enum: "enum",
  const: "as const",
  literals: "union of literals",
};

function compareNewMember(now: LockedEnumMember, before: LockedEnum, after: LockedEnum): readonly PlacelessChange[] {
  const old = before.members.find((member) => member.wire === now.wire);
  if (old && !old.retired) return [];
  if (old && old.name !== now.name)
    return [memberChange("enum-value-reused", after, { before: describe(old), after: describe(now) })];
  // A retired value that comes back under its own name has the meaning it had: it is added, as any value is.
  if (!old && before.members.some((member) => !member.retired && member.name === now.name)) return [];
  const kind = isKept(now, before) ? "enum-value-added-open" : "enum-value-added-closed";
  return [memberChange(kind, after, { after: describe(now) }), ...compareAmbiguity(undefined, now, { before, after })];
}

/** An open enum keeps a value that it does not know, unless TypeScript spells it like a member that stands for another one. */
function isKept({ wire }: LockedEnumMember, reader: LockedEnum): boolean {
  return reader.open && !reader.members.some((member) => !member.retired && member.value === wire);
}

function change(
  kind: EnumChangeKind,
  type: LockedEnum,
  text: { readonly before: string; readonly after: string },
): PlacelessChange {
  return { kind, type: type.name, site: type.name, ...text };
}

function describe(member: LockedEnumMember): MemberText {
  const { name, wire } = member;
  const text = name === wire ? JSON.stringify(wire) : `${name} = ${JSON.stringify(wire)}`;
  return { name, text, number: wire };
}

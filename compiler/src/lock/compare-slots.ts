import type { Presence } from "../model/schema-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareConstraints } from "./compare-constraints.ts";
import { type Broken, compareTypes, type Releases } from "./compare-types.ts";
import { type LockedRecord, type LockedSlot, liveSlots } from "./lockfile.ts";
import type { ChangeKind, PresenceChangeKind, SchemaChange, SlotChangeKind } from "./schema-change.ts";
import { constraintsText, memberText, slotText } from "./slot-text.ts";

/** A change without its span, which only the model knows. */
export type PlacelessChange = Omit<SchemaChange, "span">;

/** A record as it was released and as it is now. */
export interface RecordPair {
  readonly before: LockedRecord;
  readonly after: LockedRecord;
}

/** Every difference between a record's released slots and its slots now. */
export function compareSlots(pair: RecordPair, releases: Releases): readonly PlacelessChange[] {
  const moves = findMoves(pair);
  return [
    ...liveSlots(pair.before).flatMap((slot) => compareReleasedSlot(slot, { pair, moves, releases })),
    ...pair.after.slots.flatMap((slot) => compareNewSlot(slot, pair, moves)),
    ...compareReservations(pair),
  ];
}

/** Released slot → the slot that it is now, under another key. */
type Moves = ReadonlyMap<LockedSlot, LockedSlot>;

export function findMoves({ before, after }: RecordPair): Moves {
  const moves = new Map<LockedSlot, LockedSlot>();
  for (const old of liveSlots(before)) {
    const here = after.slots.find((slot) => slot.key === old.key);
    if (here && isNamed(here, old.name)) continue;
    const there =
      after.slots.find((slot) => slot.name === old.name) ?? after.slots.find((slot) => isNewUnder(slot, old, before));
    if (there) moves.set(old, there);
  }
  return moves;
}

function isNamed(slot: LockedSlot, name: string): boolean {
  return slot.name === name || slot.formerNames.includes(name);
}

/** A slot that says it was `old`, under a key that no live slot had. */
function isNewUnder(slot: LockedSlot, old: LockedSlot, before: LockedRecord): boolean {
  return slot.formerNames.includes(old.name) && !liveSlots(before).some((each) => each.key === slot.key);
}

interface Context {
  readonly pair: RecordPair;
  readonly moves: Moves;
  readonly releases: Releases;
}

function compareReleasedSlot(old: LockedSlot, { pair, moves, releases }: Context): readonly PlacelessChange[] {
  const type = pair.after.name;
  const here = pair.after.slots.find((slot) => slot.key === old.key);
  if (here && isNamed(here, old.name)) return compareSlot(old, here, { type, releases });
  const there = moves.get(old);
  const moved = there ? [change("slot-moved", { type, before: old, after: there })] : [];
  if (!here) return there ? moved : [removedSlot(old, pair, releases)];
  if ([...moves.values()].includes(here))
    return there ? moved : [change("key-reused", { type, before: old, after: here })];
  if (there) return [...moved, change("key-reused", { type, before: old, after: here })];
  const broken = compareTypes(old.type, here.type, releases);
  const kind = broken.backward && broken.forward ? "key-reused" : "slot-renamed-unconfirmed";
  const renamed = change(kind, { type, before: old, after: here });
  return kind === "key-reused" ? [renamed] : [renamed, ...compareMeaning(old, here, { type, releases })];
}

function removedSlot(old: LockedSlot, { after }: RecordPair, releases: Releases): PlacelessChange {
  return {
    kind: removedKind(old, after, releases),
    type: after.name,
    site: `${after.name}.${old.name}`,
    before: slotText(old),
    number: old.key,
    formerName: old.name,
  };
}

function removedKind(old: LockedSlot, after: LockedRecord, releases: Releases): SlotChangeKind {
  const reserved = after.reserved.keys.includes(old.key);
  if (old.presence === "required") return reserved ? "slot-removed-required" : "slot-removed-unreserved-required";
  if (!reserved) return "slot-removed-unreserved";
  return releases.isInSets(after.name) ? "slot-removed-from-elements" : "slot-removed-reserved";
}

function compareNewSlot(slot: LockedSlot, { before, after }: RecordPair, moves: Moves): readonly PlacelessChange[] {
  const named = before.reserved.names.includes(slot.name)
    ? [change("reserved-name-reused", { type: after.name, after: slot })]
    : [];
  const old = before.slots.find((each) => each.key === slot.key);
  if (old && !old.retired) return named;
  if (old) return [...named, change("retired-key-reused", { type: after.name, before: old, after: slot })];
  if (before.reserved.keys.includes(slot.key))
    return [...named, change("reserved-key-reused", { type: after.name, after: slot })];
  if ([...moves.values()].includes(slot)) return named;
  return [...named, change(`slot-added-${slot.presence}`, { type: after.name, after: slot })];
}

function compareReservations({ before, after }: RecordPair): readonly PlacelessChange[] {
  const taken = (mark: number | string) => after.slots.some((slot) => slot.key === mark || slot.name === mark);
  const site = { type: after.name, site: after.name };
  const marks = (record: LockedRecord): readonly (number | string)[] => [
    ...record.reserved.keys,
    ...record.reserved.names,
  ];
  const now = new Set(marks(after));
  const then = new Set(marks(before));
  const dropped = marks(before).filter((mark) => !now.has(mark) && !taken(mark));
  const added = marks(after).filter((mark) => !then.has(mark));
  return [
    ...dropped.map(
      (mark): PlacelessChange => ({
        kind: "reservation-dropped",
        ...site,
        before: reservedText(mark),
        number: mark,
        formerName: String(mark),
      }),
    ),
    ...added.map(
      (mark): PlacelessChange => ({ kind: "reservation-added", ...site, after: reservedText(mark), number: mark }),
    ),
  ];
}

function reservedText(mark: number | string): string {
  return `@reserved(${JSON.stringify(mark)})`;
}

interface SlotSite {
  readonly type: string;
  readonly releases: Releases;
}

/** Two slots of one key whose names agree, or are said to. */
function compareSlot(old: LockedSlot, now: LockedSlot, site: SlotSite): readonly PlacelessChange[] {
  const renamed = old.name === now.name ? [] : [change("slot-renamed", { type: site.type, before: old, after: now })];
  return [...renamed, ...compareMeaning(old, now, site)];
}

function compareMeaning(old: LockedSlot, now: LockedSlot, { type, releases }: SlotSite): readonly PlacelessChange[] {
  const at = { type, site: `${type}.${now.name}`, number: now.key, formerName: old.name };
  const retyped = isRetyped(old, now, releases);
  const limits = compareConstraints(old.constraints, now.constraints);
  const found: readonly (readonly [kind: ChangeKind | undefined, before: string, after: string])[] = [
    [
      retyped ? retypedKind(compareTypes(old.type, now.type, releases)) : undefined,
      printTypeText(old.type),
      printTypeText(now.type),
    ],
    [presenceKind(old.presence, now.presence), memberText(old), memberText(now)],
    [hasNewDefault(old, now) ? "default-changed" : undefined, defaultText(old), defaultText(now)],
    [limits, constraintsText(old.constraints), constraintsText(now.constraints)],
  ];
  return found.flatMap(([kind, before, after]) => (kind ? [{ kind, ...at, before, after }] : []));
}

/** The default of an int that became a bigint is written as text and stays the same number. */
function hasNewDefault(old: LockedSlot, now: LockedSlot): boolean {
  if (old.presence !== "defaulted" || now.presence !== "defaulted") return false;
  return defaultText(old).replaceAll('"', "") !== defaultText(now).replaceAll('"', "");
}

/** A type that was only renamed is still the same type. */
function isRetyped(old: LockedSlot, now: LockedSlot, releases: Releases): boolean {
  return printTypeText(releases.nowNamed(old.type)) !== printTypeText(now.type);
}

function retypedKind(broken: Broken): ChangeKind {
  if (broken.backward) return broken.forward ? "slot-retyped-incompatible" : "slot-retyped-narrowed";
  return broken.forward ? "slot-retyped-widened" : "slot-retyped-safe";
}

function presenceKind(before: Presence, after: Presence): PresenceChangeKind | undefined {
  return presenceKinds.find((kind) => kind === `presence-${before}-to-${after}`);
}

const presenceKinds: readonly PresenceChangeKind[] = [
  "presence-required-to-optional",
  "presence-required-to-nullable",
  "presence-required-to-defaulted",
  "presence-optional-to-required",
  "presence-optional-to-nullable",
  "presence-optional-to-defaulted",
  "presence-nullable-to-required",
  "presence-nullable-to-optional",
  "presence-nullable-to-defaulted",
  "presence-defaulted-to-required",
  "presence-defaulted-to-optional",
  "presence-defaulted-to-nullable",
];

function defaultText(slot: LockedSlot): string {
  return slot.default === undefined ? "none" : canonicalJson(slot.default);
}

function change(
  kind: ChangeKind,
  about: { readonly type: string; readonly before?: LockedSlot; readonly after: LockedSlot },
): PlacelessChange {
  const { type, before, after } = about;
  return {
    kind,
    type,
    site: `${type}.${after.name}`,
    ...(before && { before: slotText(before), formerName: before.name }),
    after: slotText(after),
    number: after.key,
  };
}

import type { Presence } from "../model/schema-model.ts";
import type { TargetLanguage } from "../model/target-language.ts";
import { compareMeaning, type SlotSite } from "./compare-meaning.ts";
import { compareReservations } from "./compare-reservations.ts";
import { compareTypes, type Releases } from "./compare-types.ts";
import { type LockedRecord, type LockedSlot, liveSlots } from "./lockfile.ts";
import type { ChangeKind, SchemaChange, SlotChangeKind } from "./schema-change.ts";
import { slotText } from "./slot-text.ts";

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
    ...pair.after.slots.flatMap((slot) => compareNewSlot(slot, { pair, moves, releases })),
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
  const idKeys = pair.after.document?.idKeys ?? [];
  const here = pair.after.slots.find((slot) => slot.key === old.key);
  if (here && isNamed(here, old.name)) return compareSlot(old, here, { type, releases, idKeys });
  const there = moves.get(old);
  const moved = there ? [change("slot-moved", { type, before: old, after: there, releases })] : [];
  if (!here) return there ? moved : [removedSlot(old, pair, releases)];
  if ([...moves.values()].includes(here))
    return there ? moved : [change("key-reused", { type, before: old, after: here, releases })];
  if (there) return [...moved, change("key-reused", { type, before: old, after: here, releases })];
  const broken = compareTypes(old.type, here.type, releases);
  const kind = broken.backward && broken.forward ? "key-reused" : "slot-renamed-unconfirmed";
  const renamed = change(kind, { type, before: old, after: here, releases });
  return kind === "key-reused" ? [renamed] : [renamed, ...compareMeaning(old, here, { type, releases, idKeys })];
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
  const isReserved = after.reserved.keys.includes(old.key);
  const isRequired = old.presence === "required";
  if (!isReserved) return isRequired ? "slot-removed-unreserved-required" : "slot-removed-unreserved";
  // What stands behind the last slot that is left goes on telling elements apart.
  const isElement = releases.isInSets(after.name) && after.slots.some((slot) => slot.key > old.key);
  if (isRequired) return isElement ? "slot-removed-from-elements-required" : "slot-removed-required";
  return isElement ? "slot-removed-from-elements" : "slot-removed-reserved";
}

function compareNewSlot(slot: LockedSlot, { pair, moves, releases }: Context): readonly PlacelessChange[] {
  const { before, after } = pair;
  const about = { type: after.name, after: slot, releases };
  const old = before.slots.find((each) => each.key === slot.key);
  if (old?.retired && isNamed(slot, old.name)) return restoredSlot(old, slot, { pair, moves, releases });
  const named = before.reserved.names.includes(slot.name) ? [change("reserved-name-reused", about)] : [];
  if (old && !old.retired) return named;
  if (old) return [...named, change("retired-key-reused", { ...about, before: old })];
  if (before.reserved.keys.includes(slot.key)) return [...named, change("reserved-key-reused", about)];
  if ([...moves.values()].includes(slot)) return named;
  return [...named, { ...change(addedKind(slot, pair, releases), about), spelledIn: givenIn[slot.presence] }];
}

/** A removed slot that is back under its own key and name has the meaning that it had. */
function restoredSlot(old: LockedSlot, now: LockedSlot, { pair, releases }: Context): readonly PlacelessChange[] {
  const { before, after } = pair;
  const about = { type: after.name, before: old, after: now, releases };
  const gap = isInGap(now, before) ? "-in-gap" : "";
  const kind: SlotChangeKind = `slot-restored${gap}${now.presence === "required" ? "-required" : ""}`;
  const restored = { ...change(kind, about), spelledIn: givenIn[now.presence] };
  return [restored, ...compareMeaning(old, now, { type: after.name, releases, idKeys: [] })];
}

/** A reader keeps what stands behind its last slot; what stands in a gap, where it knows of no slot, it skips. */
function addedKind(slot: LockedSlot, { before, after }: RecordPair, releases: Releases): SlotChangeKind {
  if (isOverRemoved(slot, before) && releases.isInSets(after.name)) return "slot-added-over-removed";
  if (!isInGap(slot, before)) return `slot-added-${slot.presence}`;
  return slot.presence === "required" ? "slot-added-in-gap-required" : "slot-added-in-gap";
}

/** What was removed from the end told stored elements apart as long as nothing stood behind it. */
function isOverRemoved(slot: LockedSlot, before: LockedRecord): boolean {
  const last = Math.max(-1, ...liveSlots(before).map((each) => each.key));
  return before.slots.some((each) => each.retired && each.key > last && each.key < slot.key);
}

function isInGap(slot: LockedSlot, before: LockedRecord): boolean {
  return liveSlots(before).some((each) => each.key > slot.key);
}

/** In which languages who makes a value has to give a slot: an object, a struct with all its fields, the arguments. */
const givenIn: Readonly<Record<Presence, readonly TargetLanguage[]>> = {
  required: ["typescript", "rust", "python"],
  optional: ["rust"],
  nullable: ["typescript", "rust", "python"],
  defaulted: ["typescript", "rust"],
};

/** Two slots of one key whose names agree, or are said to. */
function compareSlot(old: LockedSlot, now: LockedSlot, site: SlotSite): readonly PlacelessChange[] {
  const renamed = old.name === now.name ? [] : [change("slot-renamed", { ...site, before: old, after: now })];
  return [...renamed, ...compareMeaning(old, now, site)];
}

interface SlotChange extends Omit<SlotSite, "idKeys"> {
  readonly before?: LockedSlot;
  readonly after: LockedSlot;
}

function change(kind: ChangeKind, { type, before, after, releases }: SlotChange): PlacelessChange {
  const formerly = slotText({ ...after, type: releases.formerNamed(after.type) });
  return {
    kind,
    type,
    site: `${type}.${after.name}`,
    ...(before && { before: slotText(before), formerName: before.name }),
    after: slotText(after),
    number: after.key,
    identity: [before ? slotText(before) : "", formerly],
  };
}

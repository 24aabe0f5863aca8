import { type LockedDocument, type LockedRecord, type LockedSlot, liveSlots } from "./lockfile.ts";
import type { MergeConflicts } from "./merge-conflicts.ts";
import { mapSides, type Sides } from "./merge-sides.ts";
import { memberText } from "./slot-text.ts";

interface Place {
  readonly type: string;
  readonly free: string;
  readonly conflicts: MergeConflicts;
}

/** What is sound slot by slot may still not go together: one name twice, a reserved key in use, an index over what is gone. */
export function settleClashes(record: LockedRecord, sides: Sides<LockedRecord>, place: Place): LockedRecord {
  let settled = record;
  for (const step of [settleName, settleReservation, settleUse]) {
    // Each step settles one clash; there are never more of them than slots on both sides.
    for (let left = sides.ours.slots.length + sides.theirs.slots.length; left > 0; left--) {
      const next = step(settled, sides, place);
      if (next === settled) break;
      settled = next;
    }
  }
  return settled;
}

function settleName(record: LockedRecord, sides: Sides<LockedRecord>, place: Place): LockedRecord {
  const live = liveSlots(record);
  const twice = live.find((slot) => live.some((other) => other !== slot && other.name === slot.name));
  if (!twice) return record;
  const keys = live.filter((slot) => slot.name === twice.name).map((slot) => slot.key);
  const side = place.conflicts.choose({
    rule: "merge/name-taken-twice",
    site: `${place.type}.${twice.name}`,
    type: place.type,
    what: `the name \`${twice.name}\` in \`${place.type}\``,
    ...textsOf(keys, sides),
  });
  return withSlotsOf(record, keys, sides[side]);
}

/** What one side reserved and the other took. What a side has of its own accord is its own affair. */
function settleReservation(record: LockedRecord, sides: Sides<LockedRecord>, place: Place): LockedRecord {
  const slot = liveSlots(record).find(
    (each) => isReserved(each, record) && !isBothOn(each.key, sides.ours) && !isBothOn(each.key, sides.theirs),
  );
  if (!slot) return record;
  const byKey = record.reserved.keys.includes(slot.key);
  const mark = byKey ? `key ${slot.key}` : `the name \`${slot.name}\``;
  const side = place.conflicts.choose({
    rule: "merge/reserved-and-taken",
    site: `${place.type}.${slot.key}`,
    type: place.type,
    member: slot.key,
    what: `${mark} of \`${place.type}\``,
    ...textsOf([slot.key], sides, "reserved"),
    free: byKey ? place.free : "another name",
  });
  const chosen = sides[side];
  const next = withSlotsOf(record, [slot.key], chosen);
  const keep = (mark: number | string, own: readonly (number | string)[] | undefined) =>
    (mark !== slot.key && mark !== slot.name) || own?.includes(mark) === true;
  const reserved = {
    keys: record.reserved.keys.filter((key) => keep(key, chosen?.reserved.keys)),
    names: record.reserved.names.filter((name) => keep(name, chosen?.reserved.names)),
  };
  return { ...next, reserved };
}

function isReserved(slot: LockedSlot, record: LockedRecord): boolean {
  return record.reserved.keys.includes(slot.key) || record.reserved.names.includes(slot.name);
}

function isBothOn(key: number, record: LockedRecord): boolean {
  const slot = liveSlots(record).find((each) => each.key === key);
  return slot !== undefined && isReserved(slot, record);
}

/** What one side removed while the other made it part of the identity, the name lookup or an index. */
function settleUse(record: LockedRecord, sides: Sides<LockedRecord>, place: Place): LockedRecord {
  const { document } = record;
  if (!document || document.retired) return record;
  const live = new Set(liveSlots(record).map((slot) => slot.key));
  const key = keysUsed(document).find((each) => !live.has(each));
  if (key === undefined) return record;
  const site = `${place.type}.${key}`;
  const what = `key ${key} of \`${place.type}\``;
  const at = { site, type: place.type, member: key, what };
  const side = place.conflicts.choose({ rule: "merge/retired-and-used", ...at, ...textsOf([key], sides, "removed") });
  const chosen = sides[side];
  const next = withSlotsOf(record, [key], chosen);
  return { ...next, document: withUsesOf(document, chosen?.document, next) };
}

function keysUsed({ idKeys, nameKey, indexes }: LockedDocument): readonly number[] {
  return [...idKeys, ...(nameKey === undefined ? [] : [nameKey]), ...indexes.flatMap((index) => index.keys)];
}

function withUsesOf(document: LockedDocument, own: LockedDocument | undefined, record: LockedRecord): LockedDocument {
  const live = new Set(liveSlots(record).map((slot) => slot.key));
  const isLive = (key: number) => live.has(key);
  const { nameKey, ...rest } = document;
  const name = nameKey !== undefined && isLive(nameKey) ? nameKey : own?.nameKey;
  return {
    ...rest,
    idKeys: document.idKeys.every(isLive) ? document.idKeys : (own?.idKeys ?? []).filter(isLive),
    ...(name !== undefined && isLive(name) && { nameKey: name }),
    indexes: document.indexes
      .flatMap((index) =>
        index.keys.every(isLive) ? index : (own?.indexes.find((each) => each.accessor === index.accessor) ?? []),
      )
      .filter((index) => index.keys.every(isLive)),
  };
}

function withSlotsOf(record: LockedRecord, keys: readonly number[], side: LockedRecord | undefined): LockedRecord {
  const own = side?.slots.filter((slot) => keys.includes(slot.key)) ?? [];
  const slots = [...record.slots.filter((slot) => !keys.includes(slot.key)), ...own];
  return { ...record, slots: slots.sort((a, b) => a.key - b.key) };
}

function textsOf(keys: readonly number[], sides: Sides<LockedRecord>, none = "not there") {
  const texts = mapSides(sides, (record) => {
    const slots = liveSlots(record).filter((slot) => keys.includes(slot.key));
    return slots.length === 0 ? none : slots.map((slot) => `@key(${slot.key}) ${memberText(slot)}`).join(", ");
  });
  return { ours: texts.ours, theirs: texts.theirs };
}

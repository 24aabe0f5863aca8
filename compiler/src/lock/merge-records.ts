import { FreeKeys, freeKeyFor, keysReleased } from "./free-keys.ts";
import { sortedKeys, sortedNames } from "./lock-model.ts";
import type { LockedRecord } from "./lockfile.ts";
import { settleClashes } from "./merge-clashes.ts";
import type { MergeConflicts } from "./merge-conflicts.ts";
import { mergeDocuments } from "./merge-documents.ts";
import { mapSides, part, type Sides, settle } from "./merge-sides.ts";
import { mergeSlots } from "./merge-slots.ts";

/** One record of both sides; undefined when the two cannot be told apart in a union any more. Former versions are merged later. */
export function mergeRecords(
  sides: Sides<LockedRecord>,
  name: string,
  conflicts: MergeConflicts,
): LockedRecord | undefined {
  const discriminator = settle(part(sides, (record) => record.discriminator));
  if (!discriminator) return undefined;
  const free = freeKeyText(sides);
  const lists = mapSides(sides, (record) => ({ members: record.slots, draft: record.draft }));
  const document = mergeDocuments(
    part(sides, (record) => record.document),
    { type: name, drafts: { ours: sides.ours.draft, theirs: sides.theirs.draft }, conflicts },
  );
  const { document: _document, discriminator: _discriminator, ...rest } = sides.ours;
  const merged: LockedRecord = {
    ...rest,
    ...(discriminator.value && { discriminator: discriminator.value }),
    ...(document && { document }),
    slots: mergeSlots(lists, { type: name, free }, conflicts),
    reserved: mergeReserved(sides),
  };
  return settleClashes(merged, sides, { type: name, free, conflicts });
}

/** A draft's reservations are what its schema says; what was ever reserved in a release stays so. */
function mergeReserved(sides: Sides<LockedRecord>): LockedRecord["reserved"] {
  const { ours, theirs } = sides;
  const settled = ours.draft && theirs.draft ? settle(part(sides, (record) => record.reserved)) : undefined;
  if (settled) return settled.value;
  return {
    keys: sortedKeys([...ours.reserved.keys, ...theirs.reserved.keys]),
    names: sortedNames([...ours.reserved.names, ...theirs.reserved.names]),
  };
}

/** "key 8" */
function freeKeyText({ ours, theirs }: Sides<LockedRecord>): string {
  const key = freeKeyFor([new FreeKeys([ours, theirs].flatMap(keysReleased))]);
  return key === undefined ? "a key that was never used" : `key ${key}`;
}

import type { RecordModel, SlotModel } from "../model/schema-model.ts";
import { freeKeyFor } from "./free-keys.ts";
import { type LockedSlot, liveSlots } from "./lockfile.ts";
import type { ReleasedTypes, TagFix } from "./propose-fixes.ts";
import type { KeyBook } from "./propose-keys.ts";
import type { SourceEdit } from "./source-edit.ts";
import { findTagArgument } from "./tag-argument.ts";

export interface MeaningOptions {
  readonly released: ReleasedTypes;
  readonly keys: KeyBook;
  /** Slots by today's name: `Player.displayName`. */
  readonly sites: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

export interface MeaningFixes {
  /** The slots under keys that were never used. */
  readonly edits: readonly SourceEdit[];
  /** The keys and names that they leave, so that nothing gets them again. */
  readonly reservations: readonly TagFix[];
}

/** A slot that took the key of another one gets a key of its own, and the old key and name are reserved. */
export function proposeMeanings(options: MeaningOptions): MeaningFixes {
  const found = options.sites.flatMap((site) => findTakenKey(site, options) ?? []);
  return {
    edits: found.flatMap((taken) => moveSlot(taken, options) ?? []),
    reservations: found.map(({ owner, old }) => {
      const marks = `${old.key}, ${JSON.stringify(old.name)}`;
      return { place: owner, tag: `@reserved(${marks})`, title: `Reserve ${marks} in \`${owner.name}\`` };
    }),
  };
}

interface TakenKey {
  /** The record that declares the slot: itself, or the base that it is inherited from. */
  readonly owner: RecordModel;
  readonly slot: SlotModel;
  readonly old: LockedSlot;
}

function findTakenKey(site: string, { keys, released }: MeaningOptions): TakenKey | undefined {
  const [typeName, slotName] = site.split(".");
  const records = [...keys.keys()];
  const record = records.find((each) => each.name === typeName);
  const slot = record?.slots.find((each) => each.name === slotName);
  const before = record && released.get(record.name);
  if (!record || !slot || before?.kind !== "record") return undefined;
  const old = liveSlots(before).find((each) => each.key === slot.key);
  if (!old || old.name === slot.name || slot.formerNames.includes(old.name)) return undefined;
  const owner = records.find((each) => each.name === slot.inheritedFrom) ?? record;
  return { owner, slot, old };
}

function moveSlot({ owner, slot }: TakenKey, { keys, texts }: MeaningOptions): SourceEdit | undefined {
  const source = texts[slot.declaration.file];
  const at = source === undefined ? undefined : findTagArgument(source, slot.comment, "key");
  const heirs = [...keys.keys()].filter(
    (record) => record === owner || record.slots.some((each) => each.inheritedFrom === owner.name),
  );
  const key = freeKeyFor(heirs.flatMap((record) => keys.get(record) ?? []));
  if (!at || key === undefined) return undefined;
  for (const record of heirs) keys.get(record)?.take(key);
  return { ...at, text: String(key), title: `Give \`${owner.name}.${slot.name}\` key ${key}` };
}

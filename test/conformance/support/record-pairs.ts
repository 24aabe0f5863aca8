import type { RecordModel, SchemaModel, SlotModel } from "@keyslot/compiler";
import { printTypeText } from "../../../compiler/src/model/type-text.ts";
import { referencesOf, renameReferences } from "../../../compiler/src/model/walk-type.ts";
import type { Contract } from "../harness.ts";

/** A record of two releases of a schema, by its name in each. */
export interface RecordPair {
  readonly before: string;
  readonly after: string;
  readonly isDocument: boolean;
  /** The slots that both know. */
  readonly slots: readonly { readonly before: SlotModel; readonly after: SlotModel }[];
}

/** Records that both releases have, by name or by `@was`; bases that only pass their slots on are written by nobody. */
export function recordPairs(before: Contract, after: Contract): readonly RecordPair[] {
  const old = new Map(recordsOf(before.model).map((record) => [record.name, record]));
  return recordsOf(after.model).flatMap((record) => {
    const names = [record.name, ...record.formerNames];
    const found = names.map((name) => old.get(name)).find((each) => each !== undefined);
    const isPassedOn = found && passesOn(before.model, found) && passesOn(after.model, record);
    return found && !isPassedOn ? [pairSlots(found, record)] : [];
  });
}

/** Whether a record is extended, and neither a document nor a part of anything. */
function passesOn({ types }: SchemaModel, { name, document }: RecordModel): boolean {
  const isMentioned = types.some((type) => {
    if (type.kind === "record") return type.slots.some((slot) => referencesOf(slot.type).includes(name));
    return type.kind === "union" && type.members.some((member) => member.record === name);
  });
  const isExtended = types.some(
    (type) => type.kind === "record" && type.slots.some((slot) => slot.inheritedFrom === name),
  );
  return document === undefined && !isMentioned && isExtended;
}

function recordsOf(model: SchemaModel): readonly RecordModel[] {
  return model.types.filter((type) => type.kind === "record");
}

function pairSlots(before: RecordModel, after: RecordModel): RecordPair {
  const slots = before.slots.flatMap((slot) => {
    const same = after.slots.find(({ key }) => key === slot.key);
    return same ? [{ before: slot, after: same }] : [];
  });
  return { before: before.name, after: after.name, isDocument: after.document !== undefined, slots };
}

/**
 * True when every record of the new release has its new slots behind all that the old one knows, and the others as they were. An old
 * build writes the default of a slot that is no more.
 */
export function isKept(
  pairs: readonly RecordPair[],
  { before, after }: { before: Contract; after: Contract },
): boolean {
  const former = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const formerName = (name: string) => former.get(name) ?? name;
  return pairs.every((pair) => {
    const old = keysOf(before.model, pair.before);
    const now = keysOf(after.model, pair.after);
    const lastOld = Math.max(-1, ...old);
    const isBehind = now.every((key) => old.includes(key) || key > lastOld) && lastOld <= Math.max(-1, ...now);
    const isRefilled = recordsOf(before.model).some(
      (record) =>
        record.name === pair.before &&
        record.slots.some(({ key, presence }) => presence === "defaulted" && !now.includes(key)),
    );
    return isBehind && !isRefilled && pair.slots.every((slot) => hasSameType(slot.before, slot.after, formerName));
  });
}

function keysOf(model: SchemaModel, name: string): readonly number[] {
  return recordsOf(model).flatMap((record) => (record.name === name ? record.slots.map(({ key }) => key) : []));
}

function hasSameType(before: SlotModel, after: SlotModel, formerName: (name: string) => string): boolean {
  return printTypeText(before.type) === printTypeText(renameReferences(after.type, formerName));
}

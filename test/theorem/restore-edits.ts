import type { TestType } from "../codec/support/schema-ast.ts";
import { addTypes, choose, type Edit, editRecord, freeKey, freeName, recordsOf } from "./edit-schema.ts";
import { named } from "./random-type.ts";
import type { RecordText, SchemaText, SlotText, TypeText } from "./schema-text.ts";

interface Comeback {
  readonly required: boolean;
  readonly inGap: boolean;
}

/** A slot that was removed comes back under its own key and name. */
function restoreSlot({ required, inGap }: Comeback): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      const last = Math.max(-1, ...record.slots.map(({ key }) => key));
      const isMeant = (slot: SlotText) => (slot.presence === "required") === required && slot.key < last === inGap;
      const taken = (slot: SlotText) => record.slots.some(({ key, name }) => key === slot.key || name === slot.name);
      const back = choose(
        record.past.filter((slot) => isMeant(slot) && !taken(slot)),
        random,
      );
      if (!back) return undefined;
      const reserved = record.reserved.filter((mark) => mark !== back.key && mark !== back.name);
      const past = record.past.filter((slot) => slot !== back);
      return { ...record, reserved, past, slots: [...record.slots, { ...back, was: [] }] };
    });
}

/** A type that was removed comes back as it was, and a new slot of it with it. */
const restoreType: Edit = (schema, random) => {
  const back = choose((schema.gone ?? []).filter(isPlain), random);
  if (!back || schema.types.some(({ name }) => name === back.name)) return undefined;
  const restored = addTypes(schema, { ...back, was: [] });
  return addMention(restored, named(back.name), random) ?? restored;
};

function isPlain(type: TypeText): boolean {
  return type.kind !== "record" || !type.document;
}

function addMention(schema: SchemaText, type: TestType, random: Parameters<Edit>[1]): SchemaText | undefined {
  return editRecord(schema, random, (record) => {
    const key = freeKey(record, "end", random);
    if (!record.document || key === undefined) return undefined;
    const name = freeName(schema, "back", random);
    const slot: SlotText = { key, name, presence: "optional", type, was: [], tags: [] };
    return { ...record, slots: [...record.slots, slot] };
  });
}

/** A document that was removed, with its record or without it, is one again. */
const restoreDocument: Edit = (schema, random) => {
  const gone = (schema.gone ?? []).filter((type) => type.kind === "record" && type.document !== undefined);
  const back = choose(gone, random);
  if (back?.kind !== "record") return undefined;
  const record = recordsOf(schema).find(({ name }) => name === back.name);
  if (!record) return addTypes(schema, { ...back, was: [] });
  return { ...schema, types: schema.types.map((type) => (type === record ? asDocument(record, back) : type)) };
};

function asDocument(record: RecordText, back: RecordText): RecordText {
  const { document } = back;
  const slots = record.slots.map(
    (slot) => back.slots.find(({ key, name }) => key === slot.key && name === slot.name) ?? slot,
  );
  return document && !record.document ? { ...record, slots, document } : record;
}

export const restoreEdits: Readonly<Record<string, Edit>> = {
  "slot-restored": restoreSlot({ required: false, inGap: false }),
  "slot-restored-required": restoreSlot({ required: true, inGap: false }),
  "slot-restored-in-gap": restoreSlot({ required: false, inGap: true }),
  "slot-restored-in-gap-required": restoreSlot({ required: true, inGap: true }),
  "type-restored": restoreType,
  "document-restored": restoreDocument,
};

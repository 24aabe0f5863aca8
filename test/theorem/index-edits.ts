import { editDocument } from "./document-edits.ts";
import { choose, type Edit, editRecord, freeName } from "./edit-schema.ts";
import { plainSlot } from "./new-record.ts";
import { isOrdered } from "./random-schema.ts";
import { scalar } from "./random-type.ts";
import type { IndexText, RecordText, SlotText } from "./schema-text.ts";

/** A new index over one slot or two. */
function addIndex(unique: boolean): Edit {
  return editDocument((document, record, random) => {
    const slots = random.shuffled(record.slots.filter(({ type }) => isOrdered(type)).map(({ name }) => name));
    const chosen = slots.slice(0, 1 + random.below(2));
    if (chosen.length === 0) return undefined;
    const index = { accessor: `byNew${random.below(1000)}`, slots: chosen, unique };
    return { ...document, indexes: [...document.indexes, index] };
  });
}

/** A unique index over a slot of the same release. */
const addUniqueIndexOverNew: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const { document } = record;
    if (!document) return undefined;
    const key = Math.max(...record.slots.map((slot) => slot.key), ...record.past.map((slot) => slot.key), 20) + 1;
    const name = freeName(schema, "fresh", random);
    const slot: SlotText = {
      ...plainSlot(key, name, scalar("string")),
      presence: random.once(2) ? "optional" : "nullable",
    };
    const index = { accessor: `byNew${random.below(1000)}`, slots: [name], unique: true };
    return {
      ...record,
      slots: [...record.slots, slot],
      document: { ...document, indexes: [...document.indexes, index] },
    };
  });

function editIndex(
  edit: (index: IndexText, record: RecordText, random: Parameters<Edit>[1]) => IndexText | undefined,
): Edit {
  return editDocument((document, record, random) => {
    for (const index of random.shuffled(document.indexes)) {
      const edited = edit(index, record, random);
      if (edited) return { ...document, indexes: document.indexes.map((each) => (each === index ? edited : each)) };
    }
    return undefined;
  });
}

const otherSlots = editIndex((index, record, random) => {
  const slot = choose(
    record.slots.filter(({ type, name }) => isOrdered(type) && !index.slots.includes(name)),
    random,
  );
  return slot && { ...index, slots: [slot.name] };
});

/** Gives, takes or moves `@name`. */
function editLookup(edit: (had: boolean) => "give" | "take" | "move" | undefined): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      if (!record.document) return undefined;
      const old = record.slots.find(({ tags }) => tags.includes("@name"));
      const done = edit(old !== undefined);
      const fits = ({ type, presence }: SlotText) =>
        presence === "required" && type.kind === "scalar" && type.scalar === "string";
      const now =
        done === "take"
          ? undefined
          : choose(
              record.slots.filter((slot) => fits(slot) && slot !== old),
              random,
            );
      if (done === undefined || (done !== "take" && !now)) return undefined;
      const slots = record.slots.map((slot) => {
        const tags = slot.tags.filter((tag) => tag !== "@name");
        return { ...slot, tags: slot === now ? [...tags, "@name"] : tags };
      });
      return { ...record, slots };
    });
}

export const indexEdits: Readonly<Record<string, Edit>> = {
  "index-added": addIndex(false),
  "index-added-unique": addIndex(true),
  "index-added-unique-new-slot": addUniqueIndexOverNew,
  "index-removed": editDocument((document) =>
    document.indexes.length === 0 ? undefined : { ...document, indexes: document.indexes.slice(1) },
  ),
  "index-renamed": editIndex((index, _, random) => ({ ...index, accessor: `byOther${random.below(1000)}` })),
  "index-reordered": editIndex((index) =>
    index.slots.length < 2 ? undefined : { ...index, slots: index.slots.toReversed() },
  ),
  "index-changed": otherSlots,
  "index-made-unique": editIndex((index) => (index.unique ? undefined : { ...index, unique: true })),
  "index-unique-dropped": editIndex((index) => (index.unique ? { ...index, unique: false } : undefined)),
  "name-lookup-added": editLookup((had) => (had ? undefined : "give")),
  "name-lookup-removed": editLookup((had) => (had ? "take" : undefined)),
  "name-lookup-moved": editLookup((had) => (had ? "move" : undefined)),
};

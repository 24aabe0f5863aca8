import type { TestType } from "../codec/support/schema-ast.ts";
import type { Random } from "../conformance/support/random.ts";
import type { EnumText, RecordText, SchemaText, SlotText, TypeText, UnionText } from "./schema-text.ts";

/** One change of a schema; undefined where the schema has no place for it. */
export type Edit = (schema: SchemaText, random: Random) => SchemaText | undefined;

export function recordsOf(schema: SchemaText): readonly RecordText[] {
  return schema.types.filter((type) => type.kind === "record");
}

export function enumsOf(schema: SchemaText): readonly EnumText[] {
  return schema.types.filter((type) => type.kind === "enum");
}

export function unionsOf(schema: SchemaText): readonly UnionText[] {
  return schema.types.filter((type) => type.kind === "union");
}

export function choose<T>(items: readonly T[], random: Random): T | undefined {
  return items.length === 0 ? undefined : items[random.below(items.length)];
}

export function replaceType(schema: SchemaText, old: TypeText, by: TypeText): SchemaText {
  return withTypes(schema, (type) => (type === old ? by : type));
}

/** What else is known of the schema stays. */
export function withTypes(schema: SchemaText, edit: (type: TypeText) => TypeText): SchemaText {
  return { ...schema, types: schema.types.map(edit) };
}

export function addTypes(schema: SchemaText, ...types: readonly TypeText[]): SchemaText {
  return { ...schema, types: [...schema.types, ...types] };
}

/** Changes one of the records that are meant. */
export function editRecord(
  schema: SchemaText,
  random: Random,
  edit: (record: RecordText) => RecordText | undefined,
): SchemaText | undefined {
  for (const record of random.shuffled(recordsOf(schema))) {
    const edited = edit(record);
    if (edited) return replaceType(schema, record, edited);
  }
  return undefined;
}

/** Changes one of the slots that are meant; `undefined` from `edit` passes to the next one. */
export function editSlot(
  schema: SchemaText,
  random: Random,
  edit: (slot: SlotText, record: RecordText) => SlotText | undefined,
): SchemaText | undefined {
  return editRecord(schema, random, (record) => {
    for (const slot of random.shuffled(record.slots)) {
      const edited = edit(slot, record);
      if (edited) return replaceSlot(record, slot, edited);
    }
    return undefined;
  });
}

export function replaceSlot(record: RecordText, old: SlotText, by: SlotText): RecordText {
  const renamed = old.name === by.name ? record : renameInIndexes(record, old.name, by.name);
  return { ...renamed, slots: record.slots.map((slot) => (slot === old ? by : slot)) };
}

function renameInIndexes(record: RecordText, from: string, to: string): RecordText {
  const { document } = record;
  if (!document) return record;
  const indexes = document.indexes.map((index) => ({
    ...index,
    slots: index.slots.map((name) => (name === from ? to : name)),
  }));
  return { ...record, document: { ...document, indexes } };
}

/** Slots that identities and indexes are made of. */
export function isBound(slot: SlotText, record: RecordText): boolean {
  return (
    slot.tags.includes("@id") ||
    slot.tags.includes("@name") ||
    (record.document?.indexes.some((index) => index.slots.includes(slot.name)) ?? false)
  );
}

/** A key that was never used, behind all others or in a gap between them. */
export function freeKey(record: RecordText, place: "end" | "gap", random: Random): number | undefined {
  const used = usedKeys(record);
  const last = Math.max(-1, ...used);
  if (place === "end") return last + 1 + random.below(2);
  const gaps = Array.from({ length: last }, (_, key) => key).filter((key) => !used.includes(key));
  return choose(gaps, random);
}

export function usedKeys(record: RecordText): readonly number[] {
  const reserved = record.reserved.filter((mark) => typeof mark === "number");
  return [...record.slots, ...record.past].map(({ key }) => key).concat(reserved);
}

/** A name that nothing in the schema has or had. */
export function freeName(schema: SchemaText, stem: string, random: Random): string {
  const text = JSON.stringify(schema);
  for (;;) {
    const name = `${stem}${random.below(10_000)}`;
    if (!text.includes(`"${name}"`)) return name;
  }
}

export function renameInType(type: TestType, from: string, to: TestType): TestType {
  const inside = (inner: TestType) => renameInType(inner, from, to);
  switch (type.kind) {
    case "named":
      return type.name === from ? to : type;
    case "scalar":
    case "raw":
      return type;
    case "tuple":
      return { ...type, elements: type.elements.map(inside) };
    case "map":
      return { ...type, key: inside(type.key), element: inside(type.element) };
    case "pair":
      return { ...type, first: inside(type.first), second: inside(type.second) };
    default:
      return { ...type, element: inside(type.element) };
  }
}

/** Puts `to` wherever the type is mentioned in slots; unions and bases follow when it is a name. */
export function replaceMentions(schema: SchemaText, from: string, to: TestType): SchemaText {
  const rename = (name: string) => (name === from && to.kind === "named" ? to.name : name);
  return withTypes(schema, (type) => {
    if (type.kind === "enum") return type;
    if (type.kind === "union") return { ...type, members: type.members.map(rename) };
    const slots = type.slots.map((slot) => ({ ...slot, type: renameInType(slot.type, from, to) }));
    return { ...type, slots, ...(type.base !== undefined && { base: rename(type.base) }) };
  });
}

/** Whether another type mentions this one. */
export function isMentioned(schema: SchemaText, name: string): boolean {
  return schema.types.some((type) => {
    if (type.kind === "enum") return false;
    if (type.kind === "union") return type.members.includes(name);
    return type.base === name || type.slots.some((slot) => mentions(slot.type, name));
  });
}

export function mentions(type: TestType, name: string): boolean {
  switch (type.kind) {
    case "named":
      return type.name === name;
    case "box":
      return name === "Box" || mentions(type.element, name);
    case "scalar":
    case "raw":
      return false;
    case "tuple":
      return type.elements.some((element) => mentions(element, name));
    case "map":
      return mentions(type.key, name) || mentions(type.element, name);
    case "pair":
      return mentions(type.first, name) || mentions(type.second, name);
    default:
      return mentions(type.element, name);
  }
}

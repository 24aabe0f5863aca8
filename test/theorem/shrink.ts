import type { TestType } from "../codec/support/schema-ast.ts";
import { scalar } from "./random-type.ts";
import type { RecordText, SchemaText, SlotText, TypeText } from "./schema-text.ts";

/** Whether releases with these schemas still show what is being made smaller. */
export type StillFails = (schemas: readonly SchemaText[]) => Promise<boolean>;

type Schemas = readonly SchemaText[];

/** The smallest releases that still fail, found by leaving out one thing after the other as long as something can go. */
export async function shrink(schemas: Schemas, stillFails: StillFails, mostTries = 400): Promise<Schemas> {
  let smallest = schemas;
  let left = mostTries;
  for (let isSmaller = true; isSmaller && left > 0; ) {
    isSmaller = false;
    for (const candidate of candidates(smallest)) {
      if (left-- <= 0) break;
      if (sizeOf(candidate) >= sizeOf(smallest) || !(await stillFails(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

/** Releases count first, then what differs between them, then what stands in them. */
function sizeOf(schemas: Schemas): number {
  const texts = schemas.map((schema) => JSON.stringify(schema));
  const differing = texts.filter((text, i) => i > 0 && text !== texts[i - 1]).length;
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  return schemas.length * 1e9 + differing * 1e6 + 2 * total + differences(schemas);
}

function differences(schemas: Schemas): number {
  const lines = (schema: SchemaText | undefined) => new Set(schema?.types.flatMap(partsOf));
  return schemas.reduce((sum, schema, i) => {
    const before = lines(schemas[i - 1] ?? schema);
    return sum + [...lines(schema)].filter((line) => !before.has(line)).join().length;
  }, 0);
}

function partsOf(type: TypeText): readonly string[] {
  return type.kind === "record" ? type.slots.map((slot) => type.name + JSON.stringify(slot)) : [JSON.stringify(type)];
}

function* candidates(schemas: Schemas): Generator<Schemas> {
  if (schemas.length > 2) for (const i of schemas.keys()) yield schemas.toSpliced(i, 1);
  const names = [...new Set(schemas.flatMap(({ types }) => types.map(({ name }) => name)))];
  for (const name of names)
    yield schemas.map((schema) => ({ ...schema, types: schema.types.filter((type) => type.name !== name) }));
  yield* reverts(schemas);
  for (const name of names) yield* smallerTypes(schemas, name);
}

/** A release that leaves a type as it was in the one before, or one of its slots. */
function* reverts(schemas: Schemas): Generator<Schemas> {
  for (const [i, schema] of schemas.entries()) {
    for (const type of schema.types) {
      const before = schemas[i - 1]?.types.find(({ name }) => name === type.name);
      if (!before || JSON.stringify(before) === JSON.stringify(type)) continue;
      yield schemas.with(i, swapped(schema, type, before));
      if (type.kind !== "record" || before.kind !== "record") continue;
      for (const slot of type.slots) {
        const old = before.slots.find(({ key }) => key === slot.key);
        if (!old) continue;
        const slots = type.slots.map((each) => (each === slot ? old : each));
        yield schemas.with(i, swapped(schema, type, { ...type, slots }));
      }
      const fresh = before.slots.filter(({ key }) => type.slots.every((slot) => slot.key !== key));
      for (const old of fresh) yield schemas.with(i, swapped(schema, type, { ...type, slots: [...type.slots, old] }));
    }
  }
}

function swapped(schema: SchemaText, old: TypeText, by: TypeText): SchemaText {
  return { ...schema, types: schema.types.map((type) => (type === old ? by : type)) };
}

type EditType = (type: TypeText) => TypeText;

/** The same change of one type in every release. */
function* smallerTypes(schemas: Schemas, name: string): Generator<Schemas> {
  const everywhere = (edit: EditType): Schemas =>
    schemas.map((schema) => ({
      ...schema,
      types: schema.types.map((type) => (type.name === name ? edit(type) : type)),
    }));
  const versions = schemas.flatMap(({ types }) => types.filter((type) => type.name === name));
  for (const member of new Set(versions.flatMap(memberNames))) yield everywhere((type) => withoutMember(type, member));
  for (const key of new Set(
    versions.flatMap((type) => (type.kind === "record" ? type.slots : [])).map((slot) => slot.key),
  ))
    yield* smallerSlots(versions, key, (edit) =>
      everywhere((type) => (type.kind === "record" ? editSlots(type, key, edit) : type)),
    );
  for (const edit of plainer) yield everywhere((type) => (type.kind === "record" ? edit(type) : type));
}

function memberNames(type: TypeText): readonly string[] {
  if (type.kind === "enum") return type.members.map(({ name }) => name);
  return type.kind === "union" ? type.members : [];
}

function withoutMember(type: TypeText, name: string): TypeText {
  if (type.kind === "enum") return { ...type, members: type.members.filter((member) => member.name !== name) };
  return type.kind === "union" ? { ...type, members: type.members.filter((member) => member !== name) } : type;
}

function editSlots(record: RecordText, key: number, edit: (slot: SlotText) => readonly SlotText[]): RecordText {
  return { ...record, slots: record.slots.flatMap((slot) => (slot.key === key ? edit(slot) : [slot])) };
}

function* smallerSlots(
  versions: readonly TypeText[],
  key: number,
  everywhere: (edit: (slot: SlotText) => readonly SlotText[]) => Schemas,
): Generator<Schemas> {
  yield everywhere(() => []);
  yield everywhere((slot) => [{ ...slot, tags: slot.tags.filter((tag) => tag === "@id") }]);
  yield everywhere((slot) => [{ ...slot, was: [] }]);
  const slots = versions.flatMap((type) =>
    type.kind === "record" ? type.slots.filter((slot) => slot.key === key) : [],
  );
  for (const text of new Set(slots.map(({ type }) => JSON.stringify(type)))) {
    const replace = (by: TestType) =>
      everywhere((slot) => [JSON.stringify(slot.type) === text ? withType(slot, by) : slot]);
    for (const type of slots
      .map((slot) => slot.type)
      .filter((each) => JSON.stringify(each) === text)
      .slice(0, 1))
      for (const inner of innerTypes(type)) yield replace(inner);
    yield replace(scalar("bool"));
  }
  yield everywhere(({ default: _, ...slot }) => [{ ...slot, presence: "required" }]);
  yield everywhere(({ default: _, ...slot }) => [{ ...slot, presence: "optional" }]);
}

function withType(slot: SlotText, type: TestType): SlotText {
  const { default: given, ...bare } = slot;
  if (given === undefined) return { ...bare, type };
  return { ...slot, type, ...(type.kind === "scalar" && type.scalar === "bool" && { default: "true" }) };
}

function innerTypes(type: TestType): readonly TestType[] {
  if ("element" in type) return [type.element];
  return type.kind === "tuple" ? type.elements : [];
}

const plainer: readonly ((record: RecordText) => RecordText)[] = [
  (record) => ({ ...record, reserved: [] }),
  (record) => ({ ...record, was: [] }),
  ({ base: _, ...record }) => record,
  (record) => (record.document ? { ...record, document: { ...record.document, indexes: [] } } : record),
  (record) => (record.document ? { ...record, document: { ...record.document, version: 1 } } : record),
  (record) => (record.document ? { ...record, document: { ...record.document, tags: [] } } : record),
  (record) => {
    const { schemaId: _, ...document } = record.document ?? { type: "" };
    return record.document ? { ...record, document: { ...record.document, ...document } } : record;
  },
];

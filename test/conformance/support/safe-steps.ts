import { defaultsFor } from "../../codec/support/random-defaults.ts";
import { scalar } from "../../codec/support/random-type.ts";
import type {
  TestEnum,
  TestRecord,
  TestSchema,
  TestSlot,
  TestType,
  TestUnion,
} from "../../codec/support/schema-ast.ts";
import type { Random } from "./random.ts";

/** One change of a schema that should break no reader; undefined where the schema has no place for it. */
export type Step = (schema: TestSchema, random: Random, number: number) => TestSchema | undefined;

const addSlot: Step = (schema, random, number) =>
  changeRecord(schema, random, isChangeable, (record) => {
    const presence = random.pick<"optional" | "nullable" | "defaulted">(["optional", "nullable", "defaulted"]);
    const place = { key: 20 + number, name: `added${number}` };
    const given = defaultsFor[random.below(defaultsFor.length)];
    const slot: TestSlot =
      presence === "defaulted" && given
        ? { ...place, presence, type: given.type, default: given.text, tags: given.tags }
        : { ...place, presence: presence === "defaulted" ? "optional" : presence, type: anyType(schema, random) };
    return { ...record, slots: [...record.slots, slot] };
  });

function anyType(schema: TestSchema, random: Random): TestType {
  const names = [...schema.records, ...schema.enums, ...schema.unions].map(({ name }) => name);
  const named: TestType = { kind: "named", name: names[random.below(names.length)] ?? "" };
  return random.pick<TestType>([
    named,
    { kind: "list", element: named },
    scalar(random.pick(["string", "int64", "float64", "bytes", "timestamp", "uuid", "bool"])),
    { kind: "dictionary", element: scalar("int32") },
    { kind: "box", element: scalar("string") },
    { kind: "raw" },
  ]);
}

const removeSlot: Step = (schema, random) =>
  changeSlot(
    schema,
    random,
    (slot) => slot.presence !== "required",
    (slot, record) => ({
      ...record,
      slots: record.slots.filter((each) => each !== slot),
      tags: [...(record.tags ?? []), `@reserved(${slot.key}, ${JSON.stringify(slot.name)})`],
    }),
  );

const renameSlot: Step = (schema, random, number) =>
  changeSlot(
    schema,
    random,
    () => true,
    (slot, record) =>
      replaceSlot(record, slot, {
        ...slot,
        name: `renamed${number}`,
        tags: [`@was(${JSON.stringify(slot.name)})`, ...(slot.tags ?? [])],
      }),
  );

const giveDefault: Step = (schema, random) => {
  const isPlain = ({ presence, type, tags }: TestSlot) =>
    presence === "required" &&
    type.kind === "scalar" &&
    ["string", "int32", "bool"].includes(type.scalar) &&
    !tags?.length;
  return changeSlot(schema, random, isPlain, (slot, record) => {
    const text = slot.type.kind === "scalar" && slot.type.scalar === "string" ? '"given"' : "7";
    const isBool = slot.type.kind === "scalar" && slot.type.scalar === "bool";
    return replaceSlot(record, slot, { ...slot, presence: "defaulted", default: isBool ? "true" : text });
  });
};

const swapNil: Step = (schema, random) =>
  changeSlot(schema, random, isNilled, (slot, record) =>
    replaceSlot(record, slot, { ...slot, presence: slot.presence === "optional" ? "nullable" : "optional" }),
  );

function isNilled({ presence }: TestSlot): boolean {
  return presence === "optional" || presence === "nullable";
}

const loosen: Step = (schema, random) =>
  changeSlot(schema, random, isBounded, (slot, record) =>
    replaceSlot(record, slot, { ...slot, tags: (slot.tags ?? []).filter((tag) => !isBound(tag)) }),
  );

function isBounded({ tags }: TestSlot): boolean {
  return tags?.some(isBound) ?? false;
}

function isBound(tag: string): boolean {
  return /^@(min|max|pattern)/.test(tag);
}

const renameRecord: Step = (schema, random, number) => {
  const found = pickOne(schema.records, random, (record) => isChangeable(record) && !record.document);
  if (!found) return undefined;
  const name = `Renamed${number}`;
  const renamed = { ...found, name, tags: [`@was("${found.name}")`, ...(found.tags ?? [])] };
  const records = schema.records.map((record) => (record === found ? renamed : record));
  return renameType({ ...schema, records }, found.name, name);
};

function renameType(schema: TestSchema, from: string, to: string): TestSchema {
  const rename = (name: string) => (name === from ? to : name);
  const slots = (record: TestRecord) => record.slots.map((slot) => ({ ...slot, type: renameIn(slot.type, rename) }));
  return {
    ...schema,
    records: schema.records.map((record) => ({
      ...record,
      slots: slots(record),
      ...(record.base !== undefined && { base: rename(record.base) }),
    })),
    unions: schema.unions.map((union) => ({ ...union, members: union.members.map(rename) })),
  };
}

function renameIn(type: TestType, rename: (name: string) => string): TestType {
  const inside = (inner: TestType) => renameIn(inner, rename);
  switch (type.kind) {
    case "named":
      return { kind: "named", name: rename(type.name) };
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

const addEnumMember: Step = (schema, random, number) =>
  changeEnum(schema, random, ({ members, ...type }) => {
    const isText = typeof members[0]?.value === "string";
    const value = isText ? `new${number}` : 1_000_000 + number;
    const tag = members.some((member) => member.tag !== undefined) ? { tag: 300_000 + number } : {};
    return { ...type, members: [...members, { name: `N${number}`, value, ...tag }] };
  });

const removeEnumMember: Step = (schema, random) =>
  changeEnum(schema, random, (type) => ({ ...type, members: type.members.slice(1) }));

/** Those of which no default names a member. */
function changeEnum(schema: TestSchema, random: Random, change: (type: TestEnum) => TestEnum): TestSchema | undefined {
  const found = pickOne(
    schema.enums,
    random,
    ({ name, open, members }) => open && name !== "Mood" && members.length > 1,
  );
  if (!found) return undefined;
  return { ...schema, enums: schema.enums.map((type) => (type === found ? change(found) : type)) };
}

const addUnionMember: Step = (schema, random, number) => {
  const union = pickOne(schema.unions, random, ({ open }) => open);
  const record: TestRecord = {
    name: `N${number}`,
    document: false,
    member: { tag: 100 + number, kind: `kind-${number}` },
    slots: [{ key: 0, name: "content", presence: "optional", type: scalar("string") }],
  };
  if (!union) return undefined;
  const grown = { ...union, members: [...union.members, record.name] };
  return { ...schema, records: [...schema.records, record], unions: replaceUnion(schema, union, grown) };
};

const removeUnionMember: Step = (schema, random) => {
  const union = pickOne(schema.unions, random, ({ open, members }) => open && members.length > 1);
  return union && { ...schema, unions: replaceUnion(schema, union, { ...union, members: union.members.slice(1) }) };
};

function replaceUnion(schema: TestSchema, union: TestUnion, by: TestUnion): readonly TestUnion[] {
  return schema.unions.map((each) => (each === union ? by : each));
}

const addType: Step = (schema, random, number) => {
  const slots: readonly TestSlot[] = [
    { key: 0, name: "id", presence: "required", type: scalar("uuid"), tags: ["@id"] },
    { key: 1, name: "content", presence: "required", type: anyType(schema, random) },
  ];
  const isRaw = slots[1]?.type.kind === "raw";
  return isRaw
    ? undefined
    : { ...schema, records: [...schema.records, { name: `Doc${number}`, document: true, slots }] };
};

const raiseVersion: Step = (schema, random) =>
  changeRecord(schema, random, hasVersion, (record) => ({
    ...record,
    tags: (record.tags ?? []).map((tag) => tag.replace(/^@version\((\d+)\)$/, (_, n) => `@version(${Number(n) + 1})`)),
  }));

function hasVersion({ tags }: TestRecord): boolean {
  return tags?.some((tag) => tag.startsWith("@version")) ?? false;
}

const addIndex: Step = (schema, random, number) =>
  changeRecord(
    schema,
    random,
    ({ name }) => name === "R3",
    (record) => ({
      ...record,
      tags: [...(record.tags ?? []), `@index("byNumber${number}", number)`],
    }),
  );

export const steps: readonly [Step, ...Step[]] = [
  addSlot,
  addSlot,
  addSlot,
  removeSlot,
  renameSlot,
  giveDefault,
  swapNil,
  loosen,
  renameRecord,
  addEnumMember,
  removeEnumMember,
  addUnionMember,
  removeUnionMember,
  addType,
  raiseVersion,
  addIndex,
];

function isChangeable(record: TestRecord): boolean {
  return record.settled === undefined;
}

function changeRecord(
  schema: TestSchema,
  random: Random,
  isMeant: (record: TestRecord) => boolean,
  change: (record: TestRecord) => TestRecord,
): TestSchema | undefined {
  const found = pickOne(schema.records, random, isMeant);
  return found && { ...schema, records: schema.records.map((record) => (record === found ? change(found) : record)) };
}

/** Slots that identities and indexes name are left alone. */
function changeSlot(
  schema: TestSchema,
  random: Random,
  isMeant: (slot: TestSlot) => boolean,
  change: (slot: TestSlot, record: TestRecord) => TestRecord,
): TestSchema | undefined {
  const candidates = (record: TestRecord) =>
    record.slots.filter(
      (slot) => isMeant(slot) && !slot.tags?.some((tag) => /^@(id|name|index)/.test(tag)) && slot.key !== 16,
    );
  const isMeantRecord = (record: TestRecord) => isChangeable(record) && candidates(record).length > 0;
  return changeRecord(schema, random, isMeantRecord, (record) => {
    const slot = pickOne(candidates(record), random, () => true);
    return slot ? change(slot, record) : record;
  });
}

function replaceSlot(record: TestRecord, slot: TestSlot, by: TestSlot): TestRecord {
  return { ...record, slots: record.slots.map((each) => (each === slot ? by : each)) };
}

function pickOne<T>(items: readonly T[], random: Random, isMeant: (item: T) => boolean): T | undefined {
  const meant = items.filter(isMeant);
  return meant[random.below(Math.max(1, meant.length))];
}

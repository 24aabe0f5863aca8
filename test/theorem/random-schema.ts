import type { TestType } from "../codec/support/schema-ast.ts";
import type { Random } from "../conformance/support/random.ts";
import { choose, isMentioned } from "./edit-schema.ts";
import { randomConstraints } from "./random-constraints.ts";
import { randomDefault } from "./random-default.ts";
import { isArray, named, randomType, scalar } from "./random-type.ts";
import type { EnumText, IndexText, RecordText, SchemaText, SlotText, TypeText, UnionText } from "./schema-text.ts";

/** A small random schema as a first release: every construct of the language in some of them, few constructs in each. */
export function randomSchema(random: Random): SchemaText {
  const kept = leaves(random).filter(() => random.below(3) > 0);
  const declared = kept.filter((type) => type.kind !== "union" || kept.some(({ name }) => type.members.includes(name)));
  let schema: SchemaText = { types: declared.map((type) => withoutMissing(type, kept)) };
  for (const name of ["Item", "Spot"])
    if (random.once(2)) schema = { ...schema, types: [...schema.types, buildRecord(name, schema, random)] };
  const documents = random.once(3) ? ["Player", "World"] : ["Player"];
  for (const name of documents) schema = { ...schema, types: [...schema.types, buildDocument(name, schema, random)] };
  return onlyMentioned(schema, random);
}

const nothing = { was: [], past: [] };
const deprecated = "@deprecated Use another.";

function leaves(random: Random): readonly TypeText[] {
  return [
    buildEnum(random),
    buildLiterals(random),
    { ...nothing, kind: "record", name: "Base", slots: [slot(0, "note", scalar("string"), "optional")], reserved: [] },
    buildBox(random),
    ...["Circle", "Square", "Ring"].map((name, i) => buildMember(name, i + 1, random)),
    {
      ...nothing,
      kind: "union",
      name: "Shape",
      open: random.once(2),
      ...(random.once(3) && { silent: true }),
      members: ["Circle", "Square"],
    } satisfies UnionText,
  ];
}

function withoutMissing(type: TypeText, kept: readonly TypeText[]): TypeText {
  if (type.kind !== "union") return type;
  return { ...type, members: type.members.filter((member) => kept.some(({ name }) => name === member)) };
}

function buildEnum(random: Random): EnumText {
  const tagged = random.once(3);
  const members = [
    { name: "Red", value: 1 },
    { name: "Green", value: 2 },
    { name: "Blue", value: 300 },
  ].map((member, i) => ({ ...member, ...(tagged && { tag: 10 + i }), ...(random.once(9) && { notes: [deprecated] }) }));
  return {
    ...nothing,
    kind: "enum",
    name: "Color",
    source: random.once(3) ? "const" : "enum",
    open: random.once(2),
    members,
  };
}

function buildLiterals(random: Random): EnumText {
  const source = random.pick(["enum", "const", "literals", "literals"] as const);
  const names = ["calm", "wild", "odd"];
  return {
    ...nothing,
    kind: "enum",
    name: "Mood",
    source,
    open: random.once(2),
    members: names.map((name) => ({ name, value: name })),
  };
}

function buildBox(random: Random): RecordText {
  const content = slot(0, "content", named("T"), random.once(2) ? "required" : "optional");
  return { ...nothing, kind: "record", name: "Box", parameter: "T", slots: [content], reserved: [] };
}

function buildMember(name: string, tag: number, random: Random): RecordText {
  const slots = [slot(0, "size", scalar(random.once(2) ? "float64" : "int32"), "required")];
  if (random.once(2)) slots.push(slot(2, "label", scalar("string"), "optional"));
  return { ...nothing, kind: "record", name, member: { tag, kind: name.toLowerCase() }, slots, reserved: [] };
}

function slot(key: number, name: string, type: TestType, presence: "required" | "optional"): SlotText {
  return { key, name, type, presence, was: [], tags: [] };
}

const slotNames = ["hp", "mp", "title", "goods", "place", "extra"];

function buildRecord(name: string, schema: SchemaText, random: Random): RecordText {
  const base = schema.types.some((type) => type.name === "Base") && random.once(3) ? "Base" : undefined;
  const record = {
    ...nothing,
    kind: "record" as const,
    name,
    slots: [],
    reserved: randomReservation(random),
    ...(random.once(8) && { notes: [deprecated] }),
  };
  const slots = buildSlots({ record, first: base ? 1 : 0, schema, random });
  const self = random.once(5) ? [slot(8, "inner", { kind: "list", element: named(name) }, "required")] : [];
  return { ...record, slots: [...slots, ...self], ...(base && { base }) };
}

function buildDocument(name: string, schema: SchemaText, random: Random): RecordText {
  const record = { ...nothing, kind: "record" as const, name, slots: [], reserved: randomReservation(random) };
  const isGlobal = random.once(8);
  const id: SlotText = identity(schema, random);
  const own = isGlobal || random.once(8) ? [] : [id];
  const second =
    own.length > 0 && random.once(6) ? [{ ...slot(7, "realm", scalar("int32"), "required"), tags: ["@id"] }] : [];
  const nick: SlotText = { ...slot(9, "nick", scalar("string"), "required"), tags: random.once(2) ? ["@name"] : [] };
  const slots = [
    ...own,
    ...buildSlots({ record, first: 1, schema, random }),
    ...second,
    ...(random.once(3) ? [nick] : []),
  ];
  return {
    ...record,
    slots,
    document: {
      type: name.toLowerCase(),
      ...(random.once(3) && { schemaId: `${name.toLowerCase()}.v1` }),
      version: 1 + random.below(3),
      tags: [...(isGlobal ? ["@global"] : []), ...maturity(random)],
      indexes: buildIndexes(slots, random),
    },
  };
}

function identity(schema: SchemaText, random: Random): SlotText {
  const type = idType(schema, random);
  const limits = random.once(8) ? randomConstraints(type, random) : [];
  return { ...slot(0, "id", type, "required"), tags: ["@id", ...limits] };
}

/** Mostly released and stable. */
function maturity(random: Random): readonly string[] {
  if (random.once(12)) return ["@draft"];
  return random.once(10) ? [random.pick(["@stability(alpha)", "@stability(beta)"])] : [];
}

function idType(schema: SchemaText, random: Random): TestType {
  const types = [scalar("uuid"), scalar("int32"), scalar("string"), scalar("uint16"), scalar("plainDate")];
  const isEnum = schema.types.some(({ name }) => name === "Color") && random.once(5);
  return isEnum ? named("Color") : (choose(types, random) ?? scalar("uuid"));
}

function randomReservation(random: Random): readonly (number | string)[] {
  return random.once(2) ? [5, "gone"] : [];
}

interface SlotsPlace {
  readonly record: RecordText;
  readonly first: number;
  readonly schema: SchemaText;
  readonly random: Random;
}

function buildSlots({ first, schema, random }: SlotsPlace): SlotText[] {
  const keys = random.shuffled([1, 2, 3, 4, 6].filter((key) => key >= first)).slice(0, 1 + random.below(4));
  const names = random.shuffled(slotNames);
  return [...keys].sort((a, b) => a - b).map((key, i) => randomSlot({ key, name: names[i] ?? "" }, schema, random));
}

/** A slot of any type and presence. */
export function randomSlot(
  place: { readonly key: number; readonly name: string; readonly presence?: SlotText["presence"] },
  schema: SchemaText,
  random: Random,
): SlotText {
  const presences = ["required", "optional", "nullable", "defaulted"] as const;
  const presence = place.presence ?? random.pick(presences);
  const { key, name } = place;
  const notes = random.once(12) ? [deprecated] : [];
  const isRaw = (presence === "optional" || presence === "nullable") && random.once(15);
  const type: TestType = isRaw ? { kind: "raw" } : randomType(schema, random);
  const slot = {
    key,
    name,
    type,
    was: [],
    tags: [...notes, ...(random.once(4) ? randomConstraints(type, random) : [])],
  };
  if (presence !== "defaulted") return { ...slot, presence };
  const given = randomDefault(type, schema, random);
  if (given !== undefined) return { ...slot, presence, tags: [], default: given };
  return { ...slot, presence, type: scalar("int32"), tags: [], default: "7" };
}

function buildIndexes(slots: readonly SlotText[], random: Random): readonly IndexText[] {
  const fitting = slots.filter(({ type }) => isOrdered(type)).map(({ name }) => name);
  const [first, second] = random.shuffled(fitting);
  if (first === undefined || random.once(2)) return [];
  const unique = random.once(2);
  const single: IndexText = { accessor: "byFirst", slots: [first], unique };
  return second !== undefined && random.once(2)
    ? [single, { accessor: "byBoth", slots: [first, second], unique: !unique }]
    : [single];
}

export function isOrdered(type: TestType): boolean {
  return type.kind === "scalar" && type.scalar !== "bytes" && !isArray(type.scalar);
}

/** Types that nothing mentions go, mostly: what is not stored cannot be misread. */
function onlyMentioned(schema: SchemaText, random: Random): SchemaText {
  const isKept = (type: TypeText) =>
    (type.kind === "record" && type.document !== undefined) || isMentioned(schema, type.name) || random.once(12);
  const kept = schema.types.filter(isKept);
  return kept.length === schema.types.length ? schema : onlyMentioned({ ...schema, types: kept }, random);
}

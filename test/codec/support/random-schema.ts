import fc from "fast-check";
import { defaultsFor, fixedTypes } from "./random-defaults.ts";
import { documentTags, type Generate, pickDoc, pickTags } from "./random-tags.ts";
import { buildEnum, buildType, enumKinds, type Names, scalar } from "./random-type.ts";
import type { TestRecord, TestSchema, TestSlot, TestType, TestUnion } from "./schema-ast.ts";

/** Random schemas: every type, presence and kind of enum and union, every tag, recursion, inheritance and generics among them. */
export const schemaArbitrary: fc.Arbitrary<TestSchema> = fc.gen().map((generate) => buildSchema(generate));

/** Schemas for one run, always the same for one seed. */
export function sampleSchemas(seed: number, count: number): readonly TestSchema[] {
  return fc.sample(schemaArbitrary, { seed, numRuns: count });
}

const memberCount = 4;
const plainCount = 4;

function buildSchema(generate: Generate): TestSchema {
  const enums = [...enumKinds.map((kind, i) => buildEnum(generate, `E${i}`, kind)), ...fixedTypes.enums];
  const members = Array.from({ length: memberCount }, (_, i) => `M${i}`);
  const plain = Array.from({ length: plainCount }, (_, i) => `R${i}`);
  const unions = buildUnions(generate, members);
  const records = [...fixedTypes.records.map(({ name }) => name), "B0", ...members, ...plain];
  const built = ["B0", ...members, ...plain].map((name): TestRecord => {
    const names: Names = {
      enums: enums.map((type) => type.name),
      unions: unions.map((union) => union.name),
      records,
      before: records.indexOf(name),
    };
    return buildRecord(generate, { name, names, members });
  });
  return { enums, records: [...fixedTypes.records, ...built], unions };
}

/** A closed one, an open one, and one that shares its members with them. */
function buildUnions(generate: Generate, members: readonly string[]): readonly TestUnion[] {
  const shared = generate(fc.shuffledSubarray, [...members], { minLength: 2, maxLength: 3 });
  const kind = generate(fc.constantFrom, "closed", "open", "silent");
  return [
    { name: "U0", open: false, members: members.slice(0, 2) },
    { name: "U1", open: true, members: members.slice(2) },
    { name: "U2", open: kind !== "closed", ...(kind === "silent" && { silent: true }), members: shared },
  ];
}

interface RecordPlace {
  readonly name: string;
  readonly names: Names;
  readonly members: readonly string[];
}

function buildRecord(generate: Generate, { name, names, members }: RecordPlace): TestRecord {
  const tag = members.indexOf(name);
  const isBase = name === "B0";
  const isDerived = name.startsWith("R") && generate(fc.boolean);
  const range = isBase ? { min: 0, max: 2 } : { min: isDerived ? 3 : 0, max: 14 };
  const slots = buildSlots(generate, { names, range, slotNames: isBase ? baseNames : undefined });
  const document = name === "R3" || name === "R2" || name === "R1" ? documentTags(generate, name, slots) : undefined;
  const doc = pickDoc(generate);
  return {
    name,
    document: document !== undefined,
    slots: [...slots, ...(document?.slots ?? [])],
    ...(tag >= 0 && { member: { tag: tag + 1, kind: `kind-${name}` } }),
    ...(isDerived && { base: "B0" }),
    ...(doc && { doc }),
    tags: [
      ...pickTags(generate, `Old${name}`),
      ...(isBase ? [] : reservation(generate, slots)),
      ...(document?.tags ?? []),
    ],
  };
}

/** Keys between and behind those that are taken, and a name. */
function reservation(generate: Generate, slots: readonly TestSlot[]): readonly string[] {
  if (!generate(fc.boolean)) return [];
  const free = [4, 7, 9, 13].find((key) => slots.every((slot) => slot.key !== key));
  return free === undefined ? ['@reserved(17-18, "gone")'] : [`@reserved(${free}, 17-18, "gone", "with gap")`];
}

const baseNames = ["below", "beneath", "underneath"];

/** Names that generated code must be careful with. */
const slotNames = [
  "hp",
  "class",
  "constructor",
  "__proto__",
  "with-dash",
  "n",
  "r",
  "value",
  "depth",
  "reader",
  "seek",
  "toString",
  "v",
  "p",
  "b",
  "d",
  "unknown",
  "Map",
  "readString",
  "kind2",
  "ünï",
  "a b",
  "fault",
  "raw",
  "self",
  "match",
  "encode",
  "Equals",
  "fn",
];

interface SlotsPlace {
  readonly names: Names;
  readonly range: { readonly min: number; readonly max: number };
  readonly slotNames: readonly string[] | undefined;
}

function buildSlots(generate: Generate, place: SlotsPlace): readonly TestSlot[] {
  const names = place.slotNames ?? slotNames;
  const size = { minLength: 1, maxLength: Math.min(names.length, 7) };
  const keys = generate(() => fc.uniqueArray(fc.integer(place.range), size));
  const chosen = generate(fc.shuffledSubarray, [...names], { minLength: keys.length, maxLength: keys.length });
  return keys
    .sort((a, b) => a - b)
    .map((key, i) => buildSlot(generate, { key, name: chosen[i] ?? `slot${key}` }, place.names));
}

function buildSlot(generate: Generate, place: { key: number; name: string }, names: Names): TestSlot {
  const slot = typedSlot(generate, place, names);
  const doc = pickDoc(generate);
  return {
    ...slot,
    ...(doc && { doc }),
    tags: [...(slot.tags ?? []), ...pickTags(generate, `old${place.key}`)],
  };
}

function typedSlot(generate: Generate, place: { key: number; name: string }, names: Names): TestSlot {
  const presence = generate(fc.constantFrom, "required", "optional", "nullable", "defaulted");
  if (presence === "defaulted") {
    const { type, text, tags } = generate(fc.constantFrom, ...defaultsFor);
    return { ...place, presence, type, default: text, tags };
  }
  const isBase = presence !== "required";
  if (isBase && generate(fc.integer, { min: 0, max: 12 }) === 0) return { ...place, presence, type: { kind: "raw" } };
  if (generate(fc.integer, { min: 0, max: 5 }) === 0) {
    const { type, tags } = generate(fc.constantFrom, ...constrained);
    return { ...place, presence, type, tags };
  }
  const deepest = generate(fc.integer, { min: 0, max: 5 }) === 0 ? 5 : 2;
  const type = buildType(generate, { names, depth: 0, deepest, mayRecur: isBase });
  // A nullable type in an optional slot would give nil two meanings.
  return { ...place, presence, type: type.kind === "nullable" ? type.element : type };
}

/** Every constraint, on types of every measure. */
const constrained: readonly { readonly type: TestType; readonly tags: readonly string[] }[] = [
  { type: scalar("int32"), tags: ["@min(-5)", "@max(1000)"] },
  { type: scalar("uint8"), tags: ["@min(3)"] },
  { type: scalar("int64"), tags: ["@min(-9007199254740993)"] },
  { type: scalar("uint64"), tags: ["@max(18446744073709551614)"] },
  { type: scalar("safeint"), tags: ["@max(4503599627370496)"] },
  { type: scalar("float64"), tags: ["@min(-0.5)", "@max(1e3)"] },
  { type: scalar("float32"), tags: ["@min(0)"] },
  { type: scalar("timestamp"), tags: ["@min(0)"] },
  { type: scalar("duration"), tags: ["@max(864000000000)"] },
  { type: scalar("string"), tags: ["@minLength(2)", "@maxLength(10)"] },
  { type: scalar("string"), tags: ['@pattern("^[a-z]{1,8}$")', "@maxLength(5)"] },
  { type: scalar("bytes"), tags: ["@minLength(1)", "@maxLength(4)"] },
  { type: { kind: "list", element: scalar("string") }, tags: ["@maxItems(2)"] },
  { type: { kind: "set", element: scalar("int32") }, tags: ["@maxItems(1)"] },
  { type: { kind: "dictionary", element: scalar("bool") }, tags: ["@maxItems(2)"] },
  { type: { kind: "map", key: scalar("int8"), element: scalar("float32") }, tags: ["@maxItems(2)"] },
];

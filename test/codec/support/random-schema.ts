import fc from "fast-check";
import {
  scalarSpellings,
  type TestEnum,
  type TestRecord,
  type TestScalar,
  type TestSchema,
  type TestSlot,
  type TestType,
  type TestUnion,
} from "./schema-ast.ts";

/** Random schemas: every type, presence and kind of enum and union, recursion and generics among them. */
export const schemaArbitrary: fc.Arbitrary<TestSchema> = fc.gen().map((generate) => buildSchema(generate));

/** Schemas for one run, always the same for one seed. */
export function sampleSchemas(seed: number, count: number): readonly TestSchema[] {
  return fc.sample(schemaArbitrary, { seed, numRuns: count });
}

type Generate = fc.GeneratorValue;

interface Names {
  readonly enums: readonly string[];
  readonly unions: readonly string[];
  /** All records, and how many of them may be required by the one that is being made. */
  readonly records: readonly string[];
  readonly before: number;
}

function buildSchema(generate: Generate): TestSchema {
  const enums = enumKinds.map((kind, i) => buildEnum(generate, `E${i}`, kind));
  const plainCount = 4;
  const memberCount = 4;
  const members = Array.from({ length: memberCount }, (_, i) => `M${i}`);
  const plain = Array.from({ length: plainCount }, (_, i) => `R${i}`);
  const unions: TestUnion[] = [
    { name: "U0", open: false, members: members.slice(0, 2) },
    { name: "U1", open: true, members: members.slice(2) },
  ];
  const records = [...members, ...plain];
  const built = records.map((name, i): TestRecord => {
    const names = { enums: enums.map((type) => type.name), unions: ["U0", "U1"], records, before: i };
    const slots = buildSlots(generate, names);
    const member = i < memberCount ? { member: { tag: i + 1, kind: `kind-${name}` } } : {};
    return { name, document: i === records.length - 1, slots, ...member };
  });
  return { enums, records: built, unions };
}

const memberValues = () => fc.uniqueArray(fc.integer({ min: -200, max: 70_000 }), { minLength: 1, maxLength: 5 });
const slotKeys = () => fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 7 });

const enumKinds = [
  "ints",
  "openInts",
  "strings",
  "literals",
  "openLiterals",
  "tagged",
  "openTagged",
  "taggedTexts",
  "openTaggedTexts",
] as const;

function buildEnum(generate: Generate, name: string, kind: (typeof enumKinds)[number]): TestEnum {
  const numbers = generate(memberValues);
  const texts = numbers.map((number) => `v${number}é`);
  const byNumber = numbers.map((value, i) => ({ name: `A${i}`, value }));
  const byText = texts.map((value, i) => ({ name: `A${i}`, value }));
  const tagged = byNumber.map((member, i) => ({ ...member, tag: 100_000 + i }));
  switch (kind) {
    case "ints":
      return { name, source: "enum", open: false, members: byNumber };
    case "openInts":
      return { name, source: "const", open: true, members: byNumber };
    case "strings":
      return { name, source: "enum", open: false, members: byText };
    case "literals":
      return { name, source: "literals", open: false, members: byText };
    case "openLiterals":
      return { name, source: "literals", open: true, members: byText };
    case "tagged":
      return { name, source: "enum", open: false, members: [...tagged.slice(1), ...byNumber.slice(0, 1)] };
    case "taggedTexts":
    case "openTaggedTexts": {
      const members = byText.map((member, i) => ({ ...member, tag: 200_000 + i }));
      return { name, source: "enum", open: kind === "openTaggedTexts", members };
    }
    case "openTagged":
      return { name, source: "enum", open: true, members: tagged };
  }
}

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
];
const moreNames = [
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
];

function buildSlots(generate: Generate, names: Names): readonly TestSlot[] {
  const keys = generate(slotKeys);
  const all = [...slotNames, ...moreNames];
  const chosen = generate(fc.shuffledSubarray, all, { minLength: keys.length, maxLength: keys.length });
  return keys
    .sort((a, b) => a - b)
    .map((key, i) => buildSlot(generate, { key, name: chosen[i] ?? `slot${key}` }, names));
}

function buildSlot(generate: Generate, place: { key: number; name: string }, names: Names): TestSlot {
  const presence = generate(fc.constantFrom, "required", "optional", "nullable", "defaulted");
  if (presence === "defaulted") {
    const [type, text] = generate(fc.constantFrom, ...defaults);
    return { ...place, presence, type, default: text };
  }
  const isBase = presence !== "required";
  if (isBase && generate(fc.integer, { min: 0, max: 12 }) === 0)
    return { ...place, presence: "optional", type: { kind: "raw" } };
  const type = buildType(generate, { names, depth: 0, mayRecur: isBase });
  // A nullable type in an optional slot would give nil two meanings.
  return { ...place, presence, type: type.kind === "nullable" ? type.element : type };
}

const scalar = (name: TestScalar): TestType => ({ kind: "scalar", scalar: name });

const defaults: readonly (readonly [TestType, string])[] = [
  [scalar("int32"), "100"],
  [scalar("string"), '"x\\"\\u002a/y"'],
  [scalar("bool"), "true"],
  [scalar("int64"), '"9007199254740993"'],
  [scalar("float64"), "-0.5"],
  [{ kind: "list", element: scalar("uint8") }, "[1, 2, 3]"],
  [{ kind: "list", element: scalar("string") }, "[]"],
  [{ kind: "set", element: scalar("string") }, '["b", "a"]'],
  [{ kind: "dictionary", element: scalar("bool") }, '{"__proto__": true, "a": false}'],
  [{ kind: "map", key: scalar("uint16"), element: scalar("string") }, '[[1, "a"]]'],
  [{ kind: "tuple", elements: [scalar("int8"), scalar("string")] }, '[-1, "t"]'],
];

interface TypePlace {
  readonly names: Names;
  readonly depth: number;
  /** True where a value may end the recursion, so that any record can be meant. */
  readonly mayRecur: boolean;
}

function buildType(generate: Generate, place: TypePlace): TestType {
  const { names, depth } = place;
  const choice = generate(fc.integer, { min: 0, max: depth >= 2 ? 9 : 16 });
  const inside = (mayRecur: boolean): TestType => buildType(generate, { names, depth: depth + 1, mayRecur });
  if (choice <= 5) return scalar(generate(fc.constantFrom, ...scalarNames));
  if (choice <= 7) return { kind: "named", name: generate(fc.constantFrom, ...names.enums) };
  if (choice <= 9) return recordOr(generate, place);
  if (choice === 10) return { kind: "set", element: scalar(generate(fc.constantFrom, ...elementScalars)) };
  if (choice === 11) return { kind: "map", key: keyType(generate, names), element: inside(true) };
  if (choice === 12) return { kind: "dictionary", element: inside(true) };
  if (choice === 13) return { kind: "tuple", elements: [inside(place.mayRecur), inside(place.mayRecur)] };
  if (choice === 14) return { kind: "box", element: scalar(generate(fc.constantFrom, "string", "int32", "branded")) };
  const element = inside(true);
  return {
    kind: "list",
    element: choice === 15 && element.kind !== "nullable" ? { kind: "nullable", element } : element,
  };
}

function recordOr(generate: Generate, { names, mayRecur }: TypePlace): TestType {
  const usable = mayRecur ? [...names.records, ...names.unions] : names.records.slice(0, names.before);
  if (usable.length === 0) return scalar("string");
  return { kind: "named", name: generate(fc.constantFrom, ...usable) };
}

function keyType(generate: Generate, names: Names): TestType {
  const scalars = ["string", "branded", "bool", "int8", "uint32", "safeint", "int64", "uint64", "uuid"] as const;
  if (generate(fc.integer, { min: 0, max: 4 }) === 0) return { kind: "named", name: names.enums[0] ?? "" };
  return scalar(generate(fc.constantFrom, ...scalars));
}

const scalarNames: readonly TestScalar[] = Object.keys(scalarSpellings) as TestScalar[];
const elementScalars: readonly TestScalar[] = [
  "string",
  "int32",
  "int64",
  "uuid",
  "decimal",
  "branded",
  "uint8",
  "float64",
  "float32",
];

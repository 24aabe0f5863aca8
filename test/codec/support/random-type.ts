import fc from "fast-check";
import type { Generate } from "./random-tags.ts";
import { scalarSpellings, type TestEnum, type TestScalar, type TestType } from "./schema-ast.ts";

/** What a type may name. */
export interface Names {
  readonly enums: readonly string[];
  readonly unions: readonly string[];
  /** All records, and how many of them may be required by the one that is being made. */
  readonly records: readonly string[];
  readonly before: number;
}

export interface TypePlace {
  readonly names: Names;
  readonly depth: number;
  /** From here on types are scalars, enums and records. */
  readonly deepest: number;
  /** True where a value may end the recursion, so that any record can be meant. */
  readonly mayRecur: boolean;
}

export const scalar = (name: TestScalar): TestType => ({ kind: "scalar", scalar: name });

export function buildType(generate: Generate, place: TypePlace): TestType {
  const { names, depth, deepest } = place;
  const leaf = depth >= deepest;
  // Types that are meant to nest do so, all the way down.
  const choice = generate(fc.integer, { min: deepest > 2 && !leaf ? 10 : 0, max: leaf ? 9 : 17 });
  const inside = (mayRecur: boolean): TestType => buildType(generate, { ...place, depth: depth + 1, mayRecur });
  if (choice <= 5) return scalar(generate(fc.constantFrom, ...scalarNames));
  if (choice <= 7) return { kind: "named", name: generate(fc.constantFrom, ...names.enums) };
  if (choice <= 9) return recordOr(generate, place);
  if (choice === 10) return { kind: "set", element: elementType(generate, place) };
  if (choice === 11) return { kind: "map", key: keyType(generate, names), element: inside(true) };
  if (choice === 12) return { kind: "dictionary", element: inside(true) };
  if (choice === 13) return { kind: "tuple", elements: [inside(place.mayRecur), inside(place.mayRecur)] };
  if (choice === 14) return { kind: "box", element: argumentType(generate, names) };
  if (choice === 15)
    return { kind: "pair", first: argumentType(generate, names), second: argumentType(generate, names) };
  const element = inside(true);
  const isNullable = choice === 16 && element.kind !== "nullable";
  return { kind: "list", element: isNullable ? { kind: "nullable", element } : element };
}

function recordOr(generate: Generate, { names, mayRecur }: TypePlace): TestType {
  const usable = mayRecur ? [...names.records, ...names.unions] : names.records.slice(0, names.before);
  if (usable.length === 0) return scalar("string");
  return { kind: "named", name: generate(fc.constantFrom, ...usable) };
}

/** What `Box` and `Pair` are given: few types, so that one is instantiated more than once. */
function argumentType(generate: Generate, names: Names): TestType {
  const enumName = names.enums[0] ?? "";
  const [firstRecord = ""] = names.records;
  return generate(
    fc.constantFrom,
    scalar("string"),
    scalar("int32"),
    scalar("branded"),
    scalar("bytes"),
    { kind: "named", name: enumName },
    { kind: "named", name: firstRecord },
    { kind: "list", element: scalar("uint16") },
  );
}

/** A set holds records, lists and tuples too. */
function elementType(generate: Generate, { names }: TypePlace): TestType {
  const choice = generate(fc.integer, { min: 0, max: 9 });
  const element = scalar(generate(fc.constantFrom, ...elementScalars));
  if (choice === 0) return { kind: "named", name: generate(fc.constantFrom, ...names.enums) };
  if (choice === 1) return { kind: "tuple", elements: [element, scalar("bool")] };
  if (choice === 2) return { kind: "list", element };
  if (choice === 3 && names.before > 0)
    return { kind: "named", name: generate(fc.constantFrom, ...names.records.slice(0, names.before)) };
  return element;
}

function keyType(generate: Generate, names: Names): TestType {
  if (generate(fc.integer, { min: 0, max: 3 }) === 0)
    return { kind: "named", name: generate(fc.constantFrom, ...names.enums) };
  return scalar(generate(fc.constantFrom, ...keyScalars));
}

const scalarNames: readonly TestScalar[] = Object.keys(scalarSpellings).filter(isScalar);

function isScalar(name: string): name is TestScalar {
  return Object.hasOwn(scalarSpellings, name);
}

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
  "bool",
  "safeint",
  "plainDate",
  "timestamp",
  "duration",
];

const keyScalars = [
  "string",
  "branded",
  "bool",
  "int8",
  "int16",
  "int32",
  "uint8",
  "uint16",
  "uint32",
  "safeint",
  "int64",
  "uint64",
  "uuid",
] as const;

export const enumKinds = [
  "ints",
  "openInts",
  "wideInts",
  "strings",
  "literals",
  "openLiterals",
  "tagged",
  "openTagged",
  "taggedTexts",
  "openTaggedTexts",
] as const;

const memberValues = fc.uniqueArray(fc.integer({ min: -200, max: 70_000 }), { minLength: 1, maxLength: 5 });

export function buildEnum(generate: Generate, name: string, kind: (typeof enumKinds)[number]): TestEnum {
  const numbers = generate(() => memberValues);
  const byNumber = numbers.map((value, i) => ({ name: `A${i}`, value, ...(i === 1 && { doc: "The second one." }) }));
  const byText = numbers.map((number, i) => ({
    name: `A${i}`,
    value: `v${number}é`,
    ...(i === 1 && { doc: "@deprecated Use another." }),
  }));
  const tagged = byNumber.map((member, i) => ({ ...member, tag: 100_000 + i }));
  switch (kind) {
    case "ints":
      return { name, source: "enum", open: false, members: byNumber, doc: 'Numbers, "quoted".' };
    case "openInts":
      return { name, source: "const", open: true, members: byNumber };
    case "wideInts": {
      const wide = [{ name: "Wide", value: 2 ** 52 }, ...byNumber, { name: "Low", value: -(2 ** 33) }];
      return { name, source: "const", open: false, members: wide };
    }
    case "strings":
      return { name, source: "enum", open: false, members: byText };
    case "literals":
    case "openLiterals":
      return { name, source: "literals", open: kind === "openLiterals", members: byText, doc: "Texts." };
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

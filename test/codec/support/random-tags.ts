import fc from "fast-check";
import { scalar } from "./random-type.ts";
import type { TestSlot } from "./schema-ast.ts";

export type Generate = fc.GeneratorValue;

/** Prose that ends comments, literals or lines in one language or another. */
const docs = [
  "What it says.",
  "Two lines,\nthe second one.",
  'Quotes: " and \' and ` and """ and a backslash \\',
  "Markup: <b>&amp;</b> ]]> <!-- {{name}} $\x7bvalue} #endif ///",
  "Escapes: \\u0022 \\N{DASH} %s {0} 😀",
];

/** Mostly none. */
export function pickDoc(generate: Generate): string | undefined {
  return generate(fc.integer, { min: 0, max: 2 }) === 0 ? generate(fc.constantFrom, ...docs) : undefined;
}

/** A former name and a deprecation, mostly neither. */
export function pickTags(generate: Generate, formerName: string): readonly string[] {
  const isRenamed = generate(fc.integer, { min: 0, max: 9 }) === 0;
  const isDeprecated = generate(fc.integer, { min: 0, max: 9 }) === 0;
  return [
    ...(isRenamed ? [`@was("${formerName}")`] : []),
    ...(isDeprecated ? ['@deprecated Use "another" \\ one.'] : []),
  ];
}

/** What makes a record a document: R1 is global, R2 has a store key of two slots, R3 of one, a name lookup and indexes. */
export function documentTags(
  generate: Generate,
  name: string,
  slots: readonly TestSlot[],
): { readonly tags: readonly string[]; readonly slots: readonly TestSlot[] } {
  if (name === "R1") return { tags: ["@global", "@version(3)", '@schema("test.r1.v3")'], slots: [] };
  const ids = name === "R2" ? [place(15, "realm", ["@id"]), number(16, "number", ["@id"])] : identities(generate);
  const index = [`@index("byRealm${name}", number, ${ids[0]?.name}, unique)`];
  const titled = name === "R3" ? [place(19, "title", ["@name", "@index"])] : [];
  const numbered = ids.some((slot) => slot.name === "number") ? [] : [number(16, "number", ["@index"])];
  const isKept = slots.length > 0 && generate(fc.boolean);
  return { tags: isKept ? [...index, "@version(2)"] : index, slots: [...ids, ...numbered, ...titled] };
}

function identities(generate: Generate): readonly TestSlot[] {
  const type = generate(fc.constantFrom, scalar("uuid"), scalar("int64"), scalar("bool"), scalar("plainDate"));
  return [{ key: 15, name: "identity", presence: "required", type, tags: ["@id"] }];
}

function place(key: number, name: string, tags: readonly string[]): TestSlot {
  return { key, name, presence: "required", type: scalar("string"), tags };
}

function number(key: number, name: string, tags: readonly string[]): TestSlot {
  return { key, name, presence: "required", type: scalar("int32"), tags };
}

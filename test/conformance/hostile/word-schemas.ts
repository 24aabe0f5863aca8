import { toPascalCase, toSnakeCase } from "../../../compiler/src/text/change-case.ts";
import { inComment } from "./text-schemas.ts";
import { literals, memberNames, reservedWords, standardNames, unicodeNames } from "./words.ts";

/** Every word as a slot, as a member of an enum of each kind, as a type, and as a document. */
export function wordSchemas(): readonly string[] {
  const words = [...reservedWords, ...standardNames, ...memberNames, ...unicodeNames];
  return [
    ...spread(words).map(slotSchema),
    ...spread(words).map(enumSchema),
    ...spread([...reservedWords, ...standardNames].filter(canNameType)).map(typeSchema),
    literalSchema(),
    sameNames,
  ];
}

/** Groups without two words of one spelling in any language's case: those are refused, and tested elsewhere. */
function spread(words: readonly string[]): readonly (readonly string[])[] {
  const groups: { readonly words: string[]; readonly taken: Set<string> }[] = [];
  for (const word of new Set(words)) {
    const spellings = spellingsOf(word);
    const isFree = (group: { readonly taken: Set<string> }) =>
      spellings.every((spelling) => !group.taken.has(spelling));
    const found = groups.find(isFree);
    const group = found ?? { words: [], taken: new Set<string>() };
    if (!found) groups.push(group);
    group.words.push(word);
    for (const spelling of spellings) group.taken.add(spelling);
  }
  return groups.map((group) => group.words);
}

/** Compatibility forms too: Python takes them as equal. */
function spellingsOf(word: string): readonly string[] {
  const forms = [word, word.normalize("NFKC")];
  return forms.flatMap((form) => [toPascalCase(form).toLowerCase(), toSnakeCase(form).replaceAll("_", "")]);
}

const slotTypes = [
  ": string",
  "?: string",
  ": int32 | null",
  ": float64[]",
  ": Map<string, boolean>",
  "?: Uint8Array",
] as const;

function slotSchema(words: readonly string[]): string {
  const slots = words.map((word, i) => {
    const given = i % 7 === 6 ? " @default(7)" : "";
    const type = given === "" ? slotTypes[i % slotTypes.length] : ": int32";
    return `  /** @key(${i})${given} */ ${JSON.stringify(word)}${type};`;
  });
  const [first, second] = words.filter((_, i) => i % 7 !== 6 && i % slotTypes.length === 0);
  const index = second === undefined ? "" : ` @index(${JSON.stringify("byBoth")}, ${quoted(first)}, ${quoted(second)})`;
  return `${imports}\n/** @document${index} */\nexport interface Slots {\n${slots.join("\n")}\n}\n`;
}

function quoted(word: string | undefined): string {
  return /^[A-Za-z_]\w*$/.test(word ?? "") ? (word ?? "") : JSON.stringify(word);
}

function enumSchema(words: readonly string[]): string {
  const members = words.map((word, i) => `  ${JSON.stringify(word)} = ${i},`).join("\n");
  const texts = words.map((word) => `  ${JSON.stringify(word)} = ${JSON.stringify(word)},`).join("\n");
  const consts = words.map((word, i) => `  ${JSON.stringify(word)}: ${i - 5},`).join("\n");
  return [
    `export enum Numbers {\n${members}\n}`,
    `/** @open */\nexport enum OpenNumbers {\n${members}\n}`,
    `export enum Texts {\n${texts}\n}`,
    `/** @open */\nexport enum OpenTexts {\n${texts}\n}`,
    `export const Constants = {\n${consts}\n} as const;\nexport type Constants = (typeof Constants)[keyof typeof Constants];`,
    `export type Literals = ${words.map((word) => JSON.stringify(word)).join(" | ")};`,
    `export interface Holder {
  /** @key(0) */ numbers: Numbers;
  /** @key(1) */ open: OpenNumbers[];
  /** @key(2) */ texts: Texts | null;
  /** @key(3) */ openTexts?: OpenTexts;
  /** @key(4) */ constants: Map<Constants, Literals>;
  /** @key(5) @default(${JSON.stringify(words[0])}) */ literal: Literals;
}`,
    "",
  ].join("\n");
}

/** What TypeScript itself does not let a type be called. */
const notTypes = new Set(
  `any as async await bigint boolean break case catch class const continue debugger declare default delete do else enum export
  extends false finally for function if implements import in infer instanceof interface keyof let never new null number object
  package private protected public readonly return static string super switch symbol this throw true try type typeof undefined
  unique unknown var void while with yield`.split(/\s+/),
);

function canNameType(word: string): boolean {
  return !notTypes.has(word) && /^[A-Za-z_]\w*$/.test(word);
}

/** Every fourth a document, every fourth an enum, every fourth a record that leads back to itself; and a union of the last. */
function typeSchema(words: readonly string[]): string {
  const declared = words.map((word, i) => declareType(word, i));
  const slots = words.map((word, i) => `  /** @key(${i}) */ ${JSON.stringify(word)}?: ${word};`);
  const members = words.filter((_, i) => i % 4 === 3);
  const holder = `export interface HolderOfAll {\n${slots.join("\n")}\n  /** @key(900) */ everyOne?: UnionOfAll;\n}`;
  return [...declared, `/** @union @open */\nexport type UnionOfAll = ${members.join(" | ")};`, holder, ""].join("\n");
}

function declareType(word: string, i: number): string {
  switch (i % 4) {
    case 0:
      return `/** @document @index("byCount", count) */\nexport interface ${word} {\n  /** @key(0) @id */ id: string;\n  /** @key(1) */ count: number;\n}`;
    case 1:
      return `export enum ${word} {\n  First = 1,\n  ${word} = 2,\n}`;
    case 2:
      return `export interface ${word} {\n  /** @key(0) */ ${word}: string;\n  /** @key(1) */ next?: ${word};\n}`;
    default:
      return `/** @tag(${i}) */\nexport interface ${word} {\n  kind: "${word}";\n  /** @key(0) */ all: ${word}[];\n}`;
  }
}

function literalSchema(): string {
  const union = literals.map((literal) => JSON.stringify(literal)).join(" | ");
  return [
    `export type Literals = ${union};`,
    `/** @open */\nexport type OpenLiterals = ${union} | (string & {});`,
    "export interface Holder {\n  /** @key(0) */ closed: Literals[];\n  /** @key(1) */ open: Map<OpenLiterals, Literals>;",
    ...literals.map((literal, i) => `  /** @key(${i + 2}) @default(${inComment(literal)}) */ slot${i}: Literals;`),
    "}\n",
  ].join("\n");
}

/** Slots, enum members and union members that are called as what they belong to. */
const sameNames = `
/** @document */
export interface Same {
  /** @key(0) */ same: string;
  /** @key(1) */ other?: Same;
}
export interface same_record {
  /** @key(0) */ sameRecord: SameEnum;
}
export enum SameEnum { SameEnum = 1, sameEnum2 = 2 }
/** @tag(1) */
export interface SameUnionMember {
  same_union: "SameUnionMember";
  /** @key(0) */ SameUnionMember: SameUnion[];
}
/** @union */
export type SameUnion = SameUnionMember;
export interface HolderOfSame {
  /** @key(0) */ sameUnion?: SameUnion;
  /** @key(1) */ record: same_record | null;
}
`;

const imports = 'import type { float64, int32 } from "@keyslot/runtime/types";';

import { printType, type TestType } from "../codec/support/schema-ast.ts";

/** A schema file before it is printed: what changes edit, so that the reader, the tags and the checks take part in every pair. */
export interface SchemaText {
  /** Where the file lies; `schemas/random.schema.ts` unless it was moved. */
  readonly path?: string;
  /** Types of earlier releases; not printed. */
  readonly gone?: readonly TypeText[];
  readonly types: readonly TypeText[];
}

export type TypeText = RecordText | EnumText | UnionText;

interface NamedText {
  readonly name: string;
  readonly was: readonly string[];
  /** Prose, and tags that say nothing about the wire. */
  readonly notes?: readonly string[];
}

export interface RecordText extends NamedText {
  readonly kind: "record";
  readonly document?: DocumentText;
  /** Another record whose slots it has too. */
  readonly base?: string;
  /** Its type parameter: `Box<T>` is printed, and `T` may stand in its slots. */
  readonly parameter?: string;
  /** What makes it a member of unions; its discriminator is `kind` unless told. */
  readonly member?: { readonly tag: number; readonly kind: string; readonly property?: string };
  readonly slots: readonly SlotText[];
  readonly reserved: readonly (number | string)[];
  /** Slots of earlier releases. Not printed: changes that use their keys again look them up here. */
  readonly past: readonly SlotText[];
}

export interface DocumentText {
  readonly type: string;
  readonly schemaId?: string;
  readonly version: number;
  readonly tags: readonly string[];
  readonly indexes: readonly IndexText[];
}

export interface IndexText {
  readonly accessor: string;
  readonly slots: readonly string[];
  readonly unique: boolean;
}

export interface SlotText {
  readonly key: number;
  readonly name: string;
  readonly type: TestType;
  readonly presence: "required" | "optional" | "nullable" | "defaulted";
  /** As it stands in `@default(…)`. */
  readonly default?: string;
  readonly was: readonly string[];
  /** Constraints, `@id` and `@name`. */
  readonly tags: readonly string[];
}

export interface EnumText extends NamedText {
  readonly kind: "enum";
  readonly source: "enum" | "const" | "literals";
  readonly open: boolean;
  readonly members: readonly EnumMemberText[];
  /** Members of earlier releases; not printed. */
  readonly past: readonly EnumMemberText[];
}

export interface EnumMemberText {
  readonly name: string;
  readonly value: number | string;
  readonly tag?: number;
  readonly notes?: readonly string[];
}

export interface UnionText extends NamedText {
  readonly kind: "union";
  readonly open: boolean;
  /** An open union whose alias does not list `UnknownMember`. */
  readonly silent?: true;
  readonly members: readonly string[];
  /** Tags of members of earlier releases; not printed. */
  readonly past: readonly number[];
}

/** The text of one schema file. */
export function printSchemaText(schema: SchemaText): string {
  return `${[imports, ...schema.types.map(printTypeText)].join("\n\n")}\n`;
}

const imports = `import type {
  int8, int16, int32, int64, uint8, uint16, uint32, uint64, safeint, float32, Timestamp, Duration, PlainDate, Uuid, Decimal, UnknownMember,
} from "@keyslot/runtime/types";
type Branded = string & { readonly __brand: "Branded" };`;

/** The declarations alone, for messages. */
export function printTypes(schema: SchemaText): string {
  return schema.types.map(printTypeText).join("\n");
}

function printTypeText(type: TypeText): string {
  switch (type.kind) {
    case "record":
      return printRecord(type);
    case "enum":
      return printEnum(type);
    case "union": {
      const members = [...type.members, ...(type.open && !type.silent ? ["UnknownMember"] : [])];
      return `${comment(["@union", ...openTag(type), ...wasTags(type), ...(type.notes ?? [])])}export type ${type.name} = ${members.join(" | ")};`;
    }
  }
}

function printRecord(record: RecordText): string {
  const { document, member, base, parameter, reserved } = record;
  const tags = [
    ...(document ? documentTags(document) : []),
    ...(member ? [`@tag(${member.tag})`] : []),
    ...(reserved.length > 0 ? [`@reserved(${reserved.map((mark) => JSON.stringify(mark)).join(", ")})`] : []),
    ...wasTags(record),
    ...(record.notes ?? []),
  ];
  const head = `export interface ${record.name}${parameter ? `<${parameter}>` : ""}${base ? ` extends ${base}` : ""}`;
  const kind = member ? [`  ${member.property ?? "kind"}: ${JSON.stringify(member.kind)};`] : [];
  return `${comment(tags)}${head} {\n${[...kind, ...record.slots.map(printSlotText)].join("\n")}\n}`;
}

function documentTags(document: DocumentText): readonly string[] {
  return [
    `@document(${JSON.stringify(document.type)})`,
    ...(document.schemaId === undefined ? [] : [`@schema(${JSON.stringify(document.schemaId)})`]),
    ...(document.version === 1 ? [] : [`@version(${document.version})`]),
    ...document.tags,
    ...document.indexes.map(
      ({ accessor, slots, unique }) =>
        `@index(${[JSON.stringify(accessor), ...slots, ...(unique ? ["unique"] : [])].join(", ")})`,
    ),
  ];
}

export function printSlotText(slot: SlotText): string {
  const tags = [
    `@key(${slot.key})`,
    ...(slot.type.kind === "raw" ? ["@raw"] : []),
    ...(slot.default === undefined ? [] : [`@default(${slot.default})`]),
    ...slot.tags,
    ...wasTags(slot),
  ];
  const mark = slot.presence === "optional" ? "?" : "";
  const ending = slot.presence === "nullable" ? " | null" : "";
  return `  ${comment(tags)}${slot.name}${mark}: ${printType(slot.type)}${ending};`;
}

function printEnum(type: EnumText): string {
  const head = comment([...openTag(type), ...wasTags(type), ...(type.notes ?? [])]);
  const { name, source } = type;
  if (source === "literals") {
    const literals = type.members.map(({ value }) => JSON.stringify(value));
    return `${head}export type ${name} = ${[...literals, ...(type.open ? ["(string & {})"] : [])].join(" | ")};`;
  }
  const separator = source === "enum" ? " =" : ":";
  const members = type.members.map(
    ({ name, value, tag, notes = [] }) =>
      `${comment([...(tag === undefined ? [] : [`@tag(${tag})`]), ...notes])}${name}${separator} ${JSON.stringify(value)}`,
  );
  if (source === "enum") return `${head}export enum ${name} { ${members.join(", ")} }`;
  const alias = `export type ${name} = (typeof ${name})[keyof typeof ${name}];`;
  return `export const ${name} = { ${members.join(", ")} } as const;\n${head}${alias}`;
}

function openTag({ open }: { readonly open: boolean }): readonly string[] {
  return open ? ["@open"] : [];
}

function wasTags({ was }: { readonly was: readonly string[] }): readonly string[] {
  return was.map((name) => `@was(${JSON.stringify(name)})`);
}

/** Prose stands before the tags, and `@deprecated`, whose text ends at the next tag, behind them. */
function comment(tags: readonly string[]): string {
  const rank = (tag: string) => (tag.startsWith("@deprecated") ? 2 : tag.startsWith("@") ? 1 : 0);
  const sorted = tags.toSorted((a, b) => rank(a) - rank(b));
  return tags.length === 0 ? "" : `/** ${sorted.join(" ")} */ `;
}

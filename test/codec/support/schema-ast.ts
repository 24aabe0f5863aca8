/** A schema as a test makes it up, before it is printed as TypeScript. */
export interface TestSchema {
  readonly enums: readonly TestEnum[];
  /** A record may require only records before it; those behind it are reached through lists, maps and absence. */
  readonly records: readonly TestRecord[];
  readonly unions: readonly TestUnion[];
}

export interface TestEnum {
  readonly name: string;
  readonly source: "enum" | "const" | "literals";
  readonly open: boolean;
  readonly members: readonly { readonly name: string; readonly value: number | string; readonly tag?: number }[];
}

export interface TestRecord {
  readonly name: string;
  readonly document: boolean;
  readonly slots: readonly TestSlot[];
  readonly member?: { readonly tag: number; readonly kind: string };
}

export interface TestSlot {
  readonly key: number;
  readonly name: string;
  readonly type: TestType;
  readonly presence: "required" | "optional" | "nullable" | "defaulted";
  /** Text of the default. */
  readonly default?: string;
  /** Other tags: `@min(0)`. */
  readonly tags?: string;
}

export interface TestUnion {
  readonly name: string;
  readonly open: boolean;
  readonly members: readonly string[];
}

export type TestType =
  | { readonly kind: "scalar"; readonly scalar: TestScalar }
  | { readonly kind: "list" | "set" | "nullable" | "dictionary"; readonly element: TestType }
  | { readonly kind: "map"; readonly key: TestType; readonly element: TestType }
  | { readonly kind: "tuple"; readonly elements: readonly TestType[] }
  | { readonly kind: "named"; readonly name: string }
  /** `Box<element>`. */
  | { readonly kind: "box"; readonly element: TestType }
  | { readonly kind: "raw" };

export const scalarSpellings = {
  bool: "boolean",
  string: "string",
  branded: "Branded",
  float64: "number",
  float32: "float32",
  int8: "int8",
  int16: "int16",
  int32: "int32",
  int64: "int64",
  uint8: "uint8",
  uint16: "uint16",
  uint32: "uint32",
  uint64: "uint64",
  safeint: "safeint",
  bytes: "Uint8Array",
  date: "Date",
  timestamp: "Timestamp",
  duration: "Duration",
  plainDate: "PlainDate",
  uuid: "Uuid",
  decimal: "Decimal",
} as const;

export type TestScalar = keyof typeof scalarSpellings;

/** The text of a schema file. Slots of `extra` are added to every record, as a newer version would add them. */
export function printSchema(schema: TestSchema, extra: readonly TestSlot[] = []): string {
  const runtime =
    "int8, int16, int32, int64, uint8, uint16, uint32, uint64, safeint, float32, Timestamp, Duration, PlainDate, Uuid, Decimal, UnknownMember";
  return [
    `import type { ${runtime} } from "@keyslot/runtime/types";`,
    'export type Branded = string & { readonly __brand: "Branded" };',
    `export interface Box<T> {\n  /** @key(0) */\n  content: T;\n  /** @key(2) */\n  more?: Box<T>[];\n${extra.map(printSlot).join("\n")}\n}`,
    ...schema.enums.map(printEnum),
    ...schema.records.map((record) => printRecord(record, extra)),
    ...schema.unions.map(printUnion),
    "",
  ].join("\n\n");
}

function printEnum(type: TestEnum): string {
  const open = type.open ? "/** @open */\n" : "";
  const tagOf = (tag: number | undefined) => (tag === undefined ? "" : `/** @tag(${tag}) */ `);
  const members = type.members.map(({ name, value, tag }) => ({ name, value: JSON.stringify(value), tag: tagOf(tag) }));
  if (type.source === "enum") {
    const lines = members.map(({ name, value, tag }) => `  ${tag}${name} = ${value},`);
    return `${open}export enum ${type.name} {\n${lines.join("\n")}\n}`;
  }
  if (type.source === "const") {
    const lines = members.map(({ name, value, tag }) => `  ${tag}${name}: ${value},`);
    const alias = `export type ${type.name} = (typeof ${type.name})[keyof typeof ${type.name}];`;
    return `export const ${type.name} = {\n${lines.join("\n")}\n} as const;\n${open}${alias}`;
  }
  const literals = members.map(({ value }) => value);
  if (type.open) literals.push("(string & {})");
  return `${open}export type ${type.name} = ${literals.join(" | ")};`;
}

function printRecord(record: TestRecord, extra: readonly TestSlot[]): string {
  const tags = [
    record.document ? `@document("${record.name.toLowerCase()}")` : "",
    record.member ? `@tag(${record.member.tag})` : "",
  ];
  const doc = tags.join("") === "" ? "" : `/** ${tags.join(" ").trim()} */\n`;
  const kind = record.member ? `\n  kind: "${record.member.kind}";` : "";
  return `${doc}export interface ${record.name} {${kind}\n${[...record.slots, ...extra].map(printSlot).join("\n")}\n}`;
}

function printSlot(slot: TestSlot): string {
  const raw = slot.type.kind === "raw" ? " @raw" : "";
  const given = slot.default === undefined ? "" : ` @default(${slot.default})`;
  const mark = slot.presence === "optional" ? "?" : "";
  const ending = slot.presence === "nullable" ? " | null" : "";
  const tags = `@key(${slot.key})${raw}${given}${slot.tags ?? ""}`;
  return `  /** ${tags} */\n  ${JSON.stringify(slot.name)}${mark}: ${printType(slot.type)}${ending};`;
}

export function printType(type: TestType): string {
  switch (type.kind) {
    case "scalar":
      return scalarSpellings[type.scalar];
    case "list":
      return `(${printType(type.element)})[]`;
    case "set":
      return `Set<${printType(type.element)}>`;
    case "nullable":
      return `${printType(type.element)} | null`;
    case "dictionary":
      return `Record<string, ${printType(type.element)}>`;
    case "map":
      return `Map<${printType(type.key)}, ${printType(type.element)}>`;
    case "tuple":
      return `readonly [${type.elements.map(printType).join(", ")}]`;
    case "named":
      return type.name;
    case "box":
      return `Box<${printType(type.element)}>`;
    case "raw":
      return "unknown";
  }
}

function printUnion(union: TestUnion): string {
  const members = [...union.members, ...(union.open ? ["UnknownMember"] : [])];
  return `/** @union${union.open ? " @open" : ""} */\nexport type ${union.name} = ${members.join(" | ")};`;
}

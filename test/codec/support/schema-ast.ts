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
  readonly members: readonly {
    readonly name: string;
    readonly value: number | string;
    readonly tag?: number;
    /** Text of a member's comment. */
    readonly doc?: string;
  }[];
  readonly doc?: string;
}

export interface TestRecord {
  readonly name: string;
  readonly document: boolean;
  readonly slots: readonly TestSlot[];
  readonly member?: { readonly tag: number; readonly kind: string };
  /** Another record whose slots it has too. */
  readonly base?: string;
  /** A newer version of the schema leaves it as it is, because a default spells a value of it. */
  readonly settled?: true;
  /** Prose of the comment. */
  readonly doc?: string;
  /** Other tags: `@global`. */
  readonly tags?: readonly string[];
}

export interface TestSlot {
  readonly key: number;
  readonly name: string;
  readonly type: TestType;
  readonly presence: "required" | "optional" | "nullable" | "defaulted";
  /** Text of the default. */
  readonly default?: string;
  /** Prose of the comment. */
  readonly doc?: string;
  /** Other tags: `@min(0)`. */
  readonly tags?: readonly string[];
}

export interface TestUnion {
  readonly name: string;
  readonly open: boolean;
  /** An open union whose alias does not list `UnknownMember`. */
  readonly silent?: true;
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
  /** `Pair<first, second>`. */
  | { readonly kind: "pair"; readonly first: TestType; readonly second: TestType }
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
  float64Array: "Float64Array",
  float32Array: "Float32Array",
  int8Array: "Int8Array",
  int16Array: "Int16Array",
  int32Array: "Int32Array",
  int64Array: "BigInt64Array",
  uint16Array: "Uint16Array",
  uint32Array: "Uint32Array",
  uint64Array: "BigUint64Array",
} as const;

export type TestScalar = keyof typeof scalarSpellings;

/** The text of a schema file. Slots of `extra` are added to every record, as a newer version would add them. */
export function printSchema(schema: TestSchema, extra: readonly TestSlot[] = []): string {
  const runtime =
    "int8, int16, int32, int64, uint8, uint16, uint32, uint64, safeint, float32, Timestamp, Duration, PlainDate, Uuid, Decimal, UnknownMember";
  const more = extra.map(printSlot).join("\n");
  return [
    `import type { ${runtime} } from "@keyslot/runtime/types";`,
    'export type Branded = string & { readonly __brand: "Branded" };',
    `export interface Box<T> {\n  /** @key(0) */\n  content: T;\n  /** @key(2) */\n  more?: Box<T>[];\n${more}\n}`,
    `export interface Pair<A, B> {\n  /** @key(0) */\n  first: A;\n  /** @key(1) */\n  second: B | null;\n${more}\n}`,
    ...schema.enums.map(printEnum),
    ...schema.records.map((record) => printRecord(record, record.settled || record.base ? [] : extra)),
    ...schema.unions.map(printUnion),
    "",
  ].join("\n\n");
}

function printEnum(type: TestEnum): string {
  const comment = printComment([type.doc ?? "", type.open ? "@open" : ""]);
  const members = type.members.map(({ name, value, tag, doc }) => ({
    name,
    value: JSON.stringify(value),
    comment: printComment([doc ?? "", tag === undefined ? "" : `@tag(${tag})`]),
  }));
  if (type.source === "enum") {
    const lines = members.map(({ name, value, comment }) => `  ${comment}${name} = ${value},`);
    return `${comment}export enum ${type.name} {\n${lines.join("\n")}\n}`;
  }
  if (type.source === "const") {
    const lines = members.map(({ name, value, comment }) => `  ${comment}${name}: ${value},`);
    const alias = `export type ${type.name} = (typeof ${type.name})[keyof typeof ${type.name}];`;
    return `export const ${type.name} = {\n${lines.join("\n")}\n} as const;\n${comment}${alias}`;
  }
  const literals = members.map(({ value }) => value);
  if (type.open) literals.push("(string & {})");
  return `${comment}export type ${type.name} = ${literals.join(" | ")};`;
}

function printRecord(record: TestRecord, extra: readonly TestSlot[]): string {
  const comment = printComment([
    record.doc ?? "",
    record.document ? `@document("${record.name.toLowerCase()}")` : "",
    record.member ? `@tag(${record.member.tag})` : "",
    ...(record.tags ?? []),
  ]);
  const kind = record.member ? `\n  kind: "${record.member.kind}";` : "";
  const base = record.base ? ` extends ${record.base}` : "";
  const slots = [...record.slots, ...extra].map(printSlot).join("\n");
  return `${comment}export interface ${record.name}${base} {${kind}\n${slots}\n}`;
}

function printSlot(slot: TestSlot): string {
  const raw = slot.type.kind === "raw" ? "@raw" : "";
  const given = slot.default === undefined ? "" : `@default(${slot.default})`;
  const mark = slot.presence === "optional" ? "?" : "";
  const ending = slot.presence === "nullable" ? " | null" : "";
  const comment = printComment([slot.doc ?? "", `@key(${slot.key})`, raw, given, ...(slot.tags ?? [])]);
  return `  ${comment}${JSON.stringify(slot.name)}${mark}: ${printType(slot.type)}${ending};`;
}

/** A comment of one line where it fits, so that a schema that is shown is short; nothing when there is nothing to say. */
function printComment(parts: readonly string[]): string {
  const told = parts.filter((part) => part !== "");
  if (told.length === 0) return "";
  const text = told.join(told.some((part) => part.includes("\n")) ? "\n" : " ");
  return text.includes("\n") ? `/**\n${text.replace(/^/gm, " * ")}\n */\n` : `/** ${text} */ `;
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
    case "pair":
      return `Pair<${printType(type.first)}, ${printType(type.second)}>`;
    case "raw":
      return "unknown";
  }
}

function printUnion(union: TestUnion): string {
  const members = [...union.members, ...(union.open && !union.silent ? ["UnknownMember"] : [])];
  return `/** @union${union.open ? " @open" : ""} */\nexport type ${union.name} = ${members.join(" | ")};`;
}

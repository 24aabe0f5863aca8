import { type Description, type Field, type FieldType, rootOf } from "./description.ts";

// A description in the schema languages of the peers, with the types that each is fastest with.

interface Names {
  readonly scalars: Readonly<Record<Extract<FieldType, string>, string>>;
  list(item: string): string;
  map(value: string): string;
}

export function typeText(type: FieldType, names: Names): string {
  if (typeof type === "string") return names.scalars[type];
  if ("record" in type) return type.record;
  if ("list" in type) return names.list(typeText(type.list, names));
  return names.map(typeText(type.map, names));
}

const protobuf: Names = {
  scalars: {
    string: "string",
    bool: "bool",
    float64: "double",
    uint8: "uint32",
    uint16: "uint32",
    uint32: "uint32",
    int32: "sint32",
    // 64-bit integers are objects or bigints in JavaScript, doubles are not.
    date: "double",
    bytes: "bytes",
  },
  list: (item) => `repeated ${item}`,
  map: (value) => `map<string, ${value}>`,
};

export function protoText(description: Description): string {
  const messages = description.map(({ name, fields }) => block(`message ${name}`, fields, protoLine));
  return ['syntax = "proto3";', "package bench;", ...messages].join("\n");
}

function protoLine({ name, type, optional }: Field, at: number): string {
  return `${optional ? "optional " : ""}${typeText(type, protobuf)} ${name} = ${at + 1};`;
}

const bebop: Names = {
  scalars: {
    string: "string",
    bool: "bool",
    float64: "float64",
    uint8: "byte",
    uint16: "uint16",
    uint32: "uint32",
    int32: "int32",
    date: "date",
    bytes: "byte[]",
  },
  list: (item) => `${item}[]`,
  map: (value) => `map[string, ${value}]`,
};

/** Structs, which are faster than messages, and cannot leave a slot out: an optional one is an array of none or one. */
export function bebopText(description: Description): string {
  return description
    .map(({ name, fields }) =>
      block(
        `mut struct ${name}`,
        fields,
        ({ name: field, type, optional }) => `${typeText(optional ? { list: type } : type, bebop)} ${field};`,
      ),
    )
    .join("\n");
}

const flatbuffers: Names = {
  scalars: {
    string: "string",
    bool: "bool",
    float64: "double",
    uint8: "uint8",
    uint16: "uint16",
    uint32: "uint32",
    int32: "int32",
    date: "double",
    bytes: "[ubyte]",
  },
  list: (item) => `[${item}]`,
  map: (value) => `[${entryName(value)}]`,
};

/** Tables, with the object API in mind; maps are lists of entries. */
export function flatbuffersText(description: Description): string {
  const maps = new Set(
    description.flatMap(({ fields }) =>
      fields.flatMap(({ type }) =>
        typeof type === "object" && "map" in type ? [typeText(type.map, flatbuffers)] : [],
      ),
    ),
  );
  const entries = [...maps].map((value) => `table ${entryName(value)} { key: string; value: ${value}; }`);
  const tables = description.map(({ name, fields }) =>
    block(`table ${name}`, fields, ({ name: field, type, optional }) => {
      const isScalar = type === "bool" || type === "float64" || type === "date";
      return `${field}: ${typeText(type, flatbuffers)}${optional && isScalar ? " = null" : ""};`;
    }),
  );
  return [...entries, ...tables, `root_type ${rootOf(description)};`].join("\n");
}

function entryName(value: string): string {
  return `${value[0]?.toUpperCase()}${value.slice(1)}Entry`;
}

function block(head: string, fields: readonly Field[], line: (field: Field, at: number) => string): string {
  return `${head} {\n${fields.map((field, at) => `  ${line(field, at)}`).join("\n")}\n}`;
}

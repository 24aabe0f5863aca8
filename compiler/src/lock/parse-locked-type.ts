import { highestKey } from "../model/highest-key.ts";
import type { Constraints } from "../model/schema-model.ts";
import { parseTypeText } from "../model/type-text.ts";
import { jsonValue } from "../text/json-value.ts";
import type { JsonMember, JsonNode } from "../text/parse-json.ts";
import { byWire, sortedKeys, sortedNames } from "./lock-model.ts";
import type {
  EnumShape,
  LockedEnumMember,
  LockedSlot,
  LockedUnionMember,
  RecordShape,
  UnionShape,
} from "./lockfile.ts";
import { type Fields, type LockfileReader, present } from "./lockfile-reader.ts";

/** Members that say what a shape is, by its kind; `kind` itself is one of them. */
export const shapeFields = {
  record: { required: ["kind", "slots"], optional: ["discriminator"] },
  enum: { required: ["kind", "source", "wire", "members"], optional: ["open"] },
  union: { required: ["kind", "discriminator", "members"], optional: ["open"] },
} as const;

export type ShapeKind = keyof typeof shapeFields;

export const shapeKinds: readonly ShapeKind[] = ["record", "enum", "union"];

/** Reads what a record, enum or union is on the wire from the members of its object. */
export function parseShape(
  reader: LockfileReader,
  kind: ShapeKind,
  fields: Fields,
): RecordShape | EnumShape | UnionShape {
  switch (kind) {
    case "record":
      return parseRecordShape(reader, fields);
    case "enum":
      return parseEnumShape(reader, fields);
    case "union":
      return parseUnionShape(reader, fields);
  }
}

function parseRecordShape(reader: LockfileReader, fields: Fields): RecordShape {
  const discriminator = parseDiscriminator(reader, fields.get("discriminator"));
  const members = reader.entries(fields.get("slots"), "an object of slots by key");
  const slots = present(members.map((member) => parseSlot(reader, member)));
  refuseSharedNames(reader, members, slots);
  return { kind: "record", ...(discriminator && { discriminator }), slots: [...slots].sort((a, b) => a.key - b.key) };
}

function parseDiscriminator(reader: LockfileReader, node: JsonNode | undefined) {
  if (!node) return undefined;
  const fields = reader.fields(node, { required: ["property", "value"] });
  const property = reader.string(fields.get("property"));
  const value = reader.string(fields.get("value"));
  return property !== undefined && value !== undefined ? { property, value } : undefined;
}

function parseSlot(reader: LockfileReader, member: JsonMember): LockedSlot | undefined {
  const fields = reader.fields(member.value, {
    required: ["name", "type", "presence"],
    optional: ["default", "formerNames", "constraints", "deprecated", "retired"],
  });
  const key = reader.numberName(member, 0, highestKey);
  const name = reader.string(fields.get("name"));
  const type = parseType(reader, fields.get("type"));
  const presence = reader.oneOf(fields.get("presence"), ["required", "optional", "nullable", "defaulted"]);
  const initial = fields.get("default");
  if (key === undefined || name === undefined || !type || !presence) return undefined;
  if ((initial !== undefined) !== (presence === "defaulted")) {
    return reader.refuse(member, "a `default` where the presence is `defaulted`, and nowhere else");
  }
  return {
    key,
    name,
    formerNames: sortedNames(reader.names(fields.get("formerNames"))),
    type,
    presence,
    ...(initial && { default: jsonValue(initial) }),
    constraints: parseConstraints(reader, fields.get("constraints")),
    deprecated: reader.flag(fields.get("deprecated")),
    retired: reader.flag(fields.get("retired")),
  };
}

function parseType(reader: LockfileReader, node: JsonNode | undefined) {
  const text = reader.string(node);
  if (!node || text === undefined) return undefined;
  return parseTypeText(text) ?? reader.refuseType(node, text);
}

function parseConstraints(reader: LockfileReader, node: JsonNode | undefined): Constraints {
  if (!node) return {};
  const fields = reader.fields(node, {
    required: [],
    optional: ["min", "max", "minLength", "maxLength", "pattern", "maxItems"],
  });
  const count = (name: string) => reader.integer(fields.get(name), 0, Number.MAX_SAFE_INTEGER);
  const limits = {
    min: parseLimit(reader, fields.get("min")),
    max: parseLimit(reader, fields.get("max")),
    minLength: count("minLength"),
    maxLength: count("maxLength"),
    pattern: reader.string(fields.get("pattern")),
    maxItems: count("maxItems"),
  };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

function parseLimit(reader: LockfileReader, node: JsonNode | undefined): number | string | undefined {
  if (node?.kind === "plain" && typeof node.value === "number") return node.value;
  return reader.string(node);
}

/** Two live slots of one name are what a merge by hand leaves behind. */
function refuseSharedNames(reader: LockfileReader, members: readonly JsonMember[], slots: readonly LockedSlot[]): void {
  const first = new Map<string, JsonMember>();
  for (const slot of slots) {
    const member = members.find((member) => member.name === String(slot.key));
    if (!member || slot.retired) continue;
    const earlier = first.get(slot.name);
    if (earlier) reader.refuseDuplicate(member, `the slot name \`${slot.name}\``, earlier);
    else first.set(slot.name, member);
  }
}

function parseEnumShape(reader: LockfileReader, fields: Fields): EnumShape {
  const wire = reader.oneOf(fields.get("wire"), ["int", "string"]) ?? "int";
  const members = reader.entries(fields.get("members"), "an object of enum members by wire value");
  return {
    kind: "enum",
    source: reader.oneOf(fields.get("source"), ["enum", "const", "literals"]) ?? "enum",
    wire,
    open: reader.flag(fields.get("open")),
    members: [...present(members.map((member) => parseEnumMember(reader, wire, member)))].sort((a, b) =>
      byWire(a.wire, b.wire),
    ),
  };
}

function parseEnumMember(
  reader: LockfileReader,
  kind: "int" | "string",
  member: JsonMember,
): LockedEnumMember | undefined {
  const fields = reader.fields(member.value, { required: ["name"], optional: ["value", "retired"] });
  const wire =
    kind === "string" ? member.name : reader.numberName(member, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const name = parseText(reader, fields.get("name"));
  const value = fields.get("value");
  if (wire === undefined || name === undefined) return undefined;
  return {
    wire,
    name,
    value: value ? parseEnumValue(reader, value) : wire,
    retired: reader.flag(fields.get("retired")),
  };
}

/** Like `reader.string`, but a literal may be the empty text. */
function parseText(reader: LockfileReader, node: JsonNode | undefined): string | undefined {
  return node?.kind === "plain" && node.value === "" ? "" : reader.string(node);
}

function parseEnumValue(reader: LockfileReader, node: JsonNode): number | string {
  if (node.kind === "plain" && typeof node.value === "number") return node.value;
  return parseText(reader, node) ?? 0;
}

function parseUnionShape(reader: LockfileReader, fields: Fields): UnionShape {
  const members = reader.entries(fields.get("members"), "an object of union members by tag");
  return {
    kind: "union",
    open: reader.flag(fields.get("open")),
    discriminator: reader.string(fields.get("discriminator")) ?? "kind",
    members: [...present(members.map((member) => parseUnionMember(reader, member)))].sort((a, b) => a.tag - b.tag),
  };
}

function parseUnionMember(reader: LockfileReader, member: JsonMember): LockedUnionMember | undefined {
  const fields = reader.fields(member.value, { required: ["record"], optional: ["retired"] });
  const tag = reader.numberName(member, 0, Number.MAX_SAFE_INTEGER);
  const record = reader.string(fields.get("record"));
  return tag === undefined || record === undefined
    ? undefined
    : { tag, record, retired: reader.flag(fields.get("retired")) };
}

/** Reserved keys and names, as they stand beside a record's slots. */
export function parseReserved(reader: LockfileReader, fields: Fields) {
  return {
    keys: sortedKeys(reader.keys(fields.get("reservedKeys"))),
    names: sortedNames(reader.names(fields.get("reservedNames"))),
  };
}

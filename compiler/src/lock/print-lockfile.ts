import type { Constraints, JsonValue } from "../model/schema-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { canonicalJson } from "./canonical-json.ts";
import {
  type AcceptedChange,
  type FormerVersion,
  type LockedDocument,
  type LockedEnumMember,
  type LockedRecord,
  type LockedSlot,
  type LockedType,
  type LockedUnionMember,
  type Lockfile,
  lockfileVersion,
  type TypeShape,
} from "./lockfile.ts";

/**
 * The one text of a lockfile: JSON, sorted, one line a slot. Commas lead their lines, so that a new line never touches the one
 * before it: what two branches add to different types merges, what they add in one place conflicts.
 */
export function printLockfile(lockfile: Lockfile): string {
  return `${printBlock("", [
    named("lockfileVersion", String(lockfileVersion)),
    named("types", printBlock("  ", lockfile.types.map(printType))),
    named(
      "accepted",
      printBlock(
        "  ",
        lockfile.accepted.map((change) => named(change.fingerprint, printRow(acceptedMembers(change)))),
      ),
    ),
  ])}\n`;
}

/** A type's name and its block; of one type there is one text. */
export function printType(type: LockedType): string {
  const known = printed.get(type);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(type.name)}: ${printBlock("    ", typeLines(type))}`;
  printed.set(type, text);
  return text;
}

/** What is compared with a committed lockfile is printed into the next one, as long as nothing about it changes. */
const printed = new WeakMap<LockedType, string>();

/** One member of a JSON object, printed. */
type Line = string;

/** A JSON object with a line for each member. */
function printBlock(indent: string, lines: readonly Line[]): string {
  return lines.length === 0 ? "{}" : `{\n${indent}  ${lines.join(`\n${indent}, `)}\n${indent}}`;
}

/** A JSON object on one line, in the given order. */
function printRow(lines: readonly Line[]): string {
  return lines.length === 0 ? "{}" : `{ ${lines.join(", ")} }`;
}

function named(name: string, text: string): Line {
  return `${JSON.stringify(name)}: ${text}`;
}

/** A member that is always printed. */
function always(name: string, value: JsonValue): Line {
  return `"${name}": ${canonicalJson(value)}`;
}

/** A member that is printed when it says something: not false, not an empty list or object, not absent. */
function line(name: string, value: JsonValue | undefined): readonly Line[] {
  if (value === undefined || value === false) return [];
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return [];
  return [always(name, value)];
}

function typeLines(type: LockedType): readonly Line[] {
  return [
    always("kind", type.kind),
    ...line("retired", type.retired),
    ...line("draft", type.draft),
    ...line("formerNames", type.formerNames),
    ...(type.kind === "record" ? recordHead(type) : []),
    ...shapeLines(type),
    ...(type.kind === "record" ? recordTail(type) : []),
  ];
}

function recordHead(type: LockedRecord): readonly Line[] {
  const indexes = type.document?.indexes ?? [];
  return [
    ...(type.document ? [named("document", printRow(documentMembers(type.document)))] : []),
    ...(indexes.length > 0 ? [named("indexes", printBlock("      ", indexes.map(indexLine)))] : []),
    ...line("reservedKeys", type.reserved.keys),
    ...line("reservedNames", type.reserved.names),
  ];
}

function recordTail(type: LockedRecord): readonly Line[] {
  if (type.formerVersions.length === 0) return [];
  return [named("formerVersions", printBlock("      ", type.formerVersions.map(formerVersionLine)))];
}

function indexLine(index: {
  readonly accessor: string;
  readonly keys: readonly number[];
  readonly unique: boolean;
}): Line {
  return named(index.accessor, printRow([always("keys", index.keys), ...line("unique", index.unique)]));
}

function documentMembers(document: LockedDocument): readonly Line[] {
  return [
    always("type", document.type),
    always("schemaId", document.schemaId),
    always("version", document.version),
    ...line("stability", document.stability),
    ...line("global", document.global),
    ...line("idKeys", document.idKeys),
    ...line("nameKey", document.nameKey),
    ...line("formerTypes", document.formerTypes),
    ...line("formerSchemaIds", document.formerSchemaIds),
    ...line("retired", document.retired),
  ];
}

function formerVersionLine(former: FormerVersion): Line {
  const types = former.types.map(
    (type): Line => named(type.name, printRow([always("kind", type.kind), ...shapeRow(type)])),
  );
  const members = [always("schemaId", former.schemaId), always("name", former.name)];
  return named(
    String(former.version),
    printBlock("        ", [...members, named("types", printBlock("          ", types))]),
  );
}

function shapeLines(type: TypeShape): readonly Line[] {
  return [...shapeHead(type), named(membersName(type), printBlock("      ", memberLines(type)))];
}

function shapeRow(type: TypeShape): readonly Line[] {
  return [...shapeHead(type), named(membersName(type), printRow(memberLines(type)))];
}

function membersName(type: TypeShape): string {
  return type.kind === "record" ? "slots" : "members";
}

function shapeHead(type: TypeShape): readonly Line[] {
  switch (type.kind) {
    case "record":
      return line(
        "discriminator",
        type.discriminator && { property: type.discriminator.property, value: type.discriminator.value },
      );
    case "enum":
      return [always("source", type.source), always("wire", type.wire), ...line("open", type.open)];
    case "union":
      return [always("discriminator", type.discriminator), ...line("open", type.open)];
  }
}

function memberLines(type: TypeShape): readonly Line[] {
  switch (type.kind) {
    case "record":
      return type.slots.map((slot) => `"${slot.key}": ${printRow(slotMembers(slot))}`);
    case "enum":
      return type.members.map((member) => named(String(member.wire), printRow(enumMembers(member))));
    case "union":
      return type.members.map((member) => `"${member.tag}": ${printRow(unionMembers(member))}`);
  }
}

function slotMembers(slot: LockedSlot): readonly Line[] {
  return [
    always("name", slot.name),
    always("type", printTypeText(slot.type)),
    always("presence", slot.presence),
    ...(slot.default === undefined ? [] : [always("default", slot.default)]),
    ...line("formerNames", slot.formerNames),
    ...line("constraints", constraintsJson(slot.constraints)),
    ...line("deprecated", slot.deprecated),
    ...line("retired", slot.retired),
  ];
}

function constraintsJson(constraints: Constraints): JsonValue {
  return Object.fromEntries(Object.entries(constraints).filter(([, value]) => value !== undefined));
}

function enumMembers(member: LockedEnumMember): readonly Line[] {
  return [
    always("name", member.name),
    ...(member.value === member.wire ? [] : [always("value", member.value)]),
    ...line("retired", member.retired),
  ];
}

function unionMembers(member: LockedUnionMember): readonly Line[] {
  return [always("record", member.record), ...line("retired", member.retired)];
}

function acceptedMembers(change: AcceptedChange): readonly Line[] {
  return [
    always("rule", change.rule),
    always("site", change.site),
    always("breaks", change.breaks),
    always("reason", change.reason),
    ...line("expires", change.expires),
    ...line("recorded", change.recorded),
  ];
}

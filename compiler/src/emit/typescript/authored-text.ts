import type { EnumModel, RecordModel, TypeDefinition, UnionModel } from "../../model/schema-model.ts";
import { docLines } from "./doc-text.ts";
import { propertyKey, stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";
import { literal } from "./shape-text.ts";
import { typeText } from "./type-text.ts";

/** How a generated type stands for the authored one: an alias, or a structural copy where the schema file exports no name for it. */
export interface AuthoredText {
  readonly isInterface: boolean;
  /** Of an alias what it stands for, of an interface its members. */
  readonly authoredLines: readonly string[];
}

export function authoredText(type: TypeDefinition, scope: ModuleScope): AuthoredText {
  if (type.authored) return { isInterface: false, authoredLines: [scope.authored(type.authored)] };
  switch (type.kind) {
    case "record":
      return { isInterface: true, authoredLines: memberLines(type, scope) };
    case "enum":
      return { isInterface: false, authoredLines: [enumText(type)] };
    case "union":
      return { isInterface: false, authoredLines: [unionText(type, scope)] };
  }
}

function memberLines(record: RecordModel, scope: ModuleScope): readonly string[] {
  const { discriminator } = record;
  const kind = discriminator ? [`${propertyKey(discriminator.property)}: ${stringLiteral(discriminator.value)};`] : [];
  const slots = record.slots.flatMap((slot) => {
    const mark = slot.presence === "optional" ? "?" : "";
    const ending = slot.presence === "nullable" ? " | null" : "";
    return [
      ...docLines(slot.doc, slot.deprecated),
      `${propertyKey(slot.name)}${mark}: ${typeText(slot.type, scope)}${ending};`,
    ];
  });
  return [...kind, ...slots];
}

function enumText(type: EnumModel): string {
  const values = type.members.map((member) => literal(member.value));
  if (type.open) values.push(type.wire === "int" ? "(number & {})" : "(string & {})");
  return values.join(" | ");
}

function unionText(union: UnionModel, scope: ModuleScope): string {
  const members = union.members.map((member) => scope.name(member.record, "type"));
  if (union.open) members.push(scope.kernelType("UnknownMember"));
  return members.join(" | ");
}

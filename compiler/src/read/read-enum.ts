import { ts } from "ts-morph";
import type { EnumMember, EnumModel } from "../model/schema-model.ts";
import { checkTags } from "./check-tags.ts";
import { constantOfValues } from "./constant-object.ts";
import { type ConstantValue, foldConstant } from "./constant-value.ts";
import { findLiteralUnion } from "./literal-union.ts";
import { type NamedPart, readNamedType } from "./named-type.ts";
import { type ParsedFile, spanOf, startOf } from "./parse-source.ts";
import { type DocComment, findTag, readComment } from "./read-comment.ts";
import { readLiteralMembers, wireOf } from "./read-literal-union.ts";
import { shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import { nameSpan, type TypeRequest } from "./request-type.ts";
import { type Declared, resolveEntity } from "./resolve-name.ts";
import { readDeprecated, readWireTag } from "./tag-readers.ts";

/** Defines a TypeScript enum, a constant object's values or a named union of literals. */
export function readEnum(reading: Reading, request: TypeRequest): EnumModel | undefined {
  const { declared } = request;
  const [node] = declared.local.types;
  if (!node) return undefined;
  const { named, tags } = readNamedType(reading, request, "enum");
  const open = findTag(tags, "open") !== undefined;
  if (ts.isEnumDeclaration(node)) {
    const members = readEnumMembers(reading, declared, node);
    if (node.members.length === 0) reportEmpty(reading, declared);
    return { kind: "enum", ...named, source: "enum", open, ...wireOf(members) };
  }
  if (!ts.isTypeAliasDeclaration(node)) return undefined;
  const literals = findLiteralUnion(reading, declared.file, [node.type]);
  if (!literals) return readConstant(reading, node, { declared, named, open });
  const { authored, ...rest } = named;
  // An alias with `null` in it does not spell the enum alone.
  const spelled = authored && !literals.nullable ? { authored } : {};
  const members = readLiteralMembers(reading, literals);
  return { kind: "enum", ...rest, ...spelled, source: "literals", open: open || literals.open, ...members };
}

function reportEmpty(reading: Reading, declared: Declared): void {
  report(reading, {
    rule: "enum/empty",
    span: nameSpan(declared),
    values: { name: declared.name },
    site: declared.name,
  });
}

function readEnumMembers(reading: Reading, declared: Declared, node: ts.EnumDeclaration): readonly EnumMember[] {
  const { file, name } = declared;
  const values = new Map<string, ConstantValue>();
  const members: EnumMember[] = [];
  let next: number | undefined = 0;
  for (const member of node.members) {
    const memberName = propertyText(member.name);
    const value: ConstantValue | undefined = member.initializer
      ? foldConstant(member.initializer, (path) => values.get(path))
      : next;
    next = typeof value === "number" ? value + 1 : undefined;
    if (memberName === undefined || value === undefined) {
      const span = spanOf(file, member.initializer ?? member);
      report(reading, { rule: "enum/computed", span, values: { member: shortText(member.name, { file }) } });
      continue;
    }
    values.set(memberName, value).set(`${name}.${memberName}`, value);
    members.push(readMember(reading, { file, node: member, name: memberName, value, nameNode: member.name }));
  }
  return members;
}

interface MemberPlace {
  readonly file: ParsedFile;
  readonly node: ts.Node;
  readonly nameNode: ts.Node;
  readonly name: string;
  readonly value: ConstantValue;
}

function readMember(reading: Reading, member: MemberPlace): EnumMember {
  const { file, node, name, value } = member;
  const comment: DocComment = readComment(file, node.pos, startOf(file, node));
  checkTags(reading, comment, "enum member");
  return {
    name,
    value,
    wire: readWireTag(reading, comment) ?? value,
    doc: comment.doc,
    ...readDeprecated(comment),
    span: spanOf(file, member.nameNode),
  };
}

function propertyText(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

interface ConstantPlace {
  readonly declared: Declared;
  readonly named: NamedPart;
  readonly open: boolean;
}

/** `type Rarity = (typeof Rarity)[keyof typeof Rarity]` over `const Rarity = {…} as const`. */
function readConstant(reading: Reading, alias: ts.TypeAliasDeclaration, place: ConstantPlace): EnumModel | undefined {
  const { declared, named } = place;
  const name = ts.isIndexedAccessTypeNode(alias.type) ? constantOfValues(alias.type) : undefined;
  const resolution = name && resolveEntity(reading, declared.file, name);
  const constant = resolution?.kind === "declared" ? resolution.declared : undefined;
  const object = constant && constantObject(constant);
  if (!constant || !object) {
    const span = spanOf(declared.file, alias.type);
    return report(reading, {
      rule: "enum/not-constant",
      span,
      values: { name: shortText(name ?? alias.type, declared) },
    });
  }
  const statement = constant.local.statement;
  const comment = statement && readComment(constant.file, statement.pos, startOf(constant.file, statement));
  if (comment) checkTags(reading, comment, "enum");
  const open = place.open || (comment !== undefined && findTag(comment, "open") !== undefined);
  const members = readProperties(reading, constant, object);
  if (object.properties.length === 0) reportEmpty(reading, declared);
  return { kind: "enum", ...named, doc: named.doc || (comment?.doc ?? ""), source: "const", open, ...wireOf(members) };
}

function constantObject(constant: Declared): ts.ObjectLiteralExpression | undefined {
  const initializer = constant.local.constant?.initializer;
  if (!initializer) return undefined;
  const inner = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
  if (!ts.isAsExpression(inner) || !ts.isConstTypeReference(inner.type)) return undefined;
  const object = ts.isParenthesizedExpression(inner.expression) ? inner.expression.expression : inner.expression;
  return ts.isObjectLiteralExpression(object) ? object : undefined;
}

function readProperties(
  reading: Reading,
  constant: Declared,
  object: ts.ObjectLiteralExpression,
): readonly EnumMember[] {
  const { file } = constant;
  return object.properties.flatMap((property) => {
    const name = property.name && propertyText(property.name);
    const value = ts.isPropertyAssignment(property) ? foldConstant(property.initializer, () => undefined) : undefined;
    if (name !== undefined && value !== undefined && property.name)
      return [readMember(reading, { file, node: property, nameNode: property.name, name, value })];
    const span = spanOf(file, property);
    report(reading, {
      rule: "enum/computed",
      span,
      values: { member: shortText(property.name ?? property, { file }) },
    });
    return [];
  });
}

import { ts } from "ts-morph";
import type { Presence, SlotModel, UnkeyedMember } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { toPascalCase } from "../text/change-case.ts";
import { checkTags, isMisspelled } from "./check-tags.ts";
import { constituentsOf, isUndefinedNode, literalText } from "./literal-union.ts";
import { type ParsedFile, spanOf, startOf } from "./parse-source.ts";
import { type DocComment, findTag, readComment, spanOfValue } from "./read-comment.ts";
import { readConstraints } from "./read-constraints.ts";
import { readType, shortText } from "./read-type.ts";
import { readConstituents } from "./read-union-type.ts";
import { type Reading, report } from "./reading.ts";
import { readDeprecated, readFormerNames, readWholeNumber } from "./tag-readers.ts";
import type { TagValue } from "./tag-value.ts";
import { type Bindings, startContext } from "./type-context.ts";

/** One member of an interface, as far as it could be read. */
export interface MemberReading {
  readonly name: string;
  readonly node: ts.Node;
  readonly tags: DocComment;
  /** Interface that declares it. */
  readonly declaredIn: string;
  /** Unset for discriminators, members without `@key` and members that were refused. */
  readonly slot?: SlotModel;
  /** The value of `@default`, read once all types are known. */
  readonly default?: TagValue;
  readonly discriminator?: string;
  readonly unkeyed?: UnkeyedMember;
}

export interface MemberOwner {
  readonly file: ParsedFile;
  readonly name: string;
  readonly bindings: Bindings;
}

export function readMember(reading: Reading, node: ts.TypeElement, owner: MemberOwner): MemberReading | undefined {
  const { file } = owner;
  const tags = readComment(file, node.pos, startOf(file, node));
  checkTags(reading, tags, "member");
  const span = spanOf(file, node.name ?? node);
  if (ts.isIndexSignatureDeclaration(node)) return report(reading, { rule: "type/index-signature", span });
  if (!ts.isPropertySignature(node))
    return report(reading, { rule: "type/function", span, values: { type: shortText(node, { file }) } });
  const name = propertyName(node.name);
  if (name === undefined)
    return report(reading, { rule: "name/computed", span, values: { name: shortText(node.name, { file }) } });
  const member = { name, node, tags, declaredIn: owner.name };
  if (!findTag(tags, "key")) return readUnkeyed(reading, node, { member, owner });
  const key = readWholeNumber(reading, tags, "key");
  const type = readSlotType(reading, node, { name, tags, owner });
  if (!type || key === undefined) return member;
  const value = readDefaultTag(reading, { owner, name, tags, presence: type.presence });
  const defaultSpan = value && spanOfValue(tags, value);
  const slot: SlotModel = {
    key,
    name,
    type: type.type,
    presence: value ? "defaulted" : type.presence,
    ...(defaultSpan && { defaultSpan }),
    formerNames: readFormerNames(reading, tags),
    doc: tags.doc,
    ...readDeprecated(tags),
    constraints: readConstraints(reading, tags, type.type),
    span,
    ...(tags.span && { comment: tags.span }),
    declaration: spanOf(file, node),
  };
  return { ...member, slot, ...(value && { default: value }) };
}

function propertyName(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

/** A member whose type is one string literal tells union members apart; any other needs a key. */
function readUnkeyed(
  reading: Reading,
  node: ts.PropertySignature,
  { member, owner }: { readonly member: MemberReading; readonly owner: MemberOwner },
): MemberReading {
  const literal = node.type && !node.questionToken ? literalText(node.type) : undefined;
  const hasTags = member.tags.tags.some((tag) => !tag.unknown && tag.name !== "deprecated");
  if (literal !== undefined && !hasTags) return { ...member, discriminator: literal };
  // Its type is read all the same, so that one run finds every mistake and every type that is reached.
  readSlotType(reading, node, { name: member.name, tags: member.tags, owner });
  if (isMisspelled(member.tags, "key", "member")) return member;
  return { ...member, unkeyed: reportMissingKey(reading, member) };
}

export function reportMissingKey(reading: Reading, member: MemberReading): UnkeyedMember {
  const { name, node, tags, declaredIn } = member;
  const span = spanOf(tags.file, ts.isPropertySignature(node) ? node.name : node);
  report(reading, {
    rule: "key/missing",
    span,
    values: { name, type: declaredIn },
    site: `${declaredIn}.${name}`,
  });
  return { name, span, ...(tags.span && { comment: tags.span }), declaration: spanOf(tags.file, node) };
}

interface SlotPlace {
  readonly name: string;
  readonly tags: DocComment;
  readonly owner: MemberOwner;
}

function readSlotType(
  reading: Reading,
  node: ts.PropertySignature,
  place: SlotPlace,
): { readonly type: TypeModel; readonly presence: Presence } | undefined {
  const { owner, name, tags } = place;
  if (!node.type)
    return report(reading, { rule: "type/any", span: spanOf(owner.file, node.name), values: { type: name } });
  const start = startContext(owner.file, owner.bindings, `${owner.name}${toPascalCase(name)}`);
  const context = { ...start, raw: findTag(tags, "raw") !== undefined };
  const parts = constituentsOf(node.type);
  const defined = node.questionToken ? parts.filter((part) => !isUndefinedNode(part)) : parts;
  const type =
    defined.length < parts.length
      ? readConstituents(reading, defined, { node: node.type, context })
      : readType(reading, node.type, context);
  if (context.progress.tooLarge) report(reading, { rule: "type/too-large", span: spanOf(owner.file, node.type) });
  if (!type) return undefined;
  const rawTag = findTag(tags, "raw");
  if (rawTag && !context.progress.holdsRaw) report(reading, { rule: "tag/raw", span: rawTag.span });
  if (type.kind !== "nullable") return { type, presence: node.questionToken ? "optional" : "required" };
  if (!node.questionToken) return { type: type.type, presence: "nullable" };
  const values = { name };
  report(reading, { rule: "presence/optional-and-nullable", span: spanOf(owner.file, node.name), values });
  return { type: type.type, presence: "optional" };
}

function readDefaultTag(reading: Reading, place: SlotPlace & { readonly presence: Presence }): TagValue | undefined {
  const tag = findTag(place.tags, "default");
  const [value, second] = tag?.values ?? [];
  if (!tag || !value) return undefined;
  if (second)
    return report(reading, { rule: "tag/argument", span: tag.span, values: { tag: "default", form: "@default(100)" } });
  if (place.presence === "required") return value;
  const values = { name: place.name, presence: place.presence };
  return report(reading, { rule: "presence/default", span: tag.span, values });
}

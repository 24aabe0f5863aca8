import type { ts } from "ts-morph";
import type { EnumMember, EnumModel } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { checkTags } from "./check-tags.ts";
import { classify } from "./classify.ts";
import { constantOfValues } from "./constant-object.ts";
import { findLiteralUnion, type LiteralUnion } from "./literal-union.ts";
import { spanOf, startOf } from "./parse-source.ts";
import { readComment } from "./read-comment.ts";
import { shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import { refusalOf } from "./refused-types.ts";
import { requestType } from "./request-type.ts";
import { resolveEntity } from "./resolve-name.ts";
import { readDeprecated, readWireTag } from "./tag-readers.ts";
import type { TypeContext } from "./type-context.ts";

/** Reads a union of literals that has no name of its own: it is named after its record and slot. */
export function readLiteralUnion(
  reading: Reading,
  nodes: readonly ts.TypeNode[],
  context: TypeContext,
): TypeModel | undefined {
  const union = findLiteralUnion(reading, context.file, nodes);
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!union || !first || !last) return undefined;
  const span = { ...spanOf(context.file, first), end: last.end };
  const model: Omit<EnumModel, "name"> = {
    kind: "enum",
    file: context.file.source.path,
    doc: "",
    formerNames: [],
    span,
    declaration: span,
    source: "literals",
    ...readLiteralMembers(reading, union),
    open: union.open,
  };
  return { kind: "reference", name: defineAnonymous(reading, model, context.literalName) };
}

/** The same literals at the same place are the same type; others get a number behind their name. */
function defineAnonymous(reading: Reading, model: Omit<EnumModel, "name">, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}${number}`;
    const identity = `${model.file}\n${name}\nliterals`;
    const known = reading.definitions.get(identity);
    if (!known) {
      reading.definitions.set(identity, { ...model, name });
      return name;
    }
    if (known.kind === "enum" && listValues(known) === listValues(model)) return name;
  }
}

function listValues(model: Pick<EnumModel, "members" | "open">): string {
  return JSON.stringify([model.open, model.members.map(({ value, wire }) => [value, wire])]);
}

/** The members of a union of literals, each once. */
export function readLiteralMembers(reading: Reading, union: LiteralUnion): Pick<EnumModel, "members" | "wire"> {
  const members = new Map<string, EnumMember>();
  for (const { file, node, value, commentFrom } of union.parts) {
    if (members.has(value)) continue;
    const comment = readComment(file, commentFrom, startOf(file, node));
    checkTags(reading, comment, "enum member");
    members.set(value, {
      name: value,
      value,
      wire: readWireTag(reading, comment) ?? value,
      doc: comment.doc,
      ...readDeprecated(comment),
      span: spanOf(file, node),
    });
  }
  return wireOf([...members.values()]);
}

/** Numbers on the wire as soon as one member has one; `check` sees to it that all do. */
export function wireOf(members: readonly EnumMember[]): Pick<EnumModel, "members" | "wire"> {
  return { members, wire: members.some(({ wire }) => typeof wire === "number") ? "int" : "string" };
}

/** Reads `(typeof Rarity)[keyof typeof Rarity]` where it stands without a name. */
export function readConstantValues(
  reading: Reading,
  node: ts.IndexedAccessTypeNode,
  context: TypeContext,
): TypeModel | undefined {
  const name = constantOfValues(node);
  const span = spanOf(context.file, node);
  const resolution = name && resolveEntity(reading, context.file, name);
  if (resolution?.kind === "declared" && classify(reading, resolution.declared) === "enum")
    return requestType(
      reading,
      { kind: "enum", declared: resolution.declared, typeArguments: [] },
      { ...context, node },
    );
  const rule = name ? "enum/anonymous-constant" : refusalOf(node);
  return report(reading, { rule, span, values: { type: shortText(node, context) } });
}

import { ts } from "ts-morph";
import type { RecordModel, UnionMember, UnionModel } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import { constituentsOf, isNullNode } from "./literal-union.ts";
import { type NamedPart, readNamedType } from "./named-type.ts";
import { spanOf } from "./parse-source.ts";
import { findTag } from "./read-comment.ts";
import { resolveNode } from "./read-reference.ts";
import { readType, shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import type { TypeRequest } from "./request-type.ts";
import { unknownMemberName } from "./runtime-types.ts";
import { startContext, type TypeContext } from "./type-context.ts";

/** A union whose members' tags are not known yet. */
export interface UnionReading {
  readonly named: NamedPart;
  readonly open: boolean;
  readonly listsUnknown: boolean;
  readonly members: readonly { readonly record: string; readonly span: Span }[];
}

/** Reads `type Shape = Circle | Square` under `@union`. */
export function readUnion(reading: Reading, request: TypeRequest): UnionReading | undefined {
  const { declared, bindings } = request;
  const [node] = declared.local.types;
  const { named, tags } = readNamedType(reading, request, "union");
  if (!node || !ts.isTypeAliasDeclaration(node)) return undefined;
  const context = startContext(declared.file, bindings, `${declared.name}Member`);
  const parts = constituentsOf(node.type);
  const others = parts.filter((part) => isUnknownMember(reading, part, context));
  const listsUnknown = others.length > 0;
  const listed = parts.filter((part) => !others.includes(part));
  if (listed.length === 0)
    report(reading, { rule: "union/empty", span: named.span, values: { name: declared.name }, site: declared.name });
  const members = listed
    .map((part) => readUnionMember(reading, part, context))
    .filter((member) => member !== undefined);
  return { named, open: listsUnknown || findTag(tags, "open") !== undefined, listsUnknown, members };
}

function isUnknownMember(reading: Reading, node: ts.TypeNode, context: TypeContext): boolean {
  if (!ts.isTypeReferenceNode(node) && !ts.isImportTypeNode(node)) return false;
  const resolution = resolveNode(reading, node, context);
  return resolution.kind === "runtime" && resolution.name === unknownMemberName;
}

function readUnionMember(
  reading: Reading,
  node: ts.TypeNode,
  context: TypeContext,
): UnionReading["members"][number] | undefined {
  const span = spanOf(context.file, node);
  const values = { type: shortText(node, context) };
  const isReference = ts.isTypeReferenceNode(node) || ts.isImportTypeNode(node);
  if (!isReference || isNullNode(node)) return report(reading, { rule: "union/member", span, values });
  const type = readType(reading, node, context);
  if (!type) return undefined;
  const request = type.kind === "reference" ? findRequest(reading, type.name) : undefined;
  if (request?.kind !== "record") return report(reading, { rule: "union/member", span, values });
  return { record: request.name, span };
}

function findRequest(reading: Reading, name: string): TypeRequest | undefined {
  for (const request of reading.requests.values()) if (request.name === name) return request;
  return undefined;
}

/** Completes a union once its members have been read: their tags are its numbers. */
export function linkUnion(
  reading: Reading,
  union: UnionReading,
  records: ReadonlyMap<string, RecordModel>,
): UnionModel {
  const members: UnionMember[] = [];
  for (const { record, span } of union.members) {
    const model = records.get(record);
    if (!model) continue;
    if (model.tag !== undefined) members.push({ tag: model.tag, record, span });
    else
      report(reading, {
        rule: "union/missing-tag",
        span: model.span,
        values: { type: record, union: union.named.name },
      });
  }
  const discriminator = union.members
    .map(({ record }) => records.get(record)?.discriminator?.property)
    .find((property) => property !== undefined);
  members.sort((a, b) => a.tag - b.tag);
  const { named, open, listsUnknown } = union;
  return { kind: "union", ...named, open, listsUnknown, discriminator: discriminator ?? "", members };
}

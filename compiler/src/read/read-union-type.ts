import { ts } from "ts-morph";
import type { TypeModel } from "../model/type-model.ts";
import { classify } from "./classify.ts";
import { constituentsOf, findLiteralUnion, isLiteralNode, isNullNode, isUndefinedNode } from "./literal-union.ts";
import { spanOf } from "./parse-source.ts";
import { readLiteralUnion } from "./read-literal-union.ts";
import { resolveNode } from "./read-reference.ts";
import { readType, shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import { unknownMemberName } from "./runtime-types.ts";
import type { TypeContext } from "./type-context.ts";

/** Reads `A | B`: a nullable type, a union of literals, or something that needs another spelling. */
export function readUnionType(reading: Reading, node: ts.TypeNode, context: TypeContext): TypeModel | undefined {
  const parts = constituentsOf(node);
  const undefinedPart = parts.find(isUndefinedNode);
  if (undefinedPart) return report(reading, { rule: "type/undefined", span: spanOf(context.file, undefinedPart) });
  return readConstituents(reading, parts, { node, context });
}

/** Reads the members of a union, `undefined` taken out; null makes the whole nullable. */
export function readConstituents(
  reading: Reading,
  parts: readonly ts.TypeNode[],
  place: { readonly node: ts.TypeNode; readonly context: TypeContext },
): TypeModel | undefined {
  const values = parts.filter((part) => !isNullNode(part));
  const type = readValues(reading, values, place);
  if (!type || values.length === parts.length || type.kind === "nullable") return type;
  return { kind: "nullable", type };
}

function readValues(
  reading: Reading,
  parts: readonly ts.TypeNode[],
  place: { readonly node: ts.TypeNode; readonly context: TypeContext },
): TypeModel | undefined {
  const { node, context } = place;
  const [only, second] = parts;
  if (only && !second) return readType(reading, only, context);
  const span = spanOf(context.file, node);
  const values = { type: shortText(node, context) };
  if (!only) return report(reading, { rule: "type/no-value", span, values });
  const literals = findLiteralUnion(reading, context.file, parts);
  if (literals) return readLiteralUnion(reading, parts, context);
  if (parts.every((part) => ts.isLiteralTypeNode(part) && !isLiteralNode(part)))
    return report(reading, { rule: "type/literal", span, values });
  const objects = parts.filter((part) => isObject(reading, part, context)).length;
  return report(reading, { rule: objects === parts.length ? "type/untagged-union" : "type/mixed-union", span, values });
}

function isObject(reading: Reading, node: ts.TypeNode, context: TypeContext): boolean {
  if (ts.isTypeLiteralNode(node)) return true;
  if (!ts.isTypeReferenceNode(node) && !ts.isImportTypeNode(node)) return false;
  const resolution = resolveNode(reading, node, context);
  if (resolution.kind === "runtime") return resolution.name === unknownMemberName;
  if (resolution.kind !== "declared") return false;
  return ["record", "union", "class"].includes(classify(reading, resolution.declared));
}

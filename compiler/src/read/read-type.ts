import { ts } from "ts-morph";
import type { TypeModel } from "../model/type-model.ts";
import { isLiteralNode } from "./literal-union.ts";
import { spanOf, startOf } from "./parse-source.ts";
import { readIntersectionType } from "./read-intersection-type.ts";
import { readConstantValues, readLiteralUnion } from "./read-literal-union.ts";
import { readReference } from "./read-reference.ts";
import { readUnionType } from "./read-union-type.ts";
import { type Reading, report } from "./reading.ts";
import { refusalOf } from "./refused-types.ts";
import { deepestType, type TypeContext } from "./type-context.ts";

/** Reads a type expression; undefined when it was refused, and then reported. */
export function readType(reading: Reading, node: ts.TypeNode, context: TypeContext): TypeModel | undefined {
  if (context.depth > deepestType)
    return report(reading, { rule: "type/too-deep", span: spanOf(context.file, node), values: { limit: deepestType } });
  if (--context.progress.left < 0) {
    context.progress.tooLarge = true;
    return undefined;
  }
  return readNode(reading, node, { ...context, depth: context.depth + 1 });
}

function readNode(reading: Reading, node: ts.TypeNode, context: TypeContext): TypeModel | undefined {
  if (ts.isParenthesizedTypeNode(node)) return readType(reading, node.type, context);
  if (ts.isTypeReferenceNode(node) || ts.isImportTypeNode(node)) return readReference(reading, node, context);
  if (ts.isArrayTypeNode(node)) return readList(reading, node.elementType, context);
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword)
    return readType(reading, node.type, context);
  if (ts.isTupleTypeNode(node)) return readTuple(reading, node, context);
  if (ts.isUnionTypeNode(node)) return readUnionType(reading, node, context);
  if (ts.isIntersectionTypeNode(node)) return readIntersectionType(reading, node, context);
  if (ts.isTypeLiteralNode(node)) return readTypeLiteral(reading, node, context);
  if (ts.isIndexedAccessTypeNode(node)) return readConstantValues(reading, node, context);
  if (isLiteralNode(node)) return readLiteralUnion(reading, [node], context);
  return readKeyword(reading, node, context);
}

function readKeyword(reading: Reading, node: ts.TypeNode, context: TypeContext): TypeModel | undefined {
  if (node.kind === ts.SyntaxKind.StringKeyword) return { kind: "scalar", scalar: "string" };
  if (node.kind === ts.SyntaxKind.NumberKeyword) return { kind: "scalar", scalar: "float64" };
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { kind: "scalar", scalar: "bool" };
  if (node.kind === ts.SyntaxKind.UnknownKeyword && context.raw) {
    context.progress.holdsRaw = true;
    return { kind: "raw" };
  }
  return report(reading, {
    rule: refusalOf(node),
    span: spanOf(context.file, node),
    values: { type: shortText(node, context) },
  });
}

export function readList(reading: Reading, element: ts.TypeNode, context: TypeContext): TypeModel | undefined {
  const type = readType(reading, element, context);
  return type && { kind: "list", element: type };
}

function readTuple(reading: Reading, node: ts.TupleTypeNode, context: TypeContext): TypeModel | undefined {
  const span = spanOf(context.file, node);
  if (node.elements.length === 0)
    return report(reading, { rule: "type/tuple-element", span, values: { element: "[]" } });
  const elements: TypeModel[] = [];
  let complete = true;
  for (const element of node.elements) {
    const inner = ts.isNamedTupleMember(element) ? element.type : element;
    const bent = ts.isNamedTupleMember(element)
      ? element.questionToken || element.dotDotDotToken
      : ts.isOptionalTypeNode(element) || ts.isRestTypeNode(element);
    const type = bent
      ? report(reading, {
          rule: "type/tuple-element",
          span: spanOf(context.file, element),
          values: { element: shortText(element, context) },
        })
      : readType(reading, inner, context);
    if (type) elements.push(type);
    else complete = false;
  }
  return complete ? { kind: "tuple", elements } : undefined;
}

/** `{ [key: string]: V }` is a record of values; any other type literal needs a name. */
function readTypeLiteral(reading: Reading, node: ts.TypeLiteralNode, context: TypeContext): TypeModel | undefined {
  const signatures = node.members.filter(ts.isIndexSignatureDeclaration);
  const [signature] = signatures;
  const span = spanOf(context.file, node);
  if (!signature) {
    const isFunction = node.members.some((member) => !ts.isPropertySignature(member));
    const rule = node.members.length === 0 ? "type/object" : isFunction ? "type/function" : "type/anonymous-record";
    return report(reading, { rule, span, values: { type: shortText(node, context) } });
  }
  if (node.members.length > 1)
    return report(reading, { rule: "type/index-signature", span: spanOf(context.file, signature) });
  return readIndexSignature(reading, signature, context);
}

function readIndexSignature(
  reading: Reading,
  signature: ts.IndexSignatureDeclaration,
  context: TypeContext,
): TypeModel | undefined {
  const keyNode = signature.parameters[0]?.type;
  return keyNode && readDictionary(reading, { key: keyNode, value: signature.type }, context);
}

/** `Record<K, V>`: a plain object, so its keys are strings. */
export function readDictionary(
  reading: Reading,
  nodes: { readonly key: ts.TypeNode; readonly value: ts.TypeNode },
  context: TypeContext,
): TypeModel | undefined {
  const key = readType(reading, nodes.key, context);
  const value = readType(reading, nodes.value, context);
  if (!key || !value) return undefined;
  if (key.kind === "scalar" && key.scalar === "string") return { kind: "map", key, value, form: "record" };
  const span = spanOf(context.file, nodes.key);
  return report(reading, { rule: "type/record-key", span, values: { type: shortText(nodes.key, context) } });
}

/** The source text of a node on one line, cut where it is long. */
export function shortText(node: ts.Node, context: { readonly file: TypeContext["file"] }): string {
  const { text } = context.file.source;
  const start = startOf(context.file, node);
  const plain = text
    .slice(start, Math.min(node.end, start + 200))
    .replace(/\s+/g, " ")
    .replace(/`/g, "'");
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain;
}

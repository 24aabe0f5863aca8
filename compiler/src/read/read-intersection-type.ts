import { ts } from "ts-morph";
import type { TypeModel } from "../model/type-model.ts";
import { classify, hasKeys } from "./classify.ts";
import { isOpenMarker } from "./literal-union.ts";
import { spanOf } from "./parse-source.ts";
import { boundParameter, resolveNode } from "./read-reference.ts";
import { readType, shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import type { TypeContext } from "./type-context.ts";

/** Reads `string & { readonly __brand: "UserId" }`: a branded type is its underlying type. */
export function readIntersectionType(
  reading: Reading,
  node: ts.IntersectionTypeNode,
  context: TypeContext,
): TypeModel | undefined {
  if (isOpenMarker(node)) return { kind: "scalar", scalar: "string" };
  const plain = node.types.filter((part) => !isBrand(reading, part, context));
  const [underlying, second] = plain;
  if (underlying && !second) return readBranded(reading, underlying, { node, context });
  return refuse(reading, node, context);
}

function readBranded(
  reading: Reading,
  underlying: ts.TypeNode,
  place: { readonly node: ts.IntersectionTypeNode; readonly context: TypeContext },
): TypeModel | undefined {
  const type = readType(reading, underlying, place.context);
  if (type?.kind === "scalar" || type === undefined) return type;
  return refuse(reading, place.node, place.context);
}

function refuse(reading: Reading, node: ts.IntersectionTypeNode, context: TypeContext): undefined {
  const span = spanOf(context.file, node);
  return report(reading, { rule: "type/intersection", span, values: { type: shortText(node, context) } });
}

/** An object type without slots, whatever its name: it exists for the type checker alone. */
function isBrand(reading: Reading, node: ts.TypeNode, context: TypeContext): boolean {
  if (ts.isParenthesizedTypeNode(node)) return isBrand(reading, node.type, context);
  if (ts.isTypeLiteralNode(node)) return !hasKeys(context, node);
  if (!ts.isTypeReferenceNode(node) && !ts.isImportTypeNode(node)) return false;
  const parameter = boundParameter(node, context);
  if (parameter) return parameter.kind === "node" && isBrand(reading, parameter.node, parameter.context);
  const resolution = resolveNode(reading, node, context);
  if (resolution.kind !== "declared") return false;
  const { file, local } = resolution.declared;
  const [declaration] = local.types;
  if (declaration && ts.isInterfaceDeclaration(declaration))
    return !declaration.heritageClauses && !hasKeys({ file }, declaration);
  if (!declaration || !ts.isTypeAliasDeclaration(declaration) || context.aliases.includes(declaration)) return false;
  if (classify(reading, resolution.declared) !== "alias") return false;
  return isBrand(reading, declaration.type, { ...context, file, aliases: [...context.aliases, declaration] });
}

import { ts } from "ts-morph";
import { fixArguments } from "./bind-arguments.ts";
import { classify } from "./classify.ts";
import { type Collected, collectMembers, collectOwn, type Lineage } from "./collect-members.ts";
import { spanOf } from "./parse-source.ts";
import { unresolvedHint } from "./read-global.ts";
import { boundParameter, resolveNode } from "./read-reference.ts";
import { shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import { type Resolution, resolveExport, resolveLocal } from "./resolve-name.ts";
import { isSelectionName, select } from "./select-members.ts";
import type { TypeContext } from "./type-context.ts";

export interface BasePlace {
  readonly lineage: Lineage;
  readonly context: TypeContext;
}

interface Base {
  readonly node: ts.ExpressionWithTypeArguments | ts.TypeReferenceNode | ts.ImportTypeNode;
  readonly resolution: Resolution;
  /** The name, when it is a plain one. */
  readonly name: string | undefined;
}

/** Reads one `extends` entry; undefined when it was refused. */
export function readBase(
  reading: Reading,
  node: ts.ExpressionWithTypeArguments,
  place: BasePlace,
): Collected | undefined {
  const resolution = resolveExpression(reading, node.expression, place);
  const name = ts.isIdentifier(node.expression) ? node.expression.text : undefined;
  return readNamedBase(reading, { node, resolution, name }, place);
}

function resolveExpression(reading: Reading, node: ts.Expression, place: BasePlace): Resolution {
  const { file } = place.context;
  if (ts.isIdentifier(node)) return resolveLocal(reading, file, node.text);
  if (!ts.isPropertyAccessExpression(node)) return { kind: "missing" };
  const left = resolveExpression(reading, node.expression, place);
  if (left.kind === "module") return resolveExport(reading, left.file, node.name.text, new Set());
  return left.kind === "missing-module" ? left : { kind: "missing" };
}

/** Reads a type expression that stands for slots: the right side of `type Both = A & B`, the first argument of `Pick`. */
export function readBaseType(
  reading: Reading,
  node: ts.TypeNode,
  place: BasePlace,
): readonly (Collected | undefined)[] {
  if (ts.isParenthesizedTypeNode(node)) return readBaseType(reading, node.type, place);
  if (ts.isIntersectionTypeNode(node)) return node.types.flatMap((part) => readBaseType(reading, part, place));
  if (ts.isTypeLiteralNode(node))
    return [collectOwn(reading, node.members, { ...place.lineage, bindings: place.context.bindings })];
  if (!ts.isTypeReferenceNode(node) && !ts.isImportTypeNode(node)) return [refuse(reading, node, place)];
  const parameter = boundParameter(node, place.context);
  if (parameter) return [refuse(reading, node, place)];
  const resolution = resolveNode(reading, node, place.context);
  const name = ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) ? node.typeName.text : undefined;
  return [readNamedBase(reading, { node, resolution, name }, place)];
}

function readNamedBase(reading: Reading, base: Base, place: BasePlace): Collected | undefined {
  const { node, resolution, name } = base;
  const span = spanOf(place.context.file, node);
  if (resolution.kind === "missing" && name !== undefined && isSelectionName(name))
    return readSelection(reading, base, { ...place, name });
  if (resolution.kind === "missing-module")
    return report(reading, { rule: "import/not-found", span, values: { specifier: resolution.specifier } });
  if (resolution.kind === "missing-export") {
    const values = { specifier: resolution.specifier, name: resolution.name };
    return report(reading, { rule: "import/no-export", span, values });
  }
  if (resolution.kind === "missing" && name !== undefined && !builtIn.has(name)) {
    const values = { type: name, hint: unresolvedHint(name) };
    return report(reading, { rule: "type/unresolved", span, values });
  }
  if (resolution.kind !== "declared") return refuse(reading, node, place);
  return readDeclaredBase(reading, base, { ...place, declared: resolution.declared });
}

const builtIn: ReadonlySet<string> = new Set([
  "Array",
  "ReadonlyArray",
  "Map",
  "Set",
  "Date",
  "Error",
  "Record",
  "Uint8Array",
  "Object",
]);

function readDeclaredBase(
  reading: Reading,
  base: Base,
  place: BasePlace & { readonly declared: Lineage["declared"] },
): Collected | undefined {
  const { declared, lineage, context } = place;
  const [target] = declared.local.types;
  const kind = classify(reading, declared);
  const isReference = target !== undefined && ts.isTypeAliasDeclaration(target) && kind === "alias";
  if (kind !== "record" && !(isReference && ts.isTypeReferenceNode(target.type)))
    return refuse(reading, base.node, place);
  const fixed = fixArguments(reading, declared, { node: base.node, context });
  if (!fixed) return undefined;
  reading.bases.add(`${declared.file.source.path}\n${declared.name}`);
  return collectMembers(reading, { declared, bindings: new Map(fixed), derived: lineage.derived });
}

function readSelection(
  reading: Reading,
  base: Base,
  place: BasePlace & { readonly name: string },
): Collected | undefined {
  const [target, names] = base.node.typeArguments ?? [];
  if (!target) return refuse(reading, base.node, place);
  const collected = readBaseType(reading, target, place).filter((part) => part !== undefined);
  const members = collected.flatMap((part) => part.members);
  const comments = collected.flatMap((part) => part.comments);
  const selected = select(reading, members, { ...place, names, node: base.node });
  return selected && { members: selected, comments };
}

function refuse(reading: Reading, node: ts.Node, place: BasePlace): undefined {
  const { context } = place;
  const values = { type: shortText(node, context) };
  return report(reading, { rule: "type/extends", span: spanOf(context.file, node), values });
}

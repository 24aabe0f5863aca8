import { ts } from "ts-morph";
import type { ParsedFile } from "./parse-source.ts";
import type { Reading } from "./reading.ts";
import { resolveEntity } from "./resolve-name.ts";

/** One string literal of a union and where the text before it begins, so that its comment is found. */
export interface LiteralPart {
  readonly file: ParsedFile;
  readonly node: ts.TypeNode;
  readonly value: string;
  readonly commentFrom: number;
}

/** A union of string literals, aliases of such unions included. */
export interface LiteralUnion {
  readonly parts: readonly LiteralPart[];
  /** `(string & {})` stands in it: any other string is legal too. */
  readonly open: boolean;
  readonly nullable: boolean;
}

/** `"red"`: a string literal as a type. */
export function isLiteralNode(node: ts.TypeNode): boolean {
  return literalText(node) !== undefined;
}

export function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteralLike(node.literal) ? node.literal.text : undefined;
}

export function isNullNode(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;
}

export function isUndefinedNode(node: ts.TypeNode): boolean {
  return node.kind === ts.SyntaxKind.UndefinedKeyword;
}

/** The members of a union, parentheses and nested unions resolved; a lone type is its own only member. */
export function constituentsOf(node: ts.TypeNode): readonly ts.TypeNode[] {
  const found: ts.TypeNode[] = [];
  const open: ts.TypeNode[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (ts.isParenthesizedTypeNode(next)) open.push(next.type);
    else if (ts.isUnionTypeNode(next)) for (const type of next.types.toReversed()) open.push(type);
    else found.push(next);
  }
  return found;
}

/** `string & {}`, the usual spelling of "any other string". */
export function isOpenMarker(node: ts.TypeNode): boolean {
  if (!ts.isIntersectionTypeNode(node) || node.types.length !== 2) return false;
  const [first, second] = node.types;
  if (!first || !second) return false;
  return (isString(first) && isEmptyObject(second)) || (isString(second) && isEmptyObject(first));
}

function isString(node: ts.TypeNode): boolean {
  return node.kind === ts.SyntaxKind.StringKeyword;
}

function isEmptyObject(node: ts.TypeNode): boolean {
  if (ts.isTypeLiteralNode(node)) return node.members.length === 0;
  return ts.isTypeReferenceNode(node) && entityText(node) === "Record<never, never>";
}

function entityText(node: ts.TypeReferenceNode): string {
  const [key, value] = node.typeArguments ?? [];
  const isNever = (type?: ts.TypeNode) => type?.kind === ts.SyntaxKind.NeverKeyword;
  const name = ts.isIdentifier(node.typeName) ? node.typeName.text : "";
  return isNever(key) && isNever(value) ? `${name}<never, never>` : name;
}

/** The type as a union of string literals; undefined when anything else is in it. */
export function findLiteralUnion(
  reading: Reading,
  file: ParsedFile,
  nodes: readonly ts.TypeNode[],
  seen: Set<ts.Node> = new Set(),
): LiteralUnion | undefined {
  const found = collectLiterals(reading, { file, nodes }, seen);
  return found && found.parts.length > 0 ? found : undefined;
}

/** An alias that was seen before adds nothing: its literals are in already, or it is being read. */
function collectLiterals(
  reading: Reading,
  place: { readonly file: ParsedFile; readonly nodes: readonly ts.TypeNode[] },
  seen: Set<ts.Node>,
): LiteralUnion | undefined {
  const { file, nodes } = place;
  const parts: LiteralPart[] = [];
  let open = false;
  let nullable = false;
  let commentFrom = nodes[0]?.pos ?? 0;
  for (const node of nodes.flatMap(constituentsOf)) {
    const value = literalText(node);
    if (value !== undefined) parts.push({ file, node, value, commentFrom });
    else if (isOpenMarker(node)) open = true;
    else if (isNullNode(node)) nullable = true;
    else {
      const inner = findInAlias(reading, { file, node }, seen);
      if (!inner) return undefined;
      parts.push(...inner.parts);
      open ||= inner.open;
      nullable ||= inner.nullable;
    }
    commentFrom = node.end;
  }
  return { parts, open, nullable };
}

function findInAlias(
  reading: Reading,
  place: { readonly file: ParsedFile; readonly node: ts.TypeNode },
  seen: Set<ts.Node>,
): LiteralUnion | undefined {
  if (!ts.isTypeReferenceNode(place.node)) return undefined;
  const resolution = resolveEntity(reading, place.file, place.node.typeName);
  if (resolution.kind !== "declared") return undefined;
  const { file, local } = resolution.declared;
  const [alias] = local.types;
  if (!alias || !ts.isTypeAliasDeclaration(alias) || seen.size > 100) return undefined;
  if (seen.has(alias)) return { parts: [], open: false, nullable: false };
  seen.add(alias);
  return collectLiterals(reading, { file, nodes: [alias.type] }, seen);
}

import { ts } from "ts-morph";
import { constantOfValues } from "./constant-object.ts";
import { constituentsOf, findLiteralUnion, isLiteralNode, isNullNode } from "./literal-union.ts";
import { startOf } from "./parse-source.ts";
import { findTag, readComment } from "./read-comment.ts";
import type { Reading } from "./reading.ts";
import { type Declared, resolveEntity } from "./resolve-name.ts";

/** What a declared type becomes in the model; `alias` is only another spelling of its underlying type. */
export type DeclaredKind = "record" | "dictionary" | "enum" | "union" | "alias" | "class" | "namespace" | "value";

/** Aliases of aliases beyond this are not followed. */
const longestChain = 100;

/** Decides by syntax alone. */
export function classify(reading: Reading, declared: Declared): DeclaredKind {
  const known = reading.kinds.get(declared.local);
  if (known) return known;
  if (reading.classifying.size > longestChain) return "alias";
  // An alias that ends in itself finds this answer on the way.
  reading.kinds.set(declared.local, "alias");
  reading.classifying.add(declared.local);
  const kind = decideKind(reading, declared);
  reading.classifying.delete(declared.local);
  reading.kinds.set(declared.local, kind);
  return kind;
}

function decideKind(reading: Reading, declared: Declared): DeclaredKind {
  const [node] = declared.local.types;
  if (!node) return "value";
  if (ts.isInterfaceDeclaration(node)) return isDictionary(node) ? "dictionary" : "record";
  if (ts.isEnumDeclaration(node)) return "enum";
  if (ts.isClassDeclaration(node)) return "class";
  if (ts.isModuleDeclaration(node)) return "namespace";
  const comment = readComment(declared.file, node.pos, startOf(declared.file, node));
  if (findTag(comment, "union")) return "union";
  return classifyAlias(reading, { declared, type: node.type });
}

interface AliasedType {
  readonly declared: Declared;
  readonly type: ts.TypeNode;
}

function classifyAlias(reading: Reading, alias: AliasedType): DeclaredKind {
  const { declared, type } = alias;
  if (ts.isParenthesizedTypeNode(type)) return classifyAlias(reading, { declared, type: type.type });
  if (ts.isTypeLiteralNode(type)) return hasKeys(declared, type) ? "record" : "alias";
  if (ts.isIndexedAccessTypeNode(type)) return constantOfValues(type) ? "enum" : "alias";
  if (ts.isIntersectionTypeNode(type))
    return type.types.every((part) => isRecord(reading, { declared, type: part })) ? "record" : "alias";
  if (isSelection(declared, type)) return isRecord(reading, alias) ? "record" : "alias";
  const parts = constituentsOf(type).filter((part) => !isNullNode(part));
  const isOwnUnion = parts.length > 1 || parts.some(isLiteralNode);
  return isOwnUnion && findLiteralUnion(reading, declared.file, [type]) ? "enum" : "alias";
}

/** An interface whose only member is an index signature is a dictionary with a name. */
function isDictionary(node: ts.InterfaceDeclaration): boolean {
  const [member] = node.members;
  return (
    node.members.length === 1 && !node.heritageClauses && member !== undefined && ts.isIndexSignatureDeclaration(member)
  );
}

/** A type literal is a record when one of its members has a slot; without any it is a brand or a slip. */
export function hasKeys(declared: Pick<Declared, "file">, node: ts.TypeLiteralNode | ts.InterfaceDeclaration): boolean {
  const { file } = declared;
  return node.members.some(
    (member) => findTag(readComment(file, member.pos, startOf(file, member)), "key") !== undefined,
  );
}

const selections: ReadonlySet<string> = new Set(["Pick", "Omit", "Partial", "Required"]);

/** `Pick<Item, "id">` and its like, unless the file means something else by the name. */
function isSelection(declared: Pick<Declared, "file">, type: ts.TypeNode): boolean {
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return false;
  const { scope } = declared.file;
  const name = type.typeName.text;
  return selections.has(name) && !scope.declarations.has(name) && !scope.imports.has(name);
}

function isRecord(reading: Reading, part: AliasedType): boolean {
  const { declared, type } = part;
  if (ts.isTypeLiteralNode(type)) return hasKeys(declared, type);
  if (!ts.isTypeReferenceNode(type)) return false;
  const [argument] = type.typeArguments ?? [];
  if (isSelection(declared, type)) return argument !== undefined && isRecord(reading, { declared, type: argument });
  const resolution = resolveEntity(reading, declared.file, type.typeName);
  if (resolution.kind !== "declared") return false;
  const kind = classify(reading, resolution.declared);
  if (kind !== "record") return false;
  return isSlotted(reading, resolution.declared);
}

/** True unless the interface holds only members without slots, as brands do. */
function isSlotted(reading: Reading, declared: Declared): boolean {
  const [node] = declared.local.types;
  if (!node || !ts.isInterfaceDeclaration(node)) return node !== undefined && classify(reading, declared) === "record";
  if (node.heritageClauses) return true;
  return hasKeys(declared, node);
}

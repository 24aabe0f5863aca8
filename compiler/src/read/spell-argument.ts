import { ts } from "ts-morph";
import type { AuthoredArgument } from "../model/schema-model.ts";
import { typedArrayKinds } from "../model/typed-array.ts";
import { toPascalCase } from "../text/change-case.ts";
import { exportedPlace } from "./exported-place.ts";
import { constituentsOf, isNullNode } from "./literal-union.ts";
import { startOf } from "./parse-source.ts";
import { boundParameter, resolveNode } from "./read-reference.ts";
import { type Reading, report } from "./reading.ts";
import { nameSpan } from "./request-type.ts";
import type { Declared } from "./resolve-name.ts";
import { runtimeSpelling } from "./runtime-types.ts";
import type { ArgumentSpelling, TypeContext } from "./type-context.ts";

/** How a type argument is spelled in generated code and in the closed name of the instantiation. It was read before without error. */
export function spellArgument(reading: Reading, node: ts.TypeNode, context: TypeContext): ArgumentSpelling {
  const inner = (part: ts.TypeNode) => spellArgument(reading, part, context);
  if (ts.isParenthesizedTypeNode(node)) {
    const spelled = inner(node.type);
    return { ...spelled, authored: compose("(", spelled.authored, ")") };
  }
  if (ts.isTypeOperatorNode(node)) {
    const spelled = inner(node.type);
    return { ...spelled, authored: compose("readonly ", spelled.authored) };
  }
  if (ts.isArrayTypeNode(node)) {
    const spelled = inner(node.elementType);
    return { ...spelled, label: `${spelled.label}List`, authored: compose(spelled.authored, "[]") };
  }
  if (ts.isTupleTypeNode(node)) {
    const parts = node.elements.map((element) => inner(ts.isNamedTupleMember(element) ? element.type : element));
    return {
      ...join(parts, "And"),
      label: `${join(parts, "And").label}Tuple`,
      authored: compose("[", commas(parts), "]"),
    };
  }
  if (ts.isTypeReferenceNode(node) || ts.isImportTypeNode(node)) return spellReference(reading, node, context);
  return spellPlain(reading, node, context);
}

function spellPlain(reading: Reading, node: ts.TypeNode, context: TypeContext): ArgumentSpelling {
  const text = context.file.source.text.slice(startOf(context.file, node), node.end);
  const parts = constituentsOf(node);
  const [single, second] = parts.filter((part) => !isNullNode(part));
  if (ts.isUnionTypeNode(node) && single && !second) {
    const spelled = spellArgument(reading, single, context);
    return { ...spelled, label: `Nullable${spelled.label}`, authored: compose(spelled.authored, " | null") };
  }
  const named = keywordLabels.get(node.kind);
  return { label: named ?? context.literalName, depth: 0, authored: { kind: "text", text } };
}

const keywordLabels: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.StringKeyword, "String"],
  [ts.SyntaxKind.NumberKeyword, "Number"],
  [ts.SyntaxKind.BooleanKeyword, "Boolean"],
  [ts.SyntaxKind.UnknownKeyword, "Unknown"],
]);

/** Labels of the containers that need no import; what they hold comes first. */
const containerLabels: ReadonlyMap<string, string> = new Map([
  ["Array", "List"],
  ["ReadonlyArray", "List"],
  ["Set", "Set"],
  ["ReadonlySet", "Set"],
  ["Map", "Map"],
  ["ReadonlyMap", "Map"],
  ["Readonly", ""],
]);

/** Their argument is no part of what is stored. */
const typedArrayNames: ReadonlySet<string> = new Set(Object.values(typedArrayKinds).map(({ className }) => className));

function spellReference(
  reading: Reading,
  node: ts.TypeReferenceNode | ts.ImportTypeNode,
  context: TypeContext,
): ArgumentSpelling {
  const parameter = boundParameter(node, context);
  if (parameter?.kind === "fixed") return parameter;
  if (parameter) return spellArgument(reading, parameter.node, parameter.context);
  const parts = (node.typeArguments ?? []).map((part) => spellArgument(reading, part, context));
  const resolution = resolveNode(reading, node, context);
  if (resolution.kind === "declared") return spellDeclared(reading, resolution.declared, parts);
  if (resolution.kind === "runtime") {
    const text = runtimeSpelling(resolution.name) ?? "unknown";
    return { label: toPascalCase(resolution.name), depth: 0, authored: { kind: "text", text } };
  }
  return spellGlobal(node, parts);
}

function spellGlobal(
  node: ts.TypeReferenceNode | ts.ImportTypeNode,
  parts: readonly ArgumentSpelling[],
): ArgumentSpelling {
  const name = ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) ? node.typeName.text : "unknown";
  const authored: AuthoredArgument =
    parts.length === 0 ? { kind: "text", text: name } : compose(`${name}<`, commas(parts), ">");
  const joined = join(parts, "To");
  if (name === "Record") return { ...joined, label: `${parts[1]?.label ?? ""}Record`, authored };
  if (name === "Uint8Array") return { label: "Bytes", depth: 0, authored };
  if (typedArrayNames.has(name)) return { label: name, depth: 0, authored };
  return { ...joined, label: `${joined.label}${containerLabels.get(name) ?? name}`, authored };
}

function spellDeclared(reading: Reading, declared: Declared, parts: readonly ArgumentSpelling[]): ArgumentSpelling {
  const joined = join(parts, "And");
  const label = parts.length === 0 ? declared.name : `${declared.name}Of${joined.label}`;
  const depth = parts.length === 0 ? 0 : joined.depth + 1;
  const place = exportedPlace(reading, declared);
  if (!place) report(reading, { rule: "type/not-exported", span: nameSpan(declared), values: { type: declared.name } });
  const authored: AuthoredArgument = place
    ? { kind: "authored", type: { ...place, typeArguments: parts.map((part) => part.authored) } }
    : { kind: "text", text: declared.name };
  return { label, depth, authored };
}

function join(parts: readonly ArgumentSpelling[], between: string): Pick<ArgumentSpelling, "label" | "depth"> {
  return {
    label: parts.map((part) => part.label).join(between),
    depth: Math.max(0, ...parts.map((part) => part.depth)),
  };
}

function commas(parts: readonly ArgumentSpelling[]): AuthoredArgument {
  return compose(...parts.flatMap((part, position) => (position === 0 ? [part.authored] : [", ", part.authored])));
}

/** Neighbouring texts become one, so that what needs no import is plain text. */
function compose(...pieces: readonly (AuthoredArgument | string)[]): AuthoredArgument {
  const merged: AuthoredArgument[] = [];
  for (const piece of pieces.flatMap((part) => flatten(part))) {
    const last = merged.at(-1);
    if (piece.kind === "text" && last?.kind === "text")
      merged[merged.length - 1] = { kind: "text", text: last.text + piece.text };
    else merged.push(piece);
  }
  const [only, second] = merged;
  return only && !second ? only : { kind: "composed", pieces: merged };
}

function flatten(piece: AuthoredArgument | string): readonly AuthoredArgument[] {
  if (typeof piece === "string") return [{ kind: "text", text: piece }];
  return piece.kind === "composed" ? piece.pieces : [piece];
}

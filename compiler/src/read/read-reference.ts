import { ts } from "ts-morph";
import type { TypeModel } from "../model/type-model.ts";
import { bindLazily, fixArguments } from "./bind-arguments.ts";
import { classify } from "./classify.ts";
import { findLiteralUnion } from "./literal-union.ts";
import { spanOf } from "./parse-source.ts";
import { readGlobal } from "./read-global.ts";
import { readDictionary, readType, shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import { requestType } from "./request-type.ts";
import { type Declared, type Resolution, resolveEntity, resolveExport, resolveFrom } from "./resolve-name.ts";
import { runtimeScalar, unknownMemberName } from "./runtime-types.ts";
import type { TypeContext } from "./type-context.ts";

type ReferenceNode = ts.TypeReferenceNode | ts.ImportTypeNode;

/** Reads a named type: a type parameter, a declared or imported type, or one that TypeScript itself knows. */
export function readReference(reading: Reading, node: ReferenceNode, context: TypeContext): TypeModel | undefined {
  const parameter = boundParameter(node, context);
  if (parameter?.kind === "fixed") return parameter.type;
  if (parameter) return readType(reading, parameter.node, { ...parameter.context, depth: context.depth });
  const resolution = resolveNode(reading, node, context);
  switch (resolution.kind) {
    case "declared":
      return readDeclared(reading, resolution.declared, { node, context });
    case "runtime":
      return readRuntime(reading, resolution.name, { node, context });
    case "missing":
      return readGlobal(reading, node, context);
    case "module":
    case "runtime-module":
      return report(reading, refuse("type/computed", node, context));
    case "missing-module":
    case "missing-export":
      return reportMissing(reading, resolution, { node, context });
  }
}

export function boundParameter(node: ReferenceNode, context: TypeContext) {
  if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return undefined;
  return context.bindings.get(node.typeName.text);
}

/** What the name in a type reference stands for; `import("./item.ts").Item` included. */
export function resolveNode(reading: Reading, node: ReferenceNode, context: Pick<TypeContext, "file">): Resolution {
  if (ts.isTypeReferenceNode(node)) return resolveEntity(reading, context.file, node.typeName);
  const { argument, qualifier } = node;
  if (!qualifier || !ts.isLiteralTypeNode(argument) || !ts.isStringLiteralLike(argument.literal) || node.isTypeOf)
    return { kind: "module", file: context.file };
  return resolveQualifier(reading, qualifier, { file: context.file, specifier: argument.literal.text });
}

function resolveQualifier(
  reading: Reading,
  qualifier: ts.EntityName,
  from: { readonly file: TypeContext["file"]; readonly specifier: string },
): Resolution {
  const { file, specifier } = from;
  if (ts.isIdentifier(qualifier)) return resolveFrom(reading, file, { specifier, name: qualifier.text });
  const left = resolveQualifier(reading, qualifier.left, from);
  return left.kind === "module"
    ? resolveExport(reading, left.file, qualifier.right.text, new Set())
    : { kind: "missing" };
}

interface Place {
  readonly node: ReferenceNode;
  readonly context: TypeContext;
}

function readDeclared(reading: Reading, declared: Declared, place: Place): TypeModel | undefined {
  const { node, context } = place;
  const kind = classify(reading, declared);
  switch (kind) {
    case "record":
    case "enum":
    case "union": {
      const typeArguments = fixArguments(reading, declared, place);
      const reference = typeArguments && requestType(reading, { kind, declared, typeArguments }, { ...context, node });
      return reference && kind === "enum" ? withNull(reading, declared, reference) : reference;
    }
    case "alias":
      return readAlias(reading, declared, place);
    case "dictionary":
      return readNamedDictionary(reading, declared, place);
    case "class":
      return report(reading, refuse("type/class", node, context));
    case "namespace":
      return report(reading, refuse("type/namespace", node, context));
    case "value":
      return report(reading, refuse("type/value", node, context));
  }
}

/** `type Mood = "calm" | "wild" | null`: the literals are the enum, the null belongs to each use. */
function withNull(reading: Reading, declared: Declared, reference: TypeModel): TypeModel {
  const [alias] = declared.local.types;
  if (!alias || !ts.isTypeAliasDeclaration(alias)) return reference;
  const nullable = findLiteralUnion(reading, declared.file, [alias.type])?.nullable ?? false;
  return nullable ? { kind: "nullable", type: reference } : reference;
}

function readAlias(reading: Reading, declared: Declared, place: Place): TypeModel | undefined {
  const { node, context } = place;
  const [alias] = declared.local.types;
  if (!alias || !ts.isTypeAliasDeclaration(alias)) return undefined;
  if (context.aliases.includes(alias)) return report(reading, refuse("type/cyclic-alias", node, context));
  const bindings = bindLazily(reading, declared, place);
  if (!bindings) return undefined;
  return readType(reading, alias.type, {
    ...context,
    file: declared.file,
    bindings,
    literalName: `${declared.name}Item`,
    aliases: [...context.aliases, alias],
  });
}

function readNamedDictionary(reading: Reading, declared: Declared, place: Place): TypeModel | undefined {
  const { context } = place;
  const [declaration] = declared.local.types;
  if (!declaration || !ts.isInterfaceDeclaration(declaration) || context.aliases.includes(declaration))
    return report(reading, refuse("type/cyclic-alias", place.node, context));
  const [signature] = declaration.members;
  const bindings = bindLazily(reading, declared, place);
  if (!bindings || !signature || !ts.isIndexSignatureDeclaration(signature)) return undefined;
  const key = signature.parameters[0]?.type;
  const aliases = [...context.aliases, declaration];
  const inside = { ...context, file: declared.file, bindings, literalName: `${declared.name}Item`, aliases };
  return key && readDictionary(reading, { key, value: signature.type }, inside);
}

function readRuntime(reading: Reading, name: string, place: Place): TypeModel | undefined {
  const scalar = runtimeScalar(name);
  if (scalar) return { kind: "scalar", scalar };
  const rule = name === unknownMemberName ? "union/unknown-member" : "type/unresolved";
  return report(reading, refuse(rule, place.node, place.context));
}

function reportMissing(
  reading: Reading,
  resolution: Extract<Resolution, { kind: "missing-module" | "missing-export" }>,
  place: Place,
): undefined {
  const { specifier } = resolution;
  const span = spanOf(place.context.file, place.node);
  if (resolution.kind === "missing-module")
    return report(reading, { rule: "import/not-found", span, values: { specifier } });
  return report(reading, { rule: "import/no-export", span, values: { specifier, name: resolution.name } });
}

type ReferenceRule =
  | "type/computed"
  | "type/class"
  | "type/namespace"
  | "type/value"
  | "type/cyclic-alias"
  | "type/unresolved"
  | "union/unknown-member";

function refuse(rule: ReferenceRule, node: ts.Node, context: TypeContext) {
  return { rule, span: spanOf(context.file, node), values: { type: shortText(node, context), hint: "" } };
}

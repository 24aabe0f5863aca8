import { ts } from "ts-morph";
import { spanOf } from "./parse-source.ts";
import { readType } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import type { Declared } from "./resolve-name.ts";
import { spellArgument } from "./spell-argument.ts";
import type { Bindings, FixedArgument, TypeContext } from "./type-context.ts";

interface Place {
  readonly node: ts.Node & { readonly typeArguments?: ts.NodeArray<ts.TypeNode> };
  readonly context: TypeContext;
}

/** Binds type parameters to unread arguments; defaults are read where the type is declared. Undefined when the count is wrong. */
export function bindLazily(reading: Reading, declared: Declared, place: Place): Bindings | undefined {
  const parameters = parametersOf(declared);
  const given = place.node.typeArguments ?? [];
  const bindings = new Map<string, { kind: "node"; node: ts.TypeNode; context: TypeContext }>();
  for (const [position, parameter] of parameters.entries()) {
    const argument = given[position];
    if (argument) bindings.set(parameter.name.text, { kind: "node", node: argument, context: place.context });
    else if (parameter.default)
      bindings.set(parameter.name.text, {
        kind: "node",
        node: parameter.default,
        context: { ...place.context, file: declared.file, bindings: new Map(bindings) },
      });
    else return reportCount(reading, declared, place);
  }
  return given.length > parameters.length ? reportCount(reading, declared, place) : bindings;
}

/** Reads the arguments now, because the members that use them are read later. */
export function fixArguments(
  reading: Reading,
  declared: Declared,
  place: Place,
): readonly (readonly [string, FixedArgument])[] | undefined {
  const bindings = bindLazily(reading, declared, place);
  if (!bindings) return undefined;
  const fixed: [string, FixedArgument][] = [];
  for (const [name, argument] of bindings) {
    if (argument.kind === "fixed") continue;
    const type = readType(reading, argument.node, argument.context);
    if (!type) return undefined;
    fixed.push([name, { kind: "fixed", type, ...spellArgument(reading, argument.node, argument.context) }]);
  }
  return fixed;
}

function parametersOf(declared: Declared): readonly ts.TypeParameterDeclaration[] {
  const [node] = declared.local.types;
  if (!node || !(ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))) return [];
  return node.typeParameters ?? [];
}

function reportCount(reading: Reading, declared: Declared, place: Place): undefined {
  const values = {
    type: declared.name,
    expected: parametersOf(declared).length,
    given: place.node.typeArguments?.length ?? 0,
  };
  const span = spanOf(place.context.file, place.node);
  return report(reading, { rule: "type/arguments", span, values });
}

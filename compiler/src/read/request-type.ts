import { ts } from "ts-morph";
import type { AuthoredType } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { exportedPlace } from "./exported-place.ts";
import { type spanAt, spanOf } from "./parse-source.ts";
import { type Reading, report } from "./reading.ts";
import type { Declared } from "./resolve-name.ts";
import type { Bindings, FixedArgument } from "./type-context.ts";

/** A named type that something refers to: it is defined once, later, however often it is referred to. */
export interface TypeRequest {
  readonly kind: "record" | "enum" | "union";
  readonly name: string;
  readonly declared: Declared;
  readonly bindings: Bindings;
  readonly authored?: AuthoredType;
}

/** Nested instantiations of generics beyond this never end, as far as anyone can tell. */
const deepestInstantiation = 8;
const mostInstantiations = 1000;

export interface WantedType {
  readonly kind: TypeRequest["kind"];
  readonly declared: Declared;
  readonly typeArguments: readonly (readonly [parameter: string, argument: FixedArgument])[];
}

/** Refers to a named type and makes sure that it will be defined. `at` is where it is referred to. */
export function requestType(
  reading: Reading,
  wanted: WantedType,
  at: { readonly file: Declared["file"]; readonly node: ts.Node },
): TypeModel | undefined {
  const { declared, typeArguments } = wanted;
  const name = closedName(
    declared.name,
    typeArguments.map(([, argument]) => argument),
  );
  const identity = `${declared.file.source.path}\n${name}\n${JSON.stringify(typeArguments.map(([, argument]) => argument.type))}`;
  if (reading.requests.has(identity)) return { kind: "reference", name };
  const depth = Math.max(0, ...typeArguments.map(([, argument]) => argument.depth));
  if (depth >= deepestInstantiation || countInstantiations(reading, wanted) >= mostInstantiations)
    return report(reading, { rule: "type/endless", span: spanOf(at.file, at.node), values: { type: declared.name } });
  const request = buildRequest(reading, wanted, name);
  reading.requests.set(identity, request);
  return { kind: "reference", name };
}

function buildRequest(reading: Reading, wanted: WantedType, name: string): TypeRequest {
  const { kind, declared, typeArguments } = wanted;
  const place = exportedPlace(reading, declared);
  const [node, second] = declared.local.types;
  if (node && second)
    report(reading, {
      rule: "type/declared-twice",
      span: spanOf(declared.file, second.name ?? second),
      values: { type: declared.name },
      related: [{ span: spanOf(declared.file, node.name ?? node), message: "It is declared here first." }],
    });
  // A union of literals can be spelled out where it has no exported name; nothing else can.
  if (!place && node && !(kind === "enum" && ts.isTypeAliasDeclaration(node)))
    report(reading, {
      rule: "type/not-exported",
      span: spanOf(declared.file, node.name ?? node),
      values: { type: declared.name },
    });
  const authored = place && { ...place, typeArguments: typeArguments.map(([, argument]) => argument.authored) };
  return { kind, name, declared, bindings: new Map(typeArguments), ...(authored && { authored }) };
}

/** `Box` of `Item` is `BoxOfItem`; of two, `PairOfItemAndString`. */
function closedName(name: string, typeArguments: readonly FixedArgument[]): string {
  if (typeArguments.length === 0) return name;
  return `${name}Of${typeArguments.map(({ label }) => label).join("And")}`;
}

function countInstantiations(reading: Reading, wanted: WantedType): number {
  if (wanted.typeArguments.length === 0) return 0;
  let count = 0;
  for (const request of reading.requests.values()) if (request.declared.local === wanted.declared.local) count++;
  return count;
}

/** The name in a declaration, where it has one. */
export function nameSpan(declared: Declared): ReturnType<typeof spanAt> {
  const node = declared.local.types[0] ?? declared.local.constant;
  if (!node) throw new Error(`\`${declared.name}\` has no declaration.`);
  return spanOf(declared.file, node.name ?? node);
}

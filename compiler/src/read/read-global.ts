import { ts } from "ts-morph";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { typedArrayKinds, typedArrays } from "../model/typed-array.ts";
import { spanOf } from "./parse-source.ts";
import { readDictionary, readList, readType, shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import { refusedGlobals } from "./refused-types.ts";
import { runtimeNames, runtimeTypesModule } from "./runtime-types.ts";
import type { TypeContext } from "./type-context.ts";

type ReadArguments = (reading: Reading, args: readonly ts.TypeNode[], context: TypeContext) => TypeModel | undefined;

interface GlobalType {
  readonly fewest: number;
  readonly most: number;
  readonly read: ReadArguments;
}

const list: GlobalType = { fewest: 1, most: 1, read: readElements };
const set: GlobalType = { fewest: 1, most: 1, read: readSet };
const map: GlobalType = { fewest: 2, most: 2, read: readMap };

/** The argument says whose memory it may be in, which is nothing that is stored. */
function array(scalar: Scalar): GlobalType {
  return { fewest: 0, most: 1, read: () => ({ kind: "scalar", scalar }) };
}

/** Types that need no import. */
const globals: ReadonlyMap<string, GlobalType> = new Map(
  Object.entries({
    Array: list,
    ReadonlyArray: list,
    Set: set,
    ReadonlySet: set,
    Map: map,
    ReadonlyMap: map,
    Record: { fewest: 2, most: 2, read: readRecord },
    Readonly: { fewest: 1, most: 1, read: readFirst },
    Date: { fewest: 0, most: 0, read: () => ({ kind: "scalar", scalar: "date" }) },
    Uint8Array: array("bytes"),
    ...Object.fromEntries(typedArrays.map((name) => [typedArrayKinds[name].className, array(name)])),
  } satisfies Record<string, GlobalType>),
);

/** Types whose result is a new record, which needs a name. */
const selections: ReadonlySet<string> = new Set(["Pick", "Omit", "Partial", "Required"]);

export function readGlobal(
  reading: Reading,
  node: ts.TypeReferenceNode | ts.ImportTypeNode,
  context: TypeContext,
): TypeModel | undefined {
  const span = spanOf(context.file, node);
  const name = ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) ? node.typeName.text : undefined;
  const type = shortText(node, context);
  const hint = name === undefined ? undefined : refusedGlobals.get(name);
  if (hint !== undefined) return report(reading, { rule: "type/global", span, values: { type, hint } });
  if (name !== undefined && selections.has(name))
    return report(reading, { rule: "type/anonymous-record", span, values: { type } });
  const global = name === undefined ? undefined : globals.get(name);
  if (!global)
    return report(reading, { rule: "type/unresolved", span, values: { type, hint: unresolvedHint(name ?? "") } });
  const args = node.typeArguments ?? [];
  if (args.length >= global.fewest && args.length <= global.most) return global.read(reading, args, context);
  const values = { type: name ?? "", expected: global.most, given: args.length };
  return report(reading, { rule: "type/arguments", span, values });
}

export function unresolvedHint(name: string): string {
  if (runtimeNames.has(name)) return `Add \`import type { ${name} } from "${runtimeTypesModule}"\`.`;
  return "Import it, declare it, or correct its name.";
}

function readElements(
  reading: Reading,
  [element]: readonly ts.TypeNode[],
  context: TypeContext,
): TypeModel | undefined {
  return element && readList(reading, element, context);
}

function readFirst(reading: Reading, [inner]: readonly ts.TypeNode[], context: TypeContext): TypeModel | undefined {
  return inner && readType(reading, inner, context);
}

function readSet(reading: Reading, [element]: readonly ts.TypeNode[], context: TypeContext): TypeModel | undefined {
  const type = element && readType(reading, element, context);
  return type && { kind: "set", element: type };
}

function readMap(reading: Reading, nodes: readonly ts.TypeNode[], context: TypeContext): TypeModel | undefined {
  const [key, value] = nodes.map((node) => readType(reading, node, context));
  return key && value && { kind: "map", key, value, form: "map" };
}

function readRecord(
  reading: Reading,
  [key, value]: readonly ts.TypeNode[],
  context: TypeContext,
): TypeModel | undefined {
  return key && value && readDictionary(reading, { key, value }, context);
}

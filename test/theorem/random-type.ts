import { scalarSpellings, type TestScalar, type TestType } from "../codec/support/schema-ast.ts";
import type { Random } from "../conformance/support/random.ts";
import { choose, enumsOf, recordsOf, unionsOf } from "./edit-schema.ts";
import type { SchemaText } from "./schema-text.ts";

export const named = (name: string): TestType => ({ kind: "named", name });
export const scalar = (name: TestScalar): TestType => ({ kind: "scalar", scalar: name });

export const scalarNames: readonly TestScalar[] = Object.keys(scalarSpellings).filter(isScalar);

function isScalar(name: string): name is TestScalar {
  return Object.hasOwn(scalarSpellings, name);
}

/** Typed arrays are elements of no set, and parts of no id or index. */
export function isArray(name: TestScalar): boolean {
  return name.endsWith("Array");
}

const comparableScalars = scalarNames.filter((name) => !isArray(name));

const keyScalars: readonly TestScalar[] = [
  "string",
  "branded",
  "bool",
  "int8",
  "int16",
  "int32",
  "uint8",
  "uint16",
  "uint32",
  "safeint",
  "int64",
  "uint64",
  "uuid",
];

/** Any type of the schema language over what a schema declares; `depth` more containers may follow. */
export function randomType(schema: SchemaText, random: Random, depth = 2): TestType {
  const inside = () => randomType(schema, random, depth - 1);
  switch (random.below(depth > 0 ? 16 : 8)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return scalar(pickScalar(scalarNames, random));
    case 4:
    case 5:
    case 6:
    case 7:
      return declaredType(schema, random);
    case 8:
      return { kind: "list", element: inside() };
    case 9:
      return { kind: "list", element: withoutNull({ kind: "nullable", element: inside() }) };
    case 10:
    case 11:
      return { kind: "set", element: elementType(schema, random) };
    case 12:
      return { kind: "dictionary", element: inside() };
    case 13:
      return { kind: "map", key: keyType(schema, random), element: inside() };
    case 14:
      return { kind: "tuple", elements: Array.from({ length: 1 + random.below(3) }, inside) };
    default:
      return hasBox(schema)
        ? { kind: "box", element: argumentType(schema, random) }
        : { kind: "list", element: inside() };
  }
}

function pickScalar(scalars: readonly TestScalar[], random: Random): TestScalar {
  return choose(scalars, random) ?? "string";
}

/** A nullable of a nullable would give one nil two meanings. */
function withoutNull(type: TestType): TestType {
  return type.kind === "nullable" && type.element.kind === "nullable" ? type.element : type;
}

/** A record, enum or union of the schema; documents, generics and members of unions apart. */
function declaredType(schema: SchemaText, random: Random): TestType {
  const records = recordsOf(schema).filter((record) => !record.document && !record.parameter);
  if (random.once(10)) return named('"red" | "blue"');
  const declared = choose([...records, ...enumsOf(schema), ...unionsOf(schema)], random);
  return declared ? named(declared.name) : scalar("string");
}

function hasBox(schema: SchemaText): boolean {
  return recordsOf(schema).some(({ name }) => name === "Box");
}

/** Few, so that one instance is met more than once. */
function argumentType(schema: SchemaText, random: Random): TestType {
  const choices = [scalar("int32"), scalar("string"), declaredType(schema, random)];
  return choose(choices, random) ?? scalar("int32");
}

function elementType(schema: SchemaText, random: Random): TestType {
  const element = scalar(pickScalar(comparableScalars, random));
  const records = recordsOf(schema).filter((record) => !record.document && !record.parameter && !record.member);
  const record = choose(records, random);
  switch (random.below(6)) {
    case 0:
      return { kind: "tuple", elements: [element, scalar("bool")] };
    case 1:
      return { kind: "list", element };
    case 2: {
      const declared = choose([...enumsOf(schema), ...unionsOf(schema)], random);
      return declared ? named(declared.name) : element;
    }
    case 3:
    case 4:
      return record ? named(record.name) : element;
    default:
      return element;
  }
}

export function keyType(schema: SchemaText, random: Random): TestType {
  const declared = random.once(4) ? choose(enumsOf(schema), random) : undefined;
  return declared ? named(declared.name) : scalar(pickScalar(keyScalars, random));
}

import type { Scalar, TypeModel } from "./type-model.ts";
import { forTypedArrays } from "./typed-array.ts";

/**
 * The one canonical text of a type: in the lockfile, in messages and under the schema hash.
 * `int32`, `list<int32>`, `map<string, ItemStack>` for a `Map`, `record<ItemStack>` for a `Record<string, …>`.
 */
export function printTypeText(type: TypeModel): string {
  switch (type.kind) {
    case "scalar":
      return type.scalar;
    case "raw":
      return "raw";
    case "reference":
      return isPlainWord(type.name) ? `ref<${type.name}>` : type.name;
    case "list":
    case "set":
      return `${type.kind}<${printTypeText(type.element)}>`;
    case "nullable":
      return `nullable<${printTypeText(type.type)}>`;
    case "tuple":
      return `tuple<${type.elements.map(printTypeText).join(", ")}>`;
    case "map":
      return printMapText(type.form, printTypeText(type.key), printTypeText(type.value));
  }
}

function printMapText(form: "record" | "map", key: string, value: string): string {
  return form === "record" && key === "string" ? `record<${value}>` : `${form}<${key}, ${value}>`;
}

/** Reads what `printTypeText` writes; undefined for any other text, so that a type has one spelling only. */
export function parseTypeText(text: string): TypeModel | undefined {
  const cursor = { text, at: 0, depth: 0 };
  const type = parseType(cursor);
  return type && cursor.at === text.length && printTypeText(type) === text ? type : undefined;
}

/** Where the reading stands. */
interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** Deeper than any schema, shallow enough that a forged text cannot exhaust the stack. */
const deepestType = 64;

const word = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;

function parseType(cursor: Cursor): TypeModel | undefined {
  const name = readWord(cursor);
  if (name === undefined) return undefined;
  if (!readText(cursor, "<")) return plainType(name);
  if (++cursor.depth > deepestType) return undefined;
  if (name === "ref") return parseReference(cursor);
  const parameters = parseParameters(cursor);
  cursor.depth--;
  return parameters && composedType(name, parameters);
}

function parseReference(cursor: Cursor): TypeModel | undefined {
  const name = readWord(cursor);
  cursor.depth--;
  return name !== undefined && readText(cursor, ">") ? { kind: "reference", name } : undefined;
}

function parseParameters(cursor: Cursor): readonly TypeModel[] | undefined {
  const parameters: TypeModel[] = [];
  if (readText(cursor, ">")) return parameters;
  do {
    const type = parseType(cursor);
    if (!type) return undefined;
    parameters.push(type);
  } while (readText(cursor, ", "));
  return readText(cursor, ">") ? parameters : undefined;
}

function plainType(name: string): TypeModel {
  if (name === "raw") return { kind: "raw" };
  return isScalar(name) ? { kind: "scalar", scalar: name } : { kind: "reference", name };
}

function composedType(name: string, parameters: readonly TypeModel[]): TypeModel | undefined {
  if (name === "tuple") return { kind: "tuple", elements: parameters };
  const [first, second] = parameters;
  if (!first || parameters.length > 2) return undefined;
  if (second)
    return name === "map" || name === "record" ? { kind: "map", key: first, value: second, form: name } : undefined;
  if (name === "list" || name === "set") return { kind: name, element: first };
  if (name === "nullable") return { kind: "nullable", type: first };
  if (name === "record")
    return { kind: "map", key: { kind: "scalar", scalar: "string" }, value: first, form: "record" };
  return undefined;
}

function readWord(cursor: Cursor): string | undefined {
  word.lastIndex = cursor.at;
  const found = word.exec(cursor.text)?.[0];
  cursor.at += found?.length ?? 0;
  return found;
}

function readText(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

/** A type that is named like a plain word of this notation needs `ref<…>` to be told from it. */
function isPlainWord(name: string): boolean {
  return name === "raw" || isScalar(name);
}

function isScalar(name: string): name is Scalar {
  return scalars.has(name);
}

const scalarTable: Record<Scalar, true> = {
  bool: true,
  string: true,
  float64: true,
  float32: true,
  int8: true,
  int16: true,
  int32: true,
  int64: true,
  uint8: true,
  uint16: true,
  uint32: true,
  uint64: true,
  safeint: true,
  bytes: true,
  date: true,
  timestamp: true,
  duration: true,
  plainDate: true,
  uuid: true,
  decimal: true,
  ...forTypedArrays(() => true),
};

const scalars: ReadonlySet<string> = new Set(Object.keys(scalarTable));

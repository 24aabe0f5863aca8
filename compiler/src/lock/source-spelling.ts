import { type TargetLanguage, targetLanguages } from "../model/target-language.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { isTypedArray } from "../model/typed-array.ts";
import type { FindType } from "./lockfile.ts";

interface Release {
  readonly type: TypeModel;
  readonly find: FindType;
}

/** Languages whose generated code spells the two types differently, so that code which uses the one need not take the other. */
export function languagesSpelling(before: Release, after: Release): readonly TargetLanguage[] {
  return targetLanguages.filter(
    (language) => spellingOf(before.type, { language, ...before }) !== spellingOf(after.type, { language, ...after }),
  );
}

interface Place {
  readonly language: TargetLanguage;
  readonly find: FindType;
}

/** Not the language's own text, but the same for two types exactly when that is the same. */
function spellingOf(type: TypeModel, place: Place): string {
  const of = (inner: TypeModel) => spellingOf(inner, place);
  const { language } = place;
  switch (type.kind) {
    case "scalar":
      return spellings[language][type.scalar] ?? type.scalar;
    case "raw":
      return rawSpelling[language];
    case "nullable":
      return `${of(type.type)} or null`;
    case "list":
      return `list of (${of(type.element)})`;
    case "set":
      return `${language === "python" && !isHashable(type.element, place.find) ? "list" : "set"} of (${of(type.element)})`;
    case "map":
      return `${language === "typescript" ? type.form : "map"} of (${of(type.key)}) to (${of(type.value)})`;
    case "tuple":
      return `tuple of (${type.elements.map(of).join("), (")})`;
    case "reference":
      return referenceSpelling(type.name, place);
  }
}

/** C# has strings where others have an enum of strings. */
function referenceSpelling(name: string, { language, find }: Place): string {
  const type = find(name);
  const isText = language === "csharp" && type?.kind === "enum" && type.wire === "string";
  return isText ? "string" : `type ${name}`;
}

/** What Python can keep in a `frozenset`; sets of anything else are lists there. */
function isHashable(type: TypeModel, find: FindType): boolean {
  switch (type.kind) {
    case "scalar":
      return type.scalar !== "decimal" && !isTypedArray(type.scalar);
    case "raw":
      return true;
    case "nullable":
      return isHashable(type.type, find);
    case "tuple":
      return type.elements.every((element) => isHashable(element, find));
    case "set":
      return isHashable(type.element, find);
    case "reference":
      return find(type.name)?.kind === "enum";
    case "list":
    case "map":
      return false;
  }
}

const rawSpelling: Readonly<Record<TargetLanguage, string>> = {
  typescript: "unknown",
  csharp: "bytes",
  rust: "raw",
  python: "bytes",
};

type Spellings = Readonly<Partial<Record<Scalar, string>>>;

function alike(spelling: string, scalars: readonly Scalar[]): Spellings {
  return Object.fromEntries(scalars.map((scalar) => [scalar, spelling]));
}

/** Scalars that a language does not keep apart; all others are spelled each in its own way. Held against the emitters by a test. */
const spellings: Readonly<Record<TargetLanguage, Spellings>> = {
  typescript: {
    ...alike("number", ["float64", "float32", "int8", "int16", "int32", "uint8", "uint16", "uint32", "safeint"]),
    ...alike("bigint", ["int64", "uint64", "timestamp", "duration"]),
    ...alike("string", ["string", "plainDate", "uuid", "decimal"]),
  },
  csharp: { ...alike("long", ["int64", "safeint"]) },
  rust: {},
  python: {
    ...alike("int", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "safeint"]),
    ...alike("float", ["float64", "float32"]),
    ...alike("array of int", ["int8Array", "int16Array", "int32Array", "int64Array"]),
    ...alike("array of int", ["uint16Array", "uint32Array", "uint64Array"]),
    ...alike("array of float", ["float64Array", "float32Array"]),
  },
};

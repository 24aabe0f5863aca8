import type { TypeDefinition } from "../../model/schema-model.ts";
import { authoredText } from "./authored-text.ts";
import { docLines } from "./doc-text.ts";
import type { TypeNames } from "./names.ts";
import type { ModuleScope } from "./scope.ts";

/** What the templates of all kinds of types print first: the alias and its names. */
export interface TypeView extends TypeNames {
  readonly docLines: readonly string[];
  /** True where an interface takes the place of a type that is not exported. */
  readonly isInterface: boolean;
  /** What the alias stands for, or the members of the interface. */
  readonly authoredLines: readonly string[];
}

export function typeView(type: TypeDefinition, scope: ModuleScope): TypeView {
  const names = scope.context.names.get(type.name);
  if (!names) throw new Error(`\`${type.name}\` has no names.`);
  return { ...names, docLines: docLines(type.doc, type.deprecated), ...authoredText(type, scope) };
}

/** What the template of the three functions of a codec prints. */
export interface FunctionsView {
  /** `export `, or nothing for functions that only their module calls. */
  readonly exported: string;
  readonly isShared: boolean;
  readonly typeText: string;
  readonly sizeParameters: string;
  readonly writeParameters: string;
  readonly readParameters: string;
  /** Empty where the size is fixed: then there is no such function. */
  readonly sizeLines: readonly string[];
  readonly writeLines: readonly string[];
  readonly readLines: readonly string[];
}

/** The signatures of a type's functions; `depth` is given to all but enums. */
export function signatures(
  typeText: string,
  scope: ModuleScope,
): Omit<FunctionsView, "exported" | "isShared" | "sizeLines" | "writeLines" | "readLines"> {
  const bytes = scope.global("Uint8Array");
  return {
    typeText,
    sizeParameters: `v: ${typeText}, depth: number`,
    writeParameters: `v: ${typeText}, b: ${bytes}, d: ${scope.global("DataView")}, p: number`,
    readParameters: `r: ${scope.kernelType("Reader")}, depth: number`,
  };
}

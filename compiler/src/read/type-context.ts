import type { ts } from "ts-morph";
import type { AuthoredArgument } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import type { ParsedFile } from "./parse-source.ts";

/** What surrounds a type expression. */
export interface TypeContext {
  readonly file: ParsedFile;
  /** Type parameters in scope. */
  readonly bindings: Bindings;
  /** Name for a literal union that has none of its own: record and slot, `PlayerMood`. */
  readonly literalName: string;
  /** The member carries `@raw`, so that `unknown` means any value. */
  readonly raw: boolean;
  readonly depth: number;
  /** Aliases that are being expanded. */
  readonly aliases: readonly ts.Node[];
  /** What reading this slot's type has come to so far. */
  readonly progress: {
    /** Type expressions that may still be read: aliases can double their size at each step. */
    left: number;
    tooLarge: boolean;
    /** `unknown` was read somewhere inside. */
    holdsRaw: boolean;
  };
}

export type Bindings = ReadonlyMap<string, TypeArgument>;

/** A type argument: not read yet, for aliases; or read, for interfaces, whose members are read later. */
export type TypeArgument =
  | { readonly kind: "node"; readonly node: ts.TypeNode; readonly context: TypeContext }
  | FixedArgument;

export interface FixedArgument extends ArgumentSpelling {
  readonly kind: "fixed";
  readonly type: TypeModel;
}

/** How an argument is spelled in generated code, and in the closed name of what it instantiates. */
export interface ArgumentSpelling {
  readonly authored: AuthoredArgument;
  readonly label: string;
  /** How many instantiations it nests. */
  readonly depth: number;
}

/** Deeper types cannot be read back: the wire's own limit. */
export const deepestType = 60;

/** More type expressions than a slot has use for. */
const largestType = 2000;

export function startContext(file: ParsedFile, bindings: Bindings, literalName: string): TypeContext {
  return {
    file,
    bindings,
    literalName,
    raw: false,
    depth: 0,
    aliases: [],
    progress: { left: largestType, tooLarge: false, holdsRaw: false },
  };
}

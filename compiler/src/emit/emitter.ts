import type { DocumentHistory } from "../model/document-history.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";

/** Turns a model without errors into the files of one language. Pure: same model, options and histories, same bytes. */
export interface Emitter {
  /** The language's name, which is also its folder in the output: `typescript`. */
  readonly language: string;
  /** What the language cannot express, each a diagnostic at check time; `emit` is only called when there is none. */
  refuse(model: SchemaModel): readonly Refusal[];
  /** `histories` are for languages that read what former versions of a document stored. */
  emit(model: SchemaModel, options: EmitOptions, histories: readonly DocumentHistory[]): readonly GeneratedFile[];
}

/** Something of a schema that one language cannot express. Texts are parts of sentences, without a full stop. */
export interface Refusal {
  readonly span: Span;
  /** `Player.hp`. */
  readonly site: string;
  /** The language as people write it: `C#`. */
  readonly language: string;
  /** Follows "cannot express": "an enum that holds both -1 and 18446744073709551615". */
  readonly what: string;
  /** What to write instead, from its verb: "Use numbers of one 64-bit type". */
  readonly advice: string;
}

export interface EmitOptions {
  /** Output folder relative to the project's root, with `/`, without the language: `generated`. */
  readonly out: string;
  /** Where `out` begins with `..`: the folders that lead from there back to the root, `work/project` for `../../elsewhere`. */
  readonly backToRoot?: string;
  /** Extension of import specifiers between generated TypeScript files. */
  readonly importExtension: "ts" | "js";
  readonly csharp?: CSharpOptions;
  readonly rust?: RustOptions;
  readonly python?: PythonOptions;
  /** The text of a file that was made from the same before; asked by languages that give their files a `recipe`. */
  readonly textMadeFrom?: (path: string, recipe: string) => string | undefined;
}

export interface CSharpOptions {
  /** Of everything that is emitted. Default: `Keyslot.Generated`. */
  readonly namespace?: string;
}

export interface RustOptions {
  /** Emits a `Cargo.toml` for a library crate of this name. Default: modules only, for `mod` in a crate of one's own. */
  readonly crate?: string;
}

export interface PythonOptions {
  /** Emits a package of this name within the language's folder. Default: that folder is the package itself. */
  readonly package?: string;
}

export interface GeneratedFile {
  /** Path relative to the output folder, with `/`: `typescript/player.ts`. */
  readonly path: string;
  readonly text: string;
  /** Hash of all that this compiler made it from: the same recipe, the same text. */
  readonly recipe?: string;
}

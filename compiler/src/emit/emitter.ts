import type { SchemaModel } from "../model/schema-model.ts";

/** Turns a model without errors into the files of one language. Pure: same model and options, same bytes. */
export interface Emitter {
  /** The language's name, which is also its folder in the output: `typescript`. */
  readonly language: string;
  emit(model: SchemaModel, options: EmitOptions): readonly GeneratedFile[];
}

export interface EmitOptions {
  /** Output folder relative to the project's root, with `/`, without the language: `generated`. */
  readonly out: string;
  /** Where `out` begins with `..`: the folders that lead from there back to the root, `work/project` for `../../elsewhere`. */
  readonly backToRoot?: string;
  /** Extension of import specifiers between generated TypeScript files. */
  readonly importExtension: "ts" | "js";
}

export interface GeneratedFile {
  /** Path relative to the output folder, with `/`: `typescript/player.ts`. */
  readonly path: string;
  readonly text: string;
}

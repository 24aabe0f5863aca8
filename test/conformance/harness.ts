import type { SchemaModel, Source } from "@keyslot/compiler";

/** One schema (or several files of one) that is emitted in every language, under a name of its own: `c17`, `vectors`. */
export interface Contract {
  /** `[a-z][a-z0-9]*`: becomes a namespace, a module or a package. Unique within a build. */
  readonly name: string;
  readonly sources: readonly Source[];
  /** What the sources were read as; languages name and type what they exchange by it. */
  readonly model: SchemaModel;
}

/** What a generated contract can be asked to do. Values are in the JSON form of `test/vectors/README.md`, bytes are hex. */
export type Request =
  /** Makes a value from its JSON form and encodes it. */
  | { readonly op: "encode"; readonly contract: string; readonly type: string; readonly value: unknown }
  /** Decodes, gives the value's JSON form, and encodes what was decoded. */
  | { readonly op: "recode"; readonly contract: string; readonly type: string; readonly bytes: string }
  /** Decodes, gives one slot (by its name in the schema) a new value, and encodes: what an application's update does. */
  | {
      readonly op: "update";
      readonly contract: string;
      readonly type: string;
      readonly bytes: string;
      readonly slot: string;
      readonly value: unknown;
    };

/** `value` only for `recode`. An error of the contract has its code; anything else that goes wrong is `code: "crash"`. */
export type Response =
  | { readonly bytes: string; readonly value?: unknown }
  | { readonly code: string; readonly message: string };

/** A compiled build that answers requests, in order. */
export interface Driver {
  run(requests: readonly Request[]): Promise<readonly Response[]>;
  close(): Promise<void>;
}

/** One language's way to emit, compile and run contracts. */
export interface Language {
  readonly name: "typescript" | "csharp" | "rust" | "python";
  /** What the machine lacks, as a sentence that names it; undefined when everything is there. */
  missing(): Promise<string | undefined>;
  /**
   * Emits all contracts below `folder` (empty, its own), adds the driver, compiles all in one go. Rejects with the compiler's output
   * when that fails, or when it warns about generated code.
   */
  build(contracts: readonly Contract[], folder: string): Promise<Driver>;
}

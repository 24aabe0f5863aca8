import type { CompatibilityMode } from "./model/compatibility.ts";

/** What `keyslot.config.ts` or `keyslot.config.json` may say. Every path is relative to that file. */
export interface KeyslotConfig {
  /** Globs of the schema files, `!` excludes. Default: `schemas/**\/*.schema.ts`. */
  readonly schemas?: string | readonly string[];
  /** The lockfile, to be committed. Default: `schema.lock.json` in the folder of the first glob. */
  readonly lock?: string;
  /** Output folder; every language gets a folder of its own below it. Default: `generated`. */
  readonly out?: string;
  /** Languages to emit: `typescript`, `csharp`, `rust`, `python`. Default: `["typescript"]`. */
  readonly emit?: readonly string[];
  /** Extension in imports between generated TypeScript files. Default: what the nearest `tsconfig.json` can compile. */
  readonly importExtension?: "ts" | "js";
  /** C#: the namespace of everything emitted. Default: `Keyslot.Generated`. */
  readonly csharp?: { readonly namespace?: string };
  /** Rust: emit a `Cargo.toml` for a library crate of this name. Default: modules for a crate of one's own. */
  readonly rust?: { readonly crate?: string };
  /** Python: emit a package of this name below `<out>/python`. Default: that folder is the package. */
  readonly python?: { readonly package?: string };
  /** What is asked of changes since earlier releases. */
  readonly evolution?: EvolutionConfig;
}

export interface EvolutionConfig {
  /** What `check` compares with: a git ref, a tag pattern, a folder or a lockfile. Default: the committed lockfile. */
  readonly against?: string | readonly string[];
  /** Whose reading has to hold: `full` (both, the default), `backward`, `forward` or `none`. */
  readonly mode?: CompatibilityMode;
  /** By persisted type name: another mode for single documents. */
  readonly documents?: Readonly<Record<string, { readonly mode: CompatibilityMode }>>;
  /** A slot has to be `@deprecated` in one release before it is removed in a later one. Default: false. */
  readonly requireDeprecation?: boolean;
  /** From which severity on `check` exits with 1: `error` (default), `warning` or `none`. */
  readonly failOn?: FailOn;
}

export const failOns = ["error", "warning", "none"] as const;

export type FailOn = (typeof failOns)[number];

/** Gives an editor the types of a `keyslot.config.ts`: `export default defineConfig({ … })`. Returns its argument. */
export function defineConfig(config: KeyslotConfig): KeyslotConfig {
  return config;
}

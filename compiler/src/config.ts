/** What `keyslot.config.ts` or `keyslot.config.json` may say. Every path is relative to that file. */
export interface KeyslotConfig {
  /** Globs of the schema files, `!` excludes. Default: `schemas/**\/*.schema.ts`. */
  readonly schemas?: string | readonly string[];
  /** The lockfile, to be committed. Default: `schema.lock.json` in the folder of the first glob. */
  readonly lock?: string;
  /** Output folder; every language gets a folder of its own below it. Default: `generated`. */
  readonly out?: string;
  /** Languages to emit. Default: `["typescript"]`. */
  readonly emit?: readonly string[];
  /** Extension in imports between generated TypeScript files. Default: what the nearest `tsconfig.json` can compile. */
  readonly importExtension?: "ts" | "js";
}

/** Gives an editor the types of a `keyslot.config.ts`: `export default defineConfig({ … })`. Returns its argument. */
export function defineConfig(config: KeyslotConfig): KeyslotConfig {
  return config;
}

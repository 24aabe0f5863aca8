import type { AnyDocument, DocumentDefinition } from "./definition.ts";

/** How documents of each former version become today's: a plain function each, which is called for every document when it is read. */
export type MigrationsOf<T, F> = { readonly [V in keyof F]: (old: F[V]) => T };

/** The migrations of one document type: an element of `migrations` in `openCache`. */
export interface Migrations {
  readonly definition: AnyDocument;
  /** By name of the version: `v1`. */
  readonly functions: { readonly [version: string]: AnyMigration };
}

// biome-ignore lint/suspicious/noExplicitAny: migrations from documents of any type stand side by side.
export type AnyMigration = (old: any) => unknown;

/** Says how documents that were stored by former versions are read: `defineMigrations(Player, { v1: (old) => ({ ...old, hp: 100 }) })`. */
export function defineMigrations<T, F>(
  definition: DocumentDefinition<T, never, unknown, unknown, F>,
  functions: NoInfer<MigrationsOf<T, F>>,
): Migrations {
  return { definition, functions };
}

import type { AnyMigration, Migrations } from "../../document/define-migrations.ts";
import type { AnyDocument } from "../../document/definition.ts";
import type { FormerCodec, FormerVersion } from "../../document/former-version.ts";
import { olderGlobalStoreKey } from "../../document/global-key.ts";

/** How the stored documents of one type are read, by the schema id that they were written under. */
export interface StoredSchemas {
  /** Read by today's codec. */
  readonly todays: ReadonlySet<string>;
  /** Read by the codec of their version, and migrated. */
  readonly former: ReadonlyMap<string, FormerSchema>;
  /** Where older writers put a global; empty for other documents. */
  readonly olderGlobalKeys: ReadonlySet<string>;
}

export interface FormerSchema {
  /** As in the definition: `v1`. */
  readonly name: string;
  readonly version: number;
  readonly schemaId: string;
  readonly codec: FormerCodec<unknown>;
  /** Unset when the cache was opened without. */
  readonly migrate: AnyMigration | undefined;
}

/** What the caller of `openCache` says of one type's stored documents. */
export interface StoredSchemasOptions {
  readonly migrations: Migrations | undefined;
  /** Schema ids that the definition does not know, and whose documents are as today's. */
  readonly compatibleSchemaIds: readonly string[];
}

export function storedSchemas(definition: AnyDocument, options: StoredSchemasOptions): StoredSchemas {
  const { schemaId, catalog } = definition;
  const todays = new Set([schemaId, ...catalog.compatibleSchemaIds, ...options.compatibleSchemaIds]);
  const former = new Map<string, FormerSchema>();
  for (const each of formerSchemas(definition, options.migrations)) {
    if (!todays.has(each.schemaId)) former.set(each.schemaId, each);
  }
  const ids = definition.global ? [...todays, ...former.keys()] : [];
  return { todays, former, olderGlobalKeys: new Set(ids.map(olderGlobalStoreKey)) };
}

function formerSchemas(definition: AnyDocument, migrations: Migrations | undefined): readonly FormerSchema[] {
  const versions: Readonly<Record<string, FormerVersion<unknown>>> = definition.formerVersions ?? {};
  return Object.entries(versions).map(([name, former]) => ({
    name,
    ...former,
    migrate: migrations?.functions[name],
  }));
}

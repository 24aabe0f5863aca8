import type { CacheCore } from "../cache-core.ts";
import type { AnyCollection } from "../collection.ts";
import type { Operation } from "../commit/commit-stage.ts";
import { versionOf } from "../document-version.ts";
import { type MigratedDocuments, MigrationCounts } from "./migration-counts.ts";

// So many in one write of a store: what comes between has to wait no longer.
const batch = 200;

export interface MigrateOptions {
  /** Called after each batch with how many documents are rewritten so far, and how many there are to rewrite. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Ends the work between two batches; what is rewritten stays so, and another call goes on from there. */
  readonly signal?: AbortSignal;
}

/**
 * Rewrites the stored documents of former versions as today's. Each is rewritten only if it is still what was read, so that it may go on
 * beside any other work, and be ended and begun again at any time. The result is what was rewritten, by version.
 * @throws StoreError; the reason of `signal`; as `readStored`
 */
export async function migrateDocuments(
  core: CacheCore,
  options: MigrateOptions,
): Promise<readonly MigratedDocuments[]> {
  const counts = new MigrationCounts();
  const wanted = [...core.opened.collections.values()]
    .filter(({ schemas }) => schemas.former.size > 0)
    .map((collection) => ({ collection, keys: formerKeys(collection) }));
  const all = wanted.reduce((sum, { keys }) => sum + keys.length, 0);
  let done = 0;
  for (const { collection, keys } of wanted) {
    for (let from = 0; from < keys.length; from += batch) {
      options.signal?.throwIfAborted();
      await rewrite(core, { collection, keys: keys.slice(from, from + batch) }, counts);
      done += Math.min(batch, keys.length - from);
      options.onProgress?.(done, all);
    }
  }
  return counts.list();
}

function formerKeys(collection: AnyCollection): string[] {
  return collection.keys().filter((key) => formerOf(collection, key) !== undefined);
}

function formerOf(collection: AnyCollection, key: string) {
  const version = collection.version(key);
  return version && collection.schemas.former.get(version.schemaId);
}

async function rewrite(
  core: CacheCore,
  { collection, keys }: { readonly collection: AnyCollection; readonly keys: readonly string[] },
  counts: MigrationCounts,
): Promise<void> {
  const { definition, schemas } = collection;
  const changes = await core.submit(collection, (stage) => {
    const source = stage.source(collection);
    return keys.flatMap((key): Operation[] => {
      const version = source.version(key);
      // Written by somebody meanwhile, or deleted.
      if (version === undefined || !schemas.former.has(version.schemaId)) return [];
      const { payload, expiresAt, tags } = version;
      const lifetime = { ...(expiresAt !== undefined && { expiresAt }), ...(tags !== undefined && { tags }) };
      const { type, schemaId } = definition;
      const envelope = { type, key, schemaId, storedAt: core.times.now(), payload, ...lifetime };
      return [{ collection, key, version: versionOf(definition, envelope), isGuarded: collection.isShared }];
    });
  });
  for (const { before } of changes) {
    const former = before && schemas.former.get(before.schemaId);
    if (former !== undefined) counts.add(definition.type, former);
  }
}

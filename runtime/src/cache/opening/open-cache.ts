import type { Migrations } from "../../document/define-migrations.ts";
import type { AnyDocument } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import { registerDocuments } from "../../document/registry.ts";
import type { MemoryBound } from "../bounded/bounded-collection.ts";
import { type BoundedType, boundedCollection, readBoundedTypes } from "../bounded/bounded-types.ts";
import { Cache } from "../cache.ts";
import { CacheCore, type OpenedCache } from "../cache-core.ts";
import { type AnyCollection, Collection } from "../collection.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import { keepsIndexes, storedIndexesOf } from "../index/index-entries.ts";
import { steadyClock } from "../lasting/steady-clock.ts";
import { LazyCollection } from "../lazy/lazy-collection.ts";
import { LazyLoading } from "../lazy/lazy-loading.ts";
import type { LazyStore } from "../lazy/lazy-store.ts";
import { openLazily } from "../lazy/open-lazily.ts";
import { type FollowedStore, followStore } from "../observation/follow-stores.ts";
import { WriteTimes } from "../write-times.ts";
import { checkOptions, readDocuments, readMaxBytes } from "./check-options.ts";
import { loadStore } from "./load-store.ts";
import { MigrationCounts } from "./migration-counts.ts";
import { duplicateDocumentError, migrationsGivenTwiceError, unregisteredMigrationsError } from "./open-errors.ts";
import { type RoutedStore, routeDocuments, type StoreRoute } from "./store-routing.ts";
import { storedSchemas } from "./stored-schemas.ts";

export interface CacheOptions {
  /** The definitions of all document types; generated code exports them as `registry`. */
  readonly documents: Iterable<AnyDocument>;
  /** One store for every type, stores for certain types (`{ store, documents }`), or both. */
  readonly stores: readonly StoreRoute[];
  /** How documents of former versions become today's: made by `defineMigrations`, one for each type that has any stored. */
  readonly migrations?: readonly Migrations[];
  /**
   * By type name, further schema ids whose documents today's codec reads: those that other programs gave the same schema. Documents
   * under ids that nothing is known of are refused.
   */
  readonly compatibleSchemaIds?: Readonly<Record<string, readonly string[]>>;
  /** What becomes of stored documents of unknown types: `refuse` (default) fails the opening, `preserve` carries them untouched. */
  readonly foreign?: "refuse" | "preserve";
  /**
   * When documents are read: all of them before the cache is open (`eager`, default), or each when it is first asked for and the others
   * in the background (`lazy`), as of the moment of opening, from stores that can be read so. A stored document that cannot be read is
   * then an error of the call that asks for it.
   */
  readonly loading?: "eager" | "lazy";
  /**
   * True to take into memory what other processes write, soon after they wrote it, as far as stores can tell. Without it, memory takes in what it
   * meets: when an update or a conditional write finds another document than it was made from, and with `refresh`.
   */
  readonly follow?: boolean;
  /**
   * Document types of which memory holds only what was used last. The others are read from their store when they are asked for: at once from one
   * that can, otherwise by `load`. Every other type is in memory as a whole.
   */
  readonly bounded?: readonly BoundedType[];
  /** Called with what fails in the background, where no caller waits for it; unless told, it is a warning of the process. */
  readonly onError?: (error: unknown) => void;
  /**
   * Milliseconds since 1970, for `storedAt` and expiry; unless told, the system's time of day, of which jumps while the cache is open do not
   * count.
   */
  readonly clock?: () => number;
  /**
   * By type name, how many bytes the documents of a type may take, their store keys included. A put that needs room takes out, of stores too, those
   * that were used least recently.
   */
  readonly maxBytes?: Readonly<Record<string, number>>;
  /** True to count for `stats` what happens, which makes every `get` a little slower. */
  readonly stats?: boolean;
  /** A number from 0 to less than 1, for `randomKey` and for the choice of what goes; `Math.random` unless told. */
  readonly random?: () => number;
}

/**
 * Opens the stores and loads every document. All or nothing: when any store or document cannot be read, no store stays open
 * and none was changed.
 * @throws CacheError for documents and stores that do not fit together, and for stored content that does not fit the documents; StoreError
 */
export async function openCache(options: CacheOptions): Promise<Cache> {
  checkOptions(options);
  const registration = registerDocuments(readDocuments(options.documents));
  if (registration.clash !== undefined) throw duplicateDocumentError(registration.clash);
  const stores = routeDocuments(options.stores, new Set(registration.byType.values()));
  const migrations = migrationsByDocument(options.migrations ?? [], registration.byType);
  const bounded = readBoundedTypes(options.bounded, new Set(registration.byType.values()));
  const maxBytes = readMaxBytes(options.maxBytes ?? {}, registration.byType, bounded);
  const times = new WriteTimes(options.clock ?? steadyClock());
  const opened: RoutedStore[] = [];
  const lazy: LazyStore[] = [];
  const followed: FollowedStore[] = [];
  try {
    for (const store of stores) {
      await openStore(store, times);
      opened.push(store);
      const following = options.follow === true ? followStore(store) : undefined;
      if (following !== undefined) followed.push(following);
    }
    const loaded = await loadAll(stores, { options, migrations, bounded, lazy });
    const loading = new LazyLoading(lazy);
    const { stats: countsReads = false, random = Math.random, onError = warn } = options;
    const told = { maxBytes, countsReads, random, onError };
    return new Cache(new CacheCore({ stores, ...loaded, loading, times, followed, ...told }));
  } catch (error) {
    for (const store of lazy) store.end();
    for (const { following } of followed) following.stop();
    // What went wrong first is what the caller must hear; a store that then fails to close adds nothing to it.
    await Promise.allSettled(opened.map(({ store }) => store.close()));
    throw error;
  }
}

// Asked of the platform at run time, so that the core has no import that a browser cannot resolve.
function warn(error: unknown): void {
  const platform: { readonly process?: Partial<Pick<NodeJS.Process, "emitWarning">> } = globalThis;
  platform.process?.emitWarning?.(error instanceof Error ? error : String(error));
}

async function openStore({ store, documents }: RoutedStore, times: WriteTimes): Promise<void> {
  try {
    // One clock for memory and stores, which never goes back: what one of them has seen expire is absent from the other.
    const clock = () => times.time();
    const versioned = documents.filter((definition) => Object.keys(definition.formerVersions ?? {}).length > 0);
    const indexes = documents.map((definition) => [definition.type, storedIndexesOf(definition)] as const);
    await store.open({
      clock,
      catalog: documents.map((definition) => definition.catalog),
      versionedTypes: new Set(versioned.map((definition) => definition.type)),
      ...(keepsIndexes(store) && { indexes: new Map(indexes) }),
    });
  } catch (error) {
    throw storeRefusal(store, error);
  }
}

type Loaded = Pick<OpenedCache, "collections" | "foreign" | "migrated">;

interface LoadOptions {
  readonly options: CacheOptions;
  readonly migrations: ReadonlyMap<AnyDocument, Migrations>;
  readonly bounded: ReadonlyMap<AnyDocument, MemoryBound>;
  /** Takes the stores that were opened without reading all of them. */
  readonly lazy: LazyStore[];
}

async function loadAll(
  stores: readonly RoutedStore[],
  { options, migrations, bounded, lazy }: LoadOptions,
): Promise<Loaded> {
  const collections = new Map<AnyDocument, AnyCollection>();
  const byType = new Map<string, AnyCollection>();
  for (const store of stores) {
    for (const definition of store.documents) {
      const compatibleSchemaIds = options.compatibleSchemaIds?.[definition.type] ?? [];
      const schemas = storedSchemas(definition, { migrations: migrations.get(definition), compatibleSchemaIds });
      const bound = bounded.get(definition);
      const made = options.loading === "lazy" ? LazyCollection : Collection;
      const collection: AnyCollection = bound
        ? await boundedCollection(definition, store, { schemas, bound })
        : new made(definition, store, schemas);
      collections.set(definition, collection);
      byType.set(definition.type, collection);
    }
  }
  const foreign: Envelope[] = [];
  const migrated = new MigrationCounts();
  const target = { byType, foreign: options.foreign === "preserve" ? foreign : undefined, migrated };
  for (const store of stores) {
    const rest = options.loading === "lazy" ? openLazily(store, target) : undefined;
    if (rest === undefined) await loadStore(store, target);
    else lazy.push(rest);
  }
  return { collections, foreign, migrated: migrated.list() };
}

function migrationsByDocument(
  given: readonly Migrations[],
  documents: ReadonlyMap<string, AnyDocument>,
): ReadonlyMap<AnyDocument, Migrations> {
  const byDocument = new Map<AnyDocument, Migrations>();
  for (const migrations of given) {
    const { definition } = migrations;
    if (documents.get(definition.type) !== definition) throw unregisteredMigrationsError(definition.type);
    if (byDocument.has(definition)) throw migrationsGivenTwiceError(definition.type);
    byDocument.set(definition, migrations);
  }
  return byDocument;
}

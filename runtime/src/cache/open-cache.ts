import type { AnyDocument } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import { registerDocuments } from "../document/registry.ts";
import { Cache } from "./cache.ts";
import { checkOptions, readDocuments } from "./check-options.ts";
import { type AnyCollection, Collection, type Collections } from "./collection.ts";
import { storeRefusal } from "./commit-queue.ts";
import { loadStore } from "./load-store.ts";
import { duplicateDocumentError } from "./open-errors.ts";
import { type RoutedStore, routeDocuments, type StoreRoute } from "./store-routing.ts";

export interface CacheOptions {
  /** The definitions of all document types; generated code exports them as `registry`. */
  readonly documents: Iterable<AnyDocument>;
  /** One store for every type, stores for certain types (`{ store, documents }`), or both. */
  readonly stores: readonly StoreRoute[];
  /** What becomes of stored documents of unknown types: `refuse` (default) fails the opening, `preserve` carries them untouched. */
  readonly foreign?: "refuse" | "preserve";
  /** Milliseconds since 1970, for `storedAt`; `Date.now` unless told. */
  readonly clock?: () => number;
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
  const opened: RoutedStore[] = [];
  try {
    for (const store of stores) {
      await openStore(store);
      opened.push(store);
    }
    const { collections, foreign } = await loadAll(stores, options.foreign ?? "refuse");
    return new Cache({ stores, collections, foreign, clock: options.clock ?? Date.now });
  } catch (error) {
    // What went wrong first is what the caller must hear; a store that then fails to close adds nothing to it.
    await Promise.allSettled(opened.map(({ store }) => store.close()));
    throw error;
  }
}

async function openStore({ store, documents }: RoutedStore): Promise<void> {
  try {
    await store.open({ catalog: documents.map((definition) => definition.catalog) });
  } catch (error) {
    throw storeRefusal(store, error);
  }
}

interface Loaded {
  readonly collections: Collections;
  readonly foreign: readonly Envelope[];
}

async function loadAll(stores: readonly RoutedStore[], foreignPolicy: "refuse" | "preserve"): Promise<Loaded> {
  const collections = new Map<AnyDocument, AnyCollection>();
  const byType = new Map<string, AnyCollection>();
  for (const store of stores) {
    for (const definition of store.documents) {
      const collection = new Collection(definition, store);
      collections.set(definition, collection);
      byType.set(definition.type, collection);
    }
  }
  const foreign: Envelope[] = [];
  for (const store of stores) {
    await loadStore(store, { byType, foreign: foreignPolicy === "preserve" ? foreign : undefined });
  }
  return { collections, foreign };
}

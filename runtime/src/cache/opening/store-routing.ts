import type { AnyDocument } from "../../document/definition.ts";
import type { BackingStore } from "../../stores/backing-store.ts";
import type { AnyCollection } from "../collection.ts";
import {
  routedTwiceError,
  routedUnregisteredError,
  storeGivenTwiceError,
  twoGenericStoresError,
  withoutStoreError,
} from "./open-errors.ts";

/** An element of `stores`: a store for every document type without one of its own, or a store and the types it is for. */
export type StoreRoute = BackingStore | { readonly store: BackingStore; readonly documents: readonly AnyDocument[] };

/** A store and the document types that live in it. */
export interface RoutedStore {
  readonly store: BackingStore;
  /** The store in messages: `game.db` (sqlite). */
  readonly text: string;
  /** True when it takes every type that is not routed elsewhere. */
  readonly isGeneric: boolean;
  readonly documents: readonly AnyDocument[];
}

/** The collections of one store, by persisted type name. */
export type RoutedCollections = ReadonlyMap<string, AnyCollection>;

/** Gives each document type its store; one that is listed for it beats the generic one. @throws CacheError */
export function routeDocuments(
  routes: readonly StoreRoute[],
  documents: ReadonlySet<AnyDocument>,
): readonly RoutedStore[] {
  const stores = routes.map(toRoutedStore);
  checkStores(stores);
  const owners = new Map<AnyDocument, RoutedStore>();
  for (const store of stores) {
    for (const definition of store.documents) {
      const other = owners.get(definition);
      if (!documents.has(definition)) throw routedUnregisteredError(definition.type, store.text);
      if (other !== undefined) throw routedTwiceError(definition.type, other.text, store.text);
      owners.set(definition, store);
    }
  }
  const generic = stores.find((store) => store.isGeneric);
  for (const definition of documents) {
    if (owners.has(definition)) continue;
    if (generic === undefined) throw withoutStoreError(definition.type);
    generic.documents.push(definition);
  }
  return stores;
}

function toRoutedStore(route: StoreRoute): RoutedStore & { documents: AnyDocument[] } {
  const isGeneric = !("store" in route);
  const store = isGeneric ? route : route.store;
  const text = `\`${store.location}\` (${store.name})`;
  return { store, text, isGeneric, documents: isGeneric ? [] : [...route.documents] };
}

function checkStores(stores: readonly RoutedStore[]): void {
  const seen = new Set<BackingStore>();
  for (const { store, text } of stores) {
    if (seen.has(store)) throw storeGivenTwiceError(text);
    seen.add(store);
  }
  const [first, second] = stores.filter((store) => store.isGeneric);
  if (first !== undefined && second !== undefined) throw twoGenericStoresError(first.text, second.text);
}

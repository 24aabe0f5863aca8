import type { AnyDocument, DocumentDefinition } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import { isReservedType } from "../../document/reserved-type.ts";
import { CacheError } from "../../errors.ts";
import {
  type HistoryQuery,
  type HistoryStore,
  isHistorical,
  type StoredTransaction,
} from "../../stores/store-abilities.ts";
import type { CacheCore } from "../cache-core.ts";
import { invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import { storeKeyFor } from "../document-reader.ts";
import { readStored } from "../opening/read-stored.ts";
import type { RoutedStore } from "../opening/store-routing.ts";

/** Which transactions to tell, beside what stores know to choose by. */
export interface DocumentHistoryQuery<T, K> extends Omit<HistoryQuery, "type" | "key"> {
  /** Those that changed documents of this type. */
  readonly document?: DocumentDefinition<T, K>;
  /** Of the type, the document. */
  readonly id?: K;
}

/** A transaction as a store keeps it, its documents decoded. */
export interface WrittenTransaction {
  /** Counts up by one from transaction to transaction of a store. */
  readonly sequence: number;
  /** Location of the store. */
  readonly store: string;
  /** When it was stored, in milliseconds since 1970. */
  readonly at: number;
  readonly action?: string;
  readonly actor?: string;
  readonly changes: readonly WrittenChange[];
}

/** A document before and after a transaction. */
export interface WrittenChange {
  readonly type: string;
  readonly key: string;
  /** Undefined when the cache does not know the type. */
  readonly definition: AnyDocument | undefined;
  readonly before: WrittenState | undefined;
  readonly after: WrittenState | undefined;
}

/** What a store has of a document at one time. */
export interface WrittenState {
  readonly envelope: Envelope;
  /** As today's definition has it; undefined when it is of an unknown type, or cannot be read. */
  readonly value: unknown;
}

/** @throws CacheError `cache/no-history`, `cache/invalid-argument`; StoreError */
export async function* readHistory<T, K>(
  core: CacheCore,
  query: DocumentHistoryQuery<T, K>,
): AsyncGenerator<WrittenTransaction> {
  if (!isObject(query))
    throw invalidArgumentError(`\`history\` was given ${kindText(query)}. Pass what to choose by, or nothing.`);
  const { document, id, ...rest } = query;
  const collection = document && core.collectionOf<T>(document);
  const asked: HistoryQuery = {
    ...rest,
    ...(document !== undefined && { type: document.type }),
    ...(document !== undefined && id !== undefined && { key: storeKeyFor(document, [id]) }),
  };
  const stores = historicalStores(core).filter(({ source }) => collection === undefined || collection.store === source);
  if (stores.length === 0) throw noHistoryError();
  for (const { source, store } of stores) {
    for await (const transaction of store.history(asked)) yield written(core, source, transaction);
  }
}

/** The stores that keep who wrote what. @throws CacheError `cache/no-history` */
export function historicalStores(
  core: CacheCore,
): readonly { readonly source: RoutedStore; readonly store: HistoryStore }[] {
  const stores = core.opened.stores.flatMap((source) => {
    return isHistorical(source.store) ? [{ source, store: source.store }] : [];
  });
  if (stores.length === 0) throw noHistoryError();
  return stores;
}

function written(core: CacheCore, source: RoutedStore, transaction: StoredTransaction): WrittenTransaction {
  const byType = new Map<string, AnyCollection>();
  for (const collection of core.opened.collections.values()) {
    if (collection.store === source) byType.set(collection.definition.type, collection);
  }
  const changes = transaction.changes.filter(({ type }) => !isReservedType(type));
  return {
    ...transaction,
    store: source.store.location,
    changes: changes.map(({ type, key, before, after }) => {
      const collection = byType.get(type);
      const state = (envelope: Envelope | undefined) =>
        envelope && { envelope, value: decodedValue(collection, envelope) };
      return { type, key, definition: collection?.definition, before: state(before), after: state(after) };
    }),
  };
}

function decodedValue(collection: AnyCollection | undefined, envelope: Envelope): unknown {
  try {
    return collection && readStored(collection, envelope).value;
  } catch {
    return undefined;
  }
}

function noHistoryError(): CacheError {
  return new CacheError(
    "cache/no-history",
    "No store here keeps a history. Keep the documents in a journal: `journalStore({ path })`.",
  );
}

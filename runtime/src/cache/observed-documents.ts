import type { DocumentDefinition } from "../document/definition.ts";
import { Coordination } from "./coordination.ts";
import { type IdArgument, storeKeyFor } from "./document-reader.ts";
import { type DocumentHistoryQuery, readHistory, type WrittenTransaction } from "./observation/document-history.ts";
import { refreshStores } from "./observation/follow-stores.ts";
import { type KeyView, keyViewOf } from "./observation/key-view.ts";
import { pastState } from "./observation/past-state.ts";
import { scanDocuments } from "./observation/scan-documents.ts";
import { type WatchedChange, type WatchOptions, watchDocuments } from "./observation/watch-documents.ts";
import { type MigrateOptions, migrateDocuments } from "./opening/migrate-documents.ts";
import type { MigratedDocuments } from "./opening/migration-counts.ts";
import type { Snapshot } from "./snapshot.ts";

/** What happens to documents, and what has happened to them. */
export abstract class ObservedDocuments extends Coordination {
  /**
   * Calls `listener` with each change of the type's documents, or of those that the options name: in order, soon after memory shows it. What
   * other processes write is told as far as the cache follows it (`follow` of `openCache`, `refresh`). The result ends it.
   * @throws CacheError `cache/invalid-argument`, `cache/not-registered`
   */
  watch<T, K>(
    definition: DocumentDefinition<T, K>,
    listener: (change: WatchedChange<T>) => void,
    options: WatchOptions<K> = {},
  ): () => void {
    return watchDocuments(this.core, definition, { listener, options });
  }

  /**
   * The document, from memory or else from its store; memory has it from then on. For documents of types that are bounded, and to be sure of what
   * others have written. @throws StoreError; CacheError for a document that cannot be read
   */
  async load<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Promise<Readonly<T> | undefined> {
    const collection = this.core.collectionOf<T>(definition);
    const key = storeKeyFor(definition, id);
    if (collection.isShared || (collection.isBounded && !collection.holds(key))) {
      await this.core.queueOf(collection.store).refresh([{ type: definition.type, key }]);
    }
    return collection.holds(key) ? collection.value(key) : undefined;
  }

  /** All documents of a type from their store, one after the other, as of the moment of the first; memory is not filled. @throws StoreError; CacheError for a document that cannot be read */
  scan<T>(definition: DocumentDefinition<T, never>): AsyncIterable<Readonly<T>> {
    return scanDocuments(this.core.collectionOf(definition));
  }

  /**
   * Rewrites in the stores what is there in the shape of former versions, a little at a time: until then it is migrated each time it is
   * read. May be ended and begun again at any time. The result is what was rewritten.
   * @throws StoreError; CacheError as `openCache` for documents that cannot be migrated
   */
  async migrate(options: MigrateOptions = {}): Promise<readonly MigratedDocuments[]> {
    this.core.checkOpen();
    return this.core.track(migrateDocuments(this.core, options));
  }

  /**
   * The documents whose store keys begin with these parts, as if they were all there is: with no parts, all of them.
   * @throws CacheError `cache/invalid-argument`
   */
  within(...parts: readonly string[]): KeyView {
    this.core.checkOpen();
    return keyViewOf(this.core, parts);
  }

  /** Takes into memory what others have written until now to stores that several may write. @throws StoreError; CacheError for documents that it cannot read */
  async refresh(): Promise<void> {
    this.core.checkOpen();
    await this.core.track(refreshStores(this.core));
  }

  /**
   * The transactions that stores with a history keep, oldest first unless told: who changed what, from what, to what.
   * @throws CacheError `cache/no-history` when no store keeps one; StoreError
   */
  history<T, K>(query: DocumentHistoryQuery<T, K> = {}): AsyncIterable<WrittenTransaction> {
    this.core.checkOpen();
    return readHistory(this.core, query);
  }

  /**
   * The documents of all stores with a history as they were after the last transaction at or before a time (milliseconds since 1970, or a Date).
   * @throws CacheError `cache/no-history`; StoreError `store/history-gone` when that was not kept
   */
  async stateAt(time: number | Date): Promise<Snapshot> {
    this.core.checkOpen();
    return this.core.track(pastState(this.core, time));
  }
}

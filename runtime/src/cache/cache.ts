import type { DocumentDefinition } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import {
  checkFunction,
  closedError,
  invalidArgumentError,
  kindText,
  nestedCloseError,
  nestedTransactionError,
  nestedUpdateError,
  notRegisteredError,
} from "./cache-errors.ts";
import { CallContext } from "./call-context.ts";
import { isIterable } from "./check-options.ts";
import type { AnyCollection, Collection, Collections } from "./collection.ts";
import { CommitHistory } from "./commit-history.ts";
import { CommitQueue, storeRefusal } from "./commit-queue.ts";
import type { Operation } from "./commit-stage.ts";
import { DocumentReader, type IdArgument, storeKeyFor } from "./document-reader.ts";
import { expiryBy } from "./expiry.ts";
import type { LazyLoading } from "./lazy-loading.ts";
import type { MigratedDocuments } from "./migration-counts.ts";
import { prepareDocument } from "./prepare-document.ts";
import { copyEnvelope, prepareEnvelope } from "./prepare-envelope.ts";
import { lifetimeOf, type PutArguments, type PutOptions, putArguments, type ReadPut } from "./put-arguments.ts";
import { runTransaction, type TransactionRunner } from "./run-transaction.ts";
import { Snapshot } from "./snapshot.ts";
import type { RoutedStore } from "./store-routing.ts";
import type { Transaction } from "./transaction.ts";
import { type Change, updateDocument } from "./update-document.ts";
import { WriteTimes } from "./write-times.ts";

/** What `openCache` has opened and loaded. */
export interface OpenedCache {
  readonly stores: readonly RoutedStore[];
  readonly collections: Collections;
  readonly foreign: readonly Envelope[];
  readonly migrated: readonly MigratedDocuments[];
  readonly loading: LazyLoading;
  readonly clock: () => number;
}

/** A store of a cache and what it is for. */
export interface StoreDescription {
  readonly name: string;
  readonly location: string;
  /** True when it takes every document type that is not routed elsewhere. */
  readonly isGeneric: boolean;
  /** Persisted names of the document types that live in it. */
  readonly types: readonly string[];
}

/** Documents in memory, over the stores that keep them. Made by `openCache`. */
export class Cache extends DocumentReader {
  readonly #opened: OpenedCache;
  readonly #history = new CommitHistory();
  readonly #context = new CallContext();
  readonly #queues: ReadonlyMap<RoutedStore, CommitQueue>;
  readonly #pending = new Set<Promise<unknown>>();
  /** The collection that was read last: most programs read one again and again. Unset once the cache is closed. */
  #recent: AnyCollection | undefined;
  readonly #times: WriteTimes;
  #lastTransaction: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(opened: OpenedCache) {
    super();
    this.#opened = opened;
    this.#times = new WriteTimes(opened.clock);
    this.#queues = new Map(opened.stores.map((store) => [store, this.#makeQueue(store)]));
    const expiry = expiryBy(() => this.#times.time(), this.#history);
    for (const collection of opened.collections.values()) collection.expireBy(expiry);
  }

  override get<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Readonly<T> | undefined;
  // What was read before is found by its id alone: that it is there says that the id is one of its type. Everything else is kept out of here: while the
  // processor waits for the document it looks ahead, and the shorter the way from one `get` to the next, the further.
  override get<T>(definition: DocumentDefinition<T, never>, id?: unknown): Readonly<T> | undefined {
    const recent: AnyCollection | undefined = this.#recent;
    if (recent === undefined || recent.definition !== definition) return this.#getOf(definition, id);
    const known: Readonly<T> | undefined = recent.known(id);
    return known === undefined ? this.#getOf(definition, id) : known;
  }

  /**
   * Stores a document; its store key comes from its `@id` slots, or is given. Resolves once it is durable and visible.
   * @throws EncodeError; StoreError; CacheError `cache/missing-key`, `cache/key-mismatch`, `cache/duplicate-unique`
   */
  put<T>(definition: DocumentDefinition<T, never>, value: T, options?: PutOptions): Promise<void>;
  put<T, K>(definition: DocumentDefinition<T, K>, id: K, value: T, options?: PutOptions): Promise<void>;
  put<T, K>(definition: DocumentDefinition<T, K>, ...given: PutArguments<T, K>): Promise<void> {
    try {
      return this.#write([this.#prepare(definition, putArguments(definition, given))]);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Stores documents all or none, in one batch; of two with one store key the later wins. @throws as `put` */
  async putMany<T>(definition: DocumentDefinition<T, never>, values: Iterable<T>, options?: PutOptions): Promise<void> {
    this.#collectionOf<T>(definition);
    const lifetime = lifetimeOf(options);
    if (!isIterable(values)) {
      throw invalidArgumentError(`\`putMany\` was given ${kindText(values)}. Pass an array of documents.`);
    }
    await this.#write(Array.from(values, (value) => this.#prepare(definition, { key: undefined, value, lifetime })));
  }

  /** Deletes a document; true when there was one. Resolves once that is durable. @throws StoreError */
  async delete<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Promise<boolean> {
    const collection = this.#collectionOf<T>(definition);
    const operations: readonly Operation[] = [{ collection, key: storeKeyFor(definition, id), version: undefined }];
    const changes = await this.#queueOf(collection).submit(() => operations);
    return changes.some(({ before }) => before !== undefined);
  }

  /**
   * Replaces a document by what `change` makes of its current value, and returns the new one. Updates of one key take turns;
   * an asynchronous `change` runs again when another write came between.
   * @throws what `change` throws; as `put`; CacheError `cache/not-found`, `cache/conflict`, `cache/nested-update`
   */
  update<T>(definition: DocumentDefinition<T, undefined>, change: Change<T>): Promise<Readonly<T>>;
  update<T, K>(definition: DocumentDefinition<T, K>, id: K, change: Change<T>): Promise<Readonly<T>>;
  async update<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [Change<T>] | readonly [K, Change<T>]
  ): Promise<Readonly<T>> {
    const collection = this.#collectionOf<T>(definition);
    const key = storeKeyFor(definition, given.length === 1 ? [] : [given[0]]);
    const change = given.length === 1 ? given[0] : given[1];
    checkFunction("update", change);
    if (this.#context.current() === "update") throw nestedUpdateError();
    const target = {
      collection,
      key,
      queue: this.#queueOf(collection),
      context: this.#context,
      now: () => this.#times.now(),
    };
    return this.#track(updateDocument(target, change));
  }

  /**
   * All or nothing over the documents of one store. The callback sees one moment and its own writes; it runs again when another
   * write changed what it had read. Transactions take turns.
   * @throws what the callback throws; as `put`; CacheError `cache/conflict`, `cache/transaction-spans-stores`, `cache/nested-transaction`
   */
  async transaction<R>(callback: (tx: Transaction) => R | Promise<R>): Promise<R> {
    this.#checkOpen();
    checkFunction("transaction", callback);
    const inside = this.#context.current();
    if (inside === "transaction") throw nestedTransactionError();
    if (inside === "update") throw nestedUpdateError();
    const turn = this.#lastTransaction.then(() => runTransaction(this.#transactionRunner(), callback));
    this.#lastTransaction = turn.catch(() => undefined);
    return this.#track(turn);
  }

  /** All documents as they are now, for reading; later writes do not change it. */
  snapshot(): Snapshot {
    this.#checkOpen();
    const snapshot = new Snapshot(this.#opened.collections, this.#history.last);
    this.#opened.loading.addSnapshot(snapshot);
    return snapshot;
  }

  /** The envelope of a document as it is persisted at this moment. @throws StoreError */
  async readEnvelope<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Promise<Envelope | undefined> {
    const collection = this.#collectionOf<T>(definition);
    const { store } = collection.store;
    const key = storeKeyFor(definition, id);
    const persisted = collection.version(key)?.persistedKey ?? key;
    const envelope = await store.read(definition.type, persisted).catch((error: unknown) => {
      throw storeRefusal(store, error);
    });
    return envelope && copyEnvelope(envelope);
  }

  /** Stores an envelope as it is, once its payload is known to be a document of its type. @throws DecodeError; as `put`; CacheError `cache/unknown-type`, `cache/invalid-envelope` */
  async putEnvelope(envelope: Envelope): Promise<void> {
    this.#checkOpen();
    await this.#write([prepareEnvelope(this.#opened.collections, envelope)]);
  }

  /** The envelopes of unknown types that `foreign: "preserve"` carries, untouched. */
  foreign(): readonly Envelope[] {
    this.#checkOpen();
    this.#opened.loading.loadAll();
    return this.#opened.foreign.map(copyEnvelope);
  }

  /**
   * How many documents of which former version were migrated when the cache was opened. The stores hold them as they were until
   * each is written.
   */
  migrated(): readonly MigratedDocuments[] {
    this.#checkOpen();
    return this.#opened.migrated;
  }

  /** The stores of this cache and what each is for. */
  stores(): readonly StoreDescription[] {
    this.#checkOpen();
    return this.#opened.stores.map(({ store, isGeneric, documents }) => {
      return { name: store.name, location: store.location, isGeneric, types: documents.map(({ type }) => type) };
    });
  }

  /** Waits for the writes, updates and transactions that were begun, and closes the stores. A second call waits for the first. @throws StoreError */
  async close(): Promise<void> {
    if (this.#context.current() !== undefined) throw nestedCloseError();
    this.#recent = undefined;
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  protected override source<T>(definition: DocumentDefinition<T, never>): Collection<T> {
    return this.#collectionOf(definition);
  }

  async #finish(): Promise<void> {
    for (let work = this.#unfinished(); work.length > 0; work = this.#unfinished()) await Promise.allSettled(work);
    const ended = await Promise.allSettled([this.#opened.loading.close()]);
    const closed = await Promise.allSettled(
      this.#opened.stores.map(({ store }) =>
        store.close().catch((error: unknown) => Promise.reject(storeRefusal(store, error))),
      ),
    );
    for (const outcome of [...ended, ...closed]) if (outcome.status === "rejected") throw outcome.reason;
  }

  #makeQueue(store: RoutedStore): CommitQueue {
    const own = [...this.#opened.collections.values()].filter((collection) => collection.store === store);
    const byType = new Map(own.map((collection) => [collection.definition.type, collection]));
    return new CommitQueue(store.store, this.#history, byType);
  }

  #write(operations: readonly Operation[]): Promise<void> {
    const [first] = operations;
    return first === undefined ? Promise.resolve() : this.#queueOf(first.collection).write(operations);
  }

  /** Updates and transactions that were begun, and the queues that have something to write. */
  #unfinished(): Promise<unknown>[] {
    return [...this.#pending, ...[...this.#queues.values()].flatMap(({ draining }) => draining ?? [])];
  }

  #prepare<T>(definition: DocumentDefinition<T, never>, { key, value, lifetime }: ReadPut<T>): Operation {
    const collection = this.#collectionOf(definition);
    const given = { definition, key, storedAt: this.#times.now(), lifetime: lifetime?.(this.#times.time()) };
    return { collection, ...prepareDocument(given, value) };
  }

  #getOf<T>(definition: DocumentDefinition<T, never>, id: unknown): Readonly<T> | undefined {
    const collection = this.#collectionOf(definition);
    return collection.known(id) ?? collection.valueFor(id, storeKeyFor<T, unknown>(definition, [id]));
  }

  #collectionOf<T>(definition: DocumentDefinition<T, never>): Collection<T> {
    this.#checkOpen();
    const collection = collectionOf(this.#opened.collections, definition);
    this.#recent = collection;
    return collection;
  }

  #queueOf(collection: AnyCollection): CommitQueue {
    return queueOf(this.#queues, collection.store);
  }

  // A transaction that was begun before `close` goes on to its end, so it does not ask whether the cache is open.
  #transactionRunner(): TransactionRunner {
    return {
      context: this.#context,
      begin: () => this.#history.last,
      collectionOf: (definition) => collectionOf(this.#opened.collections, definition),
      queueOf: (store) => queueOf(this.#queues, store),
      now: () => this.#times.now(),
      time: () => this.#times.time(),
    };
  }

  #track<R>(work: Promise<R>): Promise<R> {
    this.#pending.add(work);
    const forget = () => this.#pending.delete(work);
    work.then(forget, forget);
    return work;
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw closedError();
  }
}

function collectionOf<T>(collections: Collections, definition: DocumentDefinition<T, never>): Collection<T> {
  const collection = collections.get(definition);
  if (collection === undefined) throw notRegisteredError(definition);
  return collection;
}

function queueOf(queues: ReadonlyMap<RoutedStore, CommitQueue>, store: RoutedStore): CommitQueue {
  const queue = queues.get(store);
  if (queue === undefined) throw new Error(`No queue for ${store.text}.`);
  return queue;
}

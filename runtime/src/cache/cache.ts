import type { DocumentDefinition } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import { checkFunction, nestedCloseError, nestedTransactionError, nestedUpdateError } from "./cache-errors.ts";
import type { AnyCollection, Collection } from "./collection.ts";
import { storeRefusal } from "./commit/commit-queue.ts";
import { type IdArgument, storeKeyFor } from "./document-reader.ts";
import { ObservedDocuments } from "./observed-documents.ts";
import type { MigratedDocuments } from "./opening/migration-counts.ts";
import { copyEnvelope, prepareEnvelope } from "./prepare-envelope.ts";
import { Snapshot } from "./snapshot.ts";
import {
  readTransactionOptions,
  runTransaction,
  type TransactionCallback,
  type TransactionOptions,
  type TransactionRunner,
} from "./transaction/run-transaction.ts";
import type { Transaction } from "./transaction/transaction.ts";

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
export class Cache extends ObservedDocuments {
  /** The collection that was read last: most programs read one again and again. Unset once the cache is closed. */
  #recent: AnyCollection | undefined;
  #lastTransaction: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

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
   * All or nothing over the documents of one store. The callback sees one moment and its own writes; it runs again when another
   * write changed what it had read, of another process too as far as it was read by its key. Transactions take turns; `tx.transaction` is a part
   * that can be undone by itself. Stores with a history keep `action` and `actor`.
   * @throws what the callback throws; as `put`; CacheError `cache/conflict`, `cache/transaction-spans-stores`, `cache/nested-transaction`
   */
  transaction<R>(callback: (tx: Transaction) => R | Promise<R>): Promise<R>;
  transaction<R>(options: TransactionOptions, callback: (tx: Transaction) => R | Promise<R>): Promise<R>;
  async transaction<R>(
    ...given: readonly [TransactionCallback<R>] | readonly [TransactionOptions, TransactionCallback<R>]
  ): Promise<R> {
    const { core } = this;
    core.checkOpen();
    const callback = given.length === 1 ? given[0] : given[1];
    const options = readTransactionOptions(given.length === 1 ? {} : given[0]);
    checkFunction("transaction", callback);
    const inside = core.context.current();
    if (inside === "transaction") throw nestedTransactionError();
    if (inside === "update") throw nestedUpdateError();
    const turn = this.#lastTransaction.then(() => runTransaction(this.#transactionRunner(), options, callback));
    this.#lastTransaction = turn.catch(() => undefined);
    return core.track(turn);
  }

  /** All documents as they are now, for reading; later writes do not change it. */
  snapshot(): Snapshot {
    this.core.checkOpen();
    const snapshot = new Snapshot(this.core.opened.collections, this.core.history.last);
    this.core.opened.loading.addSnapshot(snapshot);
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
    this.core.checkOpen();
    await this.core.write([prepareEnvelope(this.core.opened.collections, envelope)]);
  }

  /** The envelopes of unknown types that `foreign: "preserve"` carries, untouched. */
  foreign(): readonly Envelope[] {
    this.core.checkOpen();
    this.core.opened.loading.loadAll();
    return this.core.opened.foreign.map(copyEnvelope);
  }

  /**
   * How many documents of which former version were migrated when the cache was opened. The stores hold them as they were until
   * each is written.
   */
  migrated(): readonly MigratedDocuments[] {
    this.core.checkOpen();
    return this.core.opened.migrated;
  }

  /** The stores of this cache and what each is for. */
  stores(): readonly StoreDescription[] {
    this.core.checkOpen();
    return this.core.opened.stores.map(({ store, isGeneric, documents }) => {
      return { name: store.name, location: store.location, isGeneric, types: documents.map(({ type }) => type) };
    });
  }

  /** Waits for the writes, updates and transactions that were begun, and closes the stores. A second call waits for the first. @throws StoreError */
  async close(): Promise<void> {
    if (this.core.context.current() !== undefined) throw nestedCloseError();
    this.#recent = undefined;
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  protected override source<T>(definition: DocumentDefinition<T, never>): Collection<T> {
    return this.#collectionOf(definition);
  }

  async #finish(): Promise<void> {
    await this.core.finish();
    const { loading, stores } = this.core.opened;
    const ended = await Promise.allSettled([loading.close()]);
    const closed = await Promise.allSettled(
      stores.map(({ store }) => store.close().catch((error: unknown) => Promise.reject(storeRefusal(store, error)))),
    );
    for (const outcome of [...ended, ...closed]) if (outcome.status === "rejected") throw outcome.reason;
  }

  #getOf<T>(definition: DocumentDefinition<T, never>, id: unknown): Readonly<T> | undefined {
    const collection = this.#collectionOf(definition);
    return collection.known(id) ?? collection.valueFor(id, storeKeyFor<T, unknown>(definition, [id]));
  }

  #collectionOf<T>(definition: DocumentDefinition<T, never>): Collection<T> {
    const collection = this.core.collectionOf(definition);
    this.#recent = collection;
    return collection;
  }

  // A transaction that was begun before `close` goes on to its end, so it does not ask whether the cache is open.
  #transactionRunner(): TransactionRunner {
    const { core } = this;
    return {
      context: core.context,
      begin: () => core.history.last,
      collectionOf: (definition) => core.registered(definition),
      queueOf: (store) => core.queueOf(store),
      now: () => core.times.now(),
      time: () => core.times.time(),
    };
  }
}

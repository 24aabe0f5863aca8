import type { DocumentDefinition } from "../document/definition.ts";
import { spansStoresError, transactionEndedError } from "./cache-errors.ts";
import type { AnyCollection, Collection } from "./collection.ts";
import type { CommitRecord, DocumentChange } from "./commit-history.ts";
import type { CommitStage, Operation } from "./commit-stage.ts";
import { Overlay } from "./overlay.ts";
import { type Preparation, type PreparedDocument, prepareDocument } from "./prepare-document.ts";
import { type AnyReads, TransactionReads } from "./transaction-reads.ts";

/** What a transaction needs of its cache. */
export interface TransactionHost {
  /** The last commit before now. */
  begin(): CommitRecord;
  /** @throws CacheError `cache/not-registered` */
  collectionOf<T>(definition: DocumentDefinition<T, never>): Collection<T>;
  now(): string;
  /** By which documents expire. */
  time(): number;
}

/** Where a document goes. */
export type PutTarget<T> = Omit<Preparation<T>, "storedAt">;

/** Thrown inside the commit queue when someone else wrote what a plan was made from; the plan is then made anew. */
export class ConflictSignal extends Error {}

/** One run of a transaction's callback: what it saw, and what it wants written. */
export class TransactionState {
  readonly #host: TransactionHost;
  readonly #start: CommitRecord;
  readonly #reads = new Map<AnyCollection, AnyReads>();
  readonly #writes = new Map<AnyCollection, Map<string, Operation>>();
  readonly #updates = new Set<Promise<unknown>>();
  #first: AnyCollection | undefined;
  #hasEnded = false;

  constructor(host: TransactionHost) {
    this.#host = host;
    this.#start = host.begin();
  }

  /** The first collection that was touched: all others share its store. */
  get touched(): AnyCollection | undefined {
    return this.#first;
  }

  get hasWrites(): boolean {
    return this.#writes.size > 0;
  }

  source<T>(definition: DocumentDefinition<T, never>): TransactionReads<T> {
    const collection = this.#collectionOf(definition);
    let reads = this.#reads.get(collection);
    if (reads === undefined) {
      reads = new TransactionReads<T>(new Overlay(collection, this.#start));
      this.#reads.set(collection, reads);
    }
    return reads;
  }

  put<T>({ definition, key, lifetime }: PutTarget<T>, value: T): PreparedDocument<T> {
    const collection = this.#collectionOf(definition);
    const prepared = prepareDocument({ definition, key, storedAt: this.#host.now(), lifetime }, value);
    this.#write(definition, { collection, key: prepared.key, version: prepared.version });
    return prepared;
  }

  delete<T>(definition: DocumentDefinition<T, never>, key: string): boolean {
    const collection = this.#collectionOf(definition);
    const existed = this.source(definition).version(key) !== undefined;
    if (existed) this.#write(definition, { collection, key, version: undefined });
    return existed;
  }

  time(): number {
    return this.#host.time();
  }

  /** Makes the commit wait for an update that the callback did not await; its failure stays the callback's to see. */
  waitFor<R>(update: Promise<R>): Promise<R> {
    this.#updates.add(update);
    return update;
  }

  /** Resolves when no update is under way; from then on every use is refused. */
  async end(): Promise<void> {
    for (const update of this.#updates) await update.catch(() => undefined);
    this.#hasEnded = true;
  }

  /** The writes, provided that nothing the callback saw has changed since it began. @throws ConflictSignal */
  plan(stage: CommitStage): readonly Operation[] {
    for (let record = this.#start.next; record !== undefined; record = record.next) {
      if (record.changes.some((change) => this.#conflictsWith(change))) throw new ConflictSignal();
    }
    if (stage.admitted.some((change) => this.#conflictsWith(change))) throw new ConflictSignal();
    return [...this.#writes.values()].flatMap((operations) => [...operations.values()]);
  }

  #conflictsWith(change: DocumentChange): boolean {
    return this.#reads.get(change.collection)?.conflictsWith(change) ?? false;
  }

  #write<T>(definition: DocumentDefinition<T, never>, operation: Operation): void {
    this.source(definition).set(operation.key, operation.version);
    let operations = this.#writes.get(operation.collection);
    if (operations === undefined) {
      operations = new Map();
      this.#writes.set(operation.collection, operations);
    }
    operations.set(operation.key, operation);
  }

  #collectionOf<T>(definition: DocumentDefinition<T, never>): Collection<T> {
    if (this.#hasEnded) throw transactionEndedError();
    const collection = this.#host.collectionOf(definition);
    this.#first ??= collection;
    if (this.#first.store === collection.store) return collection;
    throw spansStoresError(
      { type: this.#first.definition.type, store: this.#first.store.text },
      { type: definition.type, store: collection.store.text },
    );
  }
}

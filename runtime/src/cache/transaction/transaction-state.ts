import type { DocumentDefinition } from "../../document/definition.ts";
import { spansStoresError, transactionEndedError } from "../cache-errors.ts";
import type { AnyCollection, Collection } from "../collection.ts";
import type { CommitRecord, DocumentChange } from "../commit/commit-history.ts";
import type { CommitStage, Operation, PlannedCommit, ReadDocument } from "../commit/commit-stage.ts";
import { Overlay } from "../commit/overlay.ts";
import { type Preparation, type PreparedDocument, prepareDocument } from "../prepare-document.ts";
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

/** Where a savepoint began. */
export interface Savepoint {
  readonly writes: number;
  readonly updates: ReadonlySet<Promise<unknown>>;
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
  /** What each savepoint that is open, the transaction itself first, has to wait for. */
  readonly #updates: Set<Promise<unknown>>[] = [new Set()];
  /** How to take back each write, in order. */
  readonly #undo: (() => void)[] = [];
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
    return [...this.#writes.values()].some(({ size }) => size > 0);
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
    this.#updates.at(-1)?.add(update);
    return update;
  }

  /** Resolves when no update is under way; from then on every use is refused. */
  async end(): Promise<void> {
    await settle(this.#updates[0]);
    this.#hasEnded = true;
  }

  /** Begins a savepoint; they end in the opposite order. */
  beginSavepoint(): Savepoint {
    if (this.#hasEnded) throw transactionEndedError();
    const updates = new Set<Promise<unknown>>();
    this.#updates.push(updates);
    return { writes: this.#undo.length, updates };
  }

  /** Ends the innermost savepoint, once the updates that were begun in it have ended. */
  async endSavepoint({ writes, updates }: Savepoint, outcome: "kept" | "undone"): Promise<void> {
    await settle(updates);
    this.#updates.pop();
    if (outcome === "undone") while (this.#undo.length > writes) this.#undo.pop()?.();
  }

  /** The writes, provided that nothing the callback saw has changed since it began. @throws ConflictSignal */
  plan(stage: CommitStage): PlannedCommit {
    for (let record = this.#start.next; record !== undefined; record = record.next) {
      if (record.changes.some((change) => this.#conflictsWith(change))) throw new ConflictSignal();
    }
    if (stage.admitted.some((change) => this.#conflictsWith(change))) throw new ConflictSignal();
    const operations = [...this.#writes.values()].flatMap((written) => [...written.values()]);
    return { operations, reads: this.#first?.isShared === true ? this.#readIn(stage) : [] };
  }

  // Nothing of it has changed since it was read, so that it may be asked now.
  #readIn(stage: CommitStage): ReadDocument[] {
    return [...this.#reads].flatMap(([collection, reads]) => {
      const source = stage.source(collection);
      return Array.from(reads.keysRead, (key) => ({ collection, key, version: source.version(key) }));
    });
  }

  #conflictsWith(change: DocumentChange): boolean {
    return this.#reads.get(change.collection)?.conflictsWith(change) ?? false;
  }

  #write<T>(definition: DocumentDefinition<T, never>, operation: Operation): void {
    const { collection, key } = operation;
    const source = this.source(definition);
    const operations = this.#writes.get(collection) ?? new Map<string, Operation>();
    this.#writes.set(collection, operations);
    const [shown, former] = [source.version(key), operations.get(key)];
    this.#undo.push(() => {
      source.set(key, shown);
      if (former === undefined) operations.delete(key);
      else operations.set(key, former);
    });
    source.set(key, operation.version);
    operations.set(key, { ...operation, isGuarded: collection.isShared });
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

/** Waits for what is in a set, and for what is added meanwhile. */
async function settle(updates: ReadonlySet<Promise<unknown>> = new Set()): Promise<void> {
  for (const update of updates) await update.catch(() => undefined);
}

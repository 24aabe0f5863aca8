/// <reference lib="esnext.disposable" preserve="true" />
import type { DocumentDefinition } from "../../document/definition.ts";
import type { CacheCore } from "../cache-core.ts";
import { checkFunction, invalidArgumentError, kindText, nestedUpdateError } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import type { DocumentChange } from "../commit/commit-history.ts";
import type { CommitPlan } from "../commit/commit-stage.ts";
import { type IdArgument, storeKeyFor } from "../document-reader.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import { type PutArguments, type PutOptions, putArguments } from "../put-arguments.ts";
import type { TransactionCallback, TransactionOptions } from "../transaction/run-transaction.ts";
import { type Change, updateDocument } from "../update-document.ts";
import { lockSpansStoresError } from "./lock-errors.ts";
import type { GrantedLock } from "./lock-room.ts";

/** What a lock needs of its cache. */
export interface LockHost {
  readonly core: CacheCore;
  transaction<R>(options: TransactionOptions, callback: TransactionCallback<R>): Promise<R>;
}

/** Makes of a plan one whose writes, to a store, happen only while the lock is held. */
type Fence = (plan: CommitPlan, store: RoutedStore) => CommitPlan;

const fences = new WeakMap<object, Fence>();

/** @throws CacheError `cache/invalid-argument` for what is no lock; the fence: `cache/lock-spans-stores`, and its plans `cache/lock-lost` */
export function fenceOf(lock: Lock): Fence {
  const fence = fences.get(lock);
  if (fence === undefined) throw invalidArgumentError(`\`lock\` is ${kindText(lock)}. Pass what \`cache.lock\` gave.`);
  return fence;
}

/**
 * A lock that is held until it is released or lost. Its lease is renewed in the background. What is written through it is refused, by the store
 * and together with the write, once it is not held any more, however late its holder finds that out.
 */
export class Lock {
  readonly name: string;
  /** A text that no other holder of any lock has. */
  readonly owner: string;
  /** Higher than that of every holder before, for what is guarded outside of the cache. */
  readonly fence: number;
  readonly #host: LockHost;
  readonly #granted: GrantedLock;

  constructor(host: LockHost, granted: GrantedLock) {
    this.#host = host;
    this.#granted = granted;
    this.name = granted.name;
    this.owner = granted.owner;
    this.fence = granted.held.lease.fence;
    fences.set(this, (plan, store) => this.#fence(plan, store));
  }

  /** Aborted, with the error `cache/lock-lost`, when the lease is lost; not when the lock is released. */
  get lost(): AbortSignal {
    return this.#granted.held.lost;
  }

  /** False once it was released, or is known to be lost. */
  get isHeld(): boolean {
    return this.#granted.held.isHeld;
  }

  /** When it is free unless the lease is renewed before, in milliseconds since 1970. */
  get expiresAt(): number {
    return this.#granted.held.lease.until;
  }

  /** As `cache.put`, while the lock is held. @throws as `cache.put`; CacheError `cache/lock-lost`, `cache/lock-spans-stores` */
  put<T>(definition: DocumentDefinition<T, never>, value: T, options?: PutOptions): Promise<void>;
  put<T, K>(definition: DocumentDefinition<T, K>, id: K, value: T, options?: PutOptions): Promise<void>;
  async put<T, K>(definition: DocumentDefinition<T, K>, ...given: PutArguments<T, K>): Promise<void> {
    const operation = this.#host.core.prepare(definition, putArguments(definition, given));
    await this.#submit(operation.collection, () => [operation]);
  }

  /** As `cache.delete`, while the lock is held. @throws StoreError; CacheError `cache/lock-lost`, `cache/lock-spans-stores` */
  async delete<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Promise<boolean> {
    const collection = this.#host.core.collectionOf<T>(definition);
    const key = storeKeyFor(definition, id);
    const changes = await this.#submit(collection, () => [{ collection, key, version: undefined }]);
    return changes.some(({ before }) => before !== undefined);
  }

  /** As `cache.update`, while the lock is held. @throws as `cache.update`; CacheError `cache/lock-lost`, `cache/lock-spans-stores` */
  update<T>(definition: DocumentDefinition<T, undefined>, change: Change<T>): Promise<Readonly<T>>;
  update<T, K>(definition: DocumentDefinition<T, K>, id: K, change: Change<T>): Promise<Readonly<T>>;
  async update<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [Change<T>] | readonly [K, Change<T>]
  ): Promise<Readonly<T>> {
    const { core } = this.#host;
    const collection = core.collectionOf<T>(definition);
    const key = storeKeyFor(definition, given.length === 1 ? [] : [given[0]]);
    const change = given.length === 1 ? given[0] : given[1];
    checkFunction("update", change);
    if (core.context.current() === "update") throw nestedUpdateError();
    if (!collection.isAtHand(key)) await core.queueOf(collection.store).refresh([{ type: definition.type, key }]);
    const queue = { submit: (plan: CommitPlan) => this.#submit(collection, plan) };
    return core.track(
      updateDocument({ collection, key, queue, context: core.context, now: () => core.times.now() }, change),
    );
  }

  /** As `cache.transaction`; it is stored while the lock is held, or not at all. @throws as `cache.transaction`; CacheError `cache/lock-lost`, `cache/lock-spans-stores` */
  transaction<R>(callback: TransactionCallback<R>): Promise<R>;
  transaction<R>(options: TransactionOptions, callback: TransactionCallback<R>): Promise<R>;
  transaction<R>(
    ...given: readonly [TransactionCallback<R>] | readonly [TransactionOptions, TransactionCallback<R>]
  ): Promise<R> {
    const [options, callback] = given.length === 1 ? [{}, given[0]] : given;
    return this.#host.transaction({ ...options, lock: this }, callback);
  }

  /** Frees it. False when it was not held any more: then nothing is freed, whoever has it now. @throws StoreError */
  release(): Promise<boolean> {
    return this.#granted.held.release();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release();
  }

  #submit(collection: AnyCollection, plan: CommitPlan): Promise<readonly DocumentChange[]> {
    return this.#host.core.submit(collection, this.#fence(plan, collection.store));
  }

  #fence(plan: CommitPlan, store: RoutedStore): CommitPlan {
    const { name, held, store: own } = this.#granted;
    if (store !== own) throw lockSpansStoresError({ name, store: own.text }, store.text);
    return held.fence(plan);
  }
}

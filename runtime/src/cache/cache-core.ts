import type { AnyDocument, DocumentDefinition } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import type { WriteInfo } from "../stores/backing-store.ts";
import { closedError, notRegisteredError } from "./cache-errors.ts";
import { CallContext } from "./call-context.ts";
import type { AnyCollection, Collection, Collections } from "./collection.ts";
import { CommitHistory, type DocumentChange } from "./commit/commit-history.ts";
import { CommitQueue } from "./commit/commit-queue.ts";
import type { CommitPlan, Operation } from "./commit/commit-stage.ts";
import { expiryBy } from "./lasting/expiry.ts";
import { ExpirySweep } from "./lasting/expiry-sweep.ts";
import type { LazyLoading } from "./lazy/lazy-loading.ts";
import { type FollowedStore, takeInFollowed } from "./observation/follow-stores.ts";
import type { MigratedDocuments } from "./opening/migration-counts.ts";
import type { RoutedStore } from "./opening/store-routing.ts";
import { prepareDocument } from "./prepare-document.ts";
import type { ReadPut } from "./put-arguments.ts";
import type { WriteTimes } from "./write-times.ts";

/** What `openCache` has opened and loaded. */
export interface OpenedCache {
  readonly stores: readonly RoutedStore[];
  readonly collections: Collections;
  readonly foreign: readonly Envelope[];
  readonly migrated: readonly MigratedDocuments[];
  readonly loading: LazyLoading;
  readonly times: WriteTimes;
  /** By document type, how many bytes its documents may take together. */
  readonly maxBytes: ReadonlyMap<AnyDocument, number>;
  /** True when it is counted what `get` finds. */
  readonly countsReads: boolean;
  /** From 0 to less than 1. */
  readonly random: () => number;
  /** Stores whose writes by others are taken in. */
  readonly followed: readonly FollowedStore[];
  /** Takes what fails where nobody waits for it. */
  readonly onError: (error: unknown) => void;
}

/** What everything that a cache can do is built upon: its collections, and the way to change them. */
export class CacheCore {
  readonly opened: OpenedCache;
  readonly history = new CommitHistory();
  readonly context = new CallContext();
  readonly times: WriteTimes;
  readonly #queues: ReadonlyMap<RoutedStore, CommitQueue>;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #endings: (() => Promise<void> | void)[] = [];
  #isClosing = false;

  constructor(opened: OpenedCache) {
    this.opened = opened;
    this.times = opened.times;
    this.#queues = new Map(opened.stores.map((store) => [store, this.#makeQueue(store)]));
    const expiry = expiryBy({
      now: () => this.times.time(),
      expect: (time) => sweep.expect(time),
      history: this.history,
    });
    for (const collection of opened.collections.values()) collection.expireBy(expiry);
    const sweep = new ExpirySweep(this);
    this.onClose(() => sweep.stop());
    takeInFollowed(this);
  }

  /** @throws CacheError `cache/closed`, `cache/not-registered` */
  collectionOf<T>(definition: DocumentDefinition<T, never>): Collection<T> {
    this.checkOpen();
    return this.registered(definition);
  }

  /** As `collectionOf`, for what was begun before the cache was closed. @throws CacheError `cache/not-registered` */
  registered<T>(definition: DocumentDefinition<T, never>): Collection<T> {
    const collection = this.opened.collections.get(definition);
    if (collection === undefined) throw notRegisteredError(definition);
    return collection;
  }

  /** The version of a value that is to be put. @throws as `prepareDocument` */
  prepare<T>(definition: DocumentDefinition<T, never>, { key, value, lifetime }: ReadPut<T>): Operation {
    const collection = this.collectionOf(definition);
    const given = { definition, key, storedAt: this.times.now(), lifetime: lifetime?.(this.times.time()) };
    return { collection, ...prepareDocument(given, value) };
  }

  /** Commits to the store of the first operation. Resolves once that is stored and visible. @throws as `CommitQueue.write` */
  write(operations: readonly Operation[]): Promise<void> {
    const [first] = operations;
    return first === undefined ? Promise.resolve() : this.queueOf(first.collection.store).write(operations);
  }

  /** Commits what is decided when its turn has come. @throws as `CommitQueue.submit` */
  submit(collection: AnyCollection, plan: CommitPlan, info?: WriteInfo): Promise<readonly DocumentChange[]> {
    return this.queueOf(collection.store).submit(plan, info);
  }

  queueOf(store: RoutedStore): CommitQueue {
    const queue = this.#queues.get(store);
    if (queue === undefined) throw new Error(`No queue for ${store.text}.`);
    return queue;
  }

  /** Closing the cache waits for it. */
  track<R>(work: Promise<R>): Promise<R> {
    this.#pending.add(work);
    const forget = () => this.#pending.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Called when the cache is closed, before it waits for what was begun. */
  onClose(end: () => Promise<void> | void): void {
    this.#endings.push(end);
  }

  checkOpen(): void {
    if (this.#isClosing) throw closedError();
  }

  /** Refuses everything new, and resolves once everything that was begun has ended. */
  async finish(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled(this.#endings.map(async (end) => end()));
    for (let work = this.#unfinished(); work.length > 0; work = this.#unfinished()) await Promise.allSettled(work);
  }

  /** Updates and transactions that were begun, and the queues that have something to write. */
  #unfinished(): Promise<unknown>[] {
    return [...this.#pending, ...[...this.#queues.values()].flatMap(({ draining }) => draining ?? [])];
  }

  #makeQueue(store: RoutedStore): CommitQueue {
    const own = [...this.opened.collections.values()].filter((collection) => collection.store === store);
    const byType = new Map(own.map((collection) => [collection.definition.type, collection]));
    return new CommitQueue(store.store, this.history, byType);
  }
}

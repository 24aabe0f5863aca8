import type { DocumentDefinition } from "../document/definition.ts";
import { checkFunction, closedError } from "./cache-errors.ts";
import { ConditionalDocuments } from "./conditional-documents.ts";
import { Lock } from "./coordination/lock.ts";
import { type LockOptions, readLockName, readLockOptions } from "./coordination/lock-options.ts";
import { LockRoom } from "./coordination/lock-room.ts";
import { type MemoizeOptions, readMemoizeOptions } from "./coordination/memoize-options.ts";
import { type Memoized, memoizeFunction, type ResultOf } from "./coordination/memoized-function.ts";
import { MemoizedNames } from "./coordination/memoized-names.ts";
import { MemoizedResults } from "./coordination/memoized-results.ts";
import { type MemoizedSync, memoizeSyncFunction } from "./coordination/memoized-sync.ts";
import type { RoutedStore } from "./opening/store-routing.ts";
import type { TransactionCallback, TransactionOptions } from "./transaction/run-transaction.ts";

/** What several callers, in several processes, do one at a time or once: locks and memoized functions. */
export abstract class Coordination extends ConditionalDocuments {
  readonly #rooms = new Map<RoutedStore, LockRoom>();
  readonly #memoized = new MemoizedNames();
  #closingSignal: AbortSignal | undefined;

  abstract transaction<R>(options: TransactionOptions, callback: TransactionCallback<R>): Promise<R>;

  /**
   * Waits until nobody holds the lock of this name, in any process that has the store open, and takes it.
   * @throws the reason of `signal`; StoreError; CacheError `cache/lock-timeout`, `cache/closed`, `cache/invalid-argument`
   */
  async lock(name: string, options: LockOptions = {}): Promise<Lock> {
    this.core.checkOpen();
    const read = readLockOptions(options, this.core.opened.stores);
    const granted = await this.#roomOf(read.store).take(readLockName(name), read);
    const { core } = this;
    return new Lock({ core, transaction: (given, callback) => this.transaction(given, callback) }, granted);
  }

  /** Calls `callback` with the lock, and releases it when that has ended. @throws what the callback throws; as `lock` */
  withLock<R>(name: string, callback: (lock: Lock) => R | Promise<R>): Promise<R>;
  withLock<R>(name: string, options: LockOptions, callback: (lock: Lock) => R | Promise<R>): Promise<R>;
  async withLock<R>(
    name: string,
    ...given: readonly [(lock: Lock) => R | Promise<R>] | readonly [LockOptions, (lock: Lock) => R | Promise<R>]
  ): Promise<R> {
    const [options, callback] = given.length === 1 ? [{}, given[0]] : given;
    checkFunction("withLock", callback);
    const lock = await this.lock(name, options);
    let result: R;
    try {
      result = await callback(lock);
    } catch (error) {
      // What went wrong first is what the caller must hear; a lease that cannot be given back ends by itself.
      await lock.release().catch(() => undefined);
      throw error;
    }
    await lock.release();
    return result;
  }

  /**
   * A function whose results are kept as documents of a type, null and undefined included, for all processes that have the store open. Of callers
   * at once, in all of them, one runs `fn`; when it fails, nothing is kept.
   * @throws CacheError `cache/memoize-name`, `cache/invalid-argument`
   */
  memoize<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => NoInfer<T> | Promise<NoInfer<T>>,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): Memoized<A, Readonly<T>>;
  memoize<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => NoInfer<T> | null | Promise<NoInfer<T> | null>,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): Memoized<A, Readonly<T> | null>;
  memoize<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => NoInfer<T> | undefined | Promise<NoInfer<T> | undefined>,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): Memoized<A, Readonly<T> | undefined>;
  memoize<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => ResultOf<NoInfer<T>> | Promise<ResultOf<NoInfer<T>>>,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): Memoized<A, ResultOf<Readonly<T>>>;
  memoize<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => ResultOf<T> | Promise<ResultOf<T>>,
    given: MemoizeOptions<A, K> = {},
  ): Memoized<A, ResultOf<Readonly<T>>> {
    const { core } = this;
    core.collectionOf<T>(definition);
    const options = readMemoizeOptions(definition, fn, given);
    return this.#memoized.claim(definition, options.namespace, {
      given: { call: "memoize", fn, options: given },
      make: () => {
        const results = new MemoizedResults(core, definition, options);
        return memoizeFunction({ results, options, fn, closing: this.#closing() });
      },
    });
  }

  /**
   * As `memoize`, for a function that answers at once, and so do its results: from memory, or computed now and stored in the background. Each
   * process runs `fn` for what it does not know.
   * @throws CacheError `cache/memoize-name`, `cache/invalid-argument`
   */
  memoizeSync<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => NoInfer<T>,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): MemoizedSync<A, Readonly<T>>;
  memoizeSync<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => NoInfer<T> | null,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): MemoizedSync<A, Readonly<T> | null>;
  memoizeSync<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => NoInfer<T> | undefined,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): MemoizedSync<A, Readonly<T> | undefined>;
  memoizeSync<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => ResultOf<NoInfer<T>>,
    options?: MemoizeOptions<NoInfer<A>, NoInfer<K>>,
  ): MemoizedSync<A, ResultOf<Readonly<T>>>;
  memoizeSync<T, K, A extends readonly unknown[]>(
    definition: DocumentDefinition<T, K>,
    fn: (...args: A) => ResultOf<T>,
    given: MemoizeOptions<A, K> = {},
  ): MemoizedSync<A, ResultOf<Readonly<T>>> {
    const { core } = this;
    core.collectionOf<T>(definition);
    const options = readMemoizeOptions(definition, fn, given);
    return this.#memoized.claim(definition, options.namespace, {
      given: { call: "memoizeSync", fn, options: given },
      make: () => memoizeSyncFunction({ results: new MemoizedResults(core, definition, options), options, fn }),
    });
  }

  /** Aborted when the cache is closed. */
  #closing(): AbortSignal {
    if (this.#closingSignal === undefined) {
      const controller = new AbortController();
      this.core.onClose(() => controller.abort(closedError()));
      this.#closingSignal = controller.signal;
    }
    return this.#closingSignal;
  }

  #roomOf(store: RoutedStore): LockRoom {
    let room = this.#rooms.get(store);
    if (room === undefined) {
      room = new LockRoom(this.core, store);
      this.#rooms.set(store, room);
    }
    return room;
  }
}

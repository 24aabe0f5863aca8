import { checkFunction } from "./cache-errors.ts";
import { ConditionalDocuments } from "./conditional-documents.ts";
import { Lock } from "./lock.ts";
import { type LockOptions, readLockName, readLockOptions } from "./lock-options.ts";
import { LockRoom } from "./lock-room.ts";
import type { TransactionCallback, TransactionOptions } from "./run-transaction.ts";
import type { RoutedStore } from "./store-routing.ts";

/** What several callers, in several processes, do one at a time or once: locks and memoized functions. */
export abstract class Coordination extends ConditionalDocuments {
  readonly #rooms = new Map<RoutedStore, LockRoom>();

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

  #roomOf(store: RoutedStore): LockRoom {
    let room = this.#rooms.get(store);
    if (room === undefined) {
      room = new LockRoom(this.core, store);
      this.#rooms.set(store, room);
    }
    return room;
  }
}

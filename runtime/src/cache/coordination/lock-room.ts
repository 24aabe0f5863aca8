import type { CacheCore } from "../cache-core.ts";
import { closedError } from "../cache-errors.ts";
import { KeyLocks } from "../commit/key-locks.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import { HeldLease } from "./held-lease.ts";
import { isLease, type Lease, type LeasePlace, type OthersLease, takeLease } from "./lease.ts";
import { LeaseMemory } from "./lease-memory.ts";
import { lockLostError, lockTimeoutError } from "./lock-errors.ts";
import type { ReadLockOptions } from "./lock-options.ts";
import { LockQueue } from "./lock-queue.ts";
import { Patience } from "./patience.ts";
import { randomText } from "./random-text.ts";

/** A lease that somebody got under a name. */
export interface GrantedLock {
  readonly name: string;
  readonly owner: string;
  readonly store: RoutedStore;
  readonly held: HeldLease;
}

/**
 * Where the callers of one process wait for the locks of a store, each name in the order of the calls: only the first of them asks the store, and
 * the next gets its turn when the lock is free again.
 */
export class LockRoom {
  readonly store: RoutedStore;
  readonly #core: CacheCore;
  readonly #place: LeasePlace;
  readonly #isStored: boolean;
  readonly #queue: LockQueue;
  readonly #turns = new KeyLocks();
  readonly #closing = new AbortController();
  readonly #held = new Map<string, HeldLease>();

  constructor(core: CacheCore, routed: RoutedStore) {
    const { store } = routed;
    this.store = routed;
    this.#core = core;
    this.#isStored = store.keepsMetadata === true;
    const { times } = core;
    this.#place = { store: this.#isStored ? store : new LeaseMemory(store, () => times.time()), times };
    this.#queue = new LockQueue(this.#place, { isShared: this.#isStored && store.isShared === true });
    core.onClose(() => this.#close());
  }

  /** Waits for a lock and takes it. @throws the reason of the signal; StoreError; CacheError `cache/lock-timeout`, `cache/closed` */
  async take(name: string, { expire, timeout, signal }: ReadLockOptions): Promise<GrantedLock> {
    const signals = [signal, this.#closing.signal];
    const patience = new Patience({ timeout, signals, timeoutError: () => lockTimeoutError(name, timeout) });
    patience.checkSignals();
    // Nobody may have noticed yet that a lease of this process is over.
    if (this.#held.get(name)?.isHeld === false) this.#held.delete(name);
    const endTurn = await this.#turn(name, patience);
    try {
      const owner = randomText();
      // What is not stored is told apart from the numbers of former programs by the time.
      const firstFence = this.#isStored ? 1 : Math.floor(this.#core.times.time());
      const take = () => takeLease(this.#place, { type: "keyslot.lock", key: name, owner, expire, firstFence });
      const lease = await this.#queue.wait(name, { take: () => this.#takeUnlessAborted(take(), patience), patience });
      return { name, owner, store: this.store, held: this.#hold(lease, { name, expire, endTurn }) };
    } catch (error) {
      endTurn();
      throw error;
    }
  }

  #hold(lease: Lease, { name, expire, endTurn }: Holder): HeldLease {
    const { times } = this.#core;
    const held: HeldLease = new HeldLease(lease, expire, {
      isStored: this.#isStored,
      time: () => times.time(),
      lostError: (cause) => lockLostError(name, cause),
      over: () => {
        this.#held.delete(name);
        endTurn();
      },
    });
    this.#held.set(name, held);
    return held;
  }

  /** The turn of this caller among those of the process. The result ends it. */
  async #turn(name: string, patience: Patience): Promise<() => void> {
    let isWanted = true;
    const given: { endTurn?: () => void } = {};
    const turn = new Promise<() => void>((resolve) => {
      this.#turns.acquire(name, (release) => {
        if (!isWanted) return release();
        given.endTurn = release;
        resolve(release);
      });
    });
    // Whoever does not wait at all may have what is free.
    if (given.endTurn !== undefined) return given.endTurn;
    try {
      return await patience.unlessOver(turn);
    } catch (error) {
      isWanted = false;
      void turn.then((endTurn) => endTurn());
      throw error;
    }
  }

  /** A lease that comes when nobody waits for it any more is given back. */
  async #takeUnlessAborted(taking: Promise<Lease | OthersLease>, patience: Patience): Promise<Lease | OthersLease> {
    try {
      return await patience.unlessAborted(taking);
    } catch (error) {
      const giveBack = taking.then((found) => isLease(found) && found.release());
      void this.#core.track(giveBack.catch(() => undefined));
      throw error;
    }
  }

  async #close(): Promise<void> {
    this.#closing.abort(closedError());
    await Promise.allSettled([...this.#held.values()].map((held) => held.release()));
  }
}

interface Holder {
  readonly name: string;
  readonly expire: number;
  readonly endTurn: () => void;
}

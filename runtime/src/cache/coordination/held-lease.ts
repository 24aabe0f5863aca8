import type { StoreChange } from "../../stores/backing-store.ts";
import type { CommitPlan } from "../commit/commit-stage.ts";
import type { Lease } from "./lease.ts";
import { pauseOf } from "./timers.ts";

/** What is asked of whoever holds a lease. */
export interface LeaseHolding {
  /** True when it is kept in the store that the writes go to: their batches then check it. */
  readonly isStored: boolean;
  time(): number;
  /** The error of a write by a holder that lost it. */
  lostError(cause?: unknown): Error;
  /** Called once it is lost, or was given back. */
  over(): void;
}

/** A lease that is renewed while it is held. Once its time is over it is lost, whether or not anybody took it since. */
export class HeldLease {
  readonly lease: Lease;
  readonly #holding: LeaseHolding;
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();

  constructor(lease: Lease, expire: number, holding: LeaseHolding) {
    this.lease = lease;
    this.#holding = holding;
    void this.#keep(expire / 3);
  }

  /** Aborted when it is lost; not when it is released. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  get isHeld(): boolean {
    if (!this.#ended.signal.aborted && this.#holding.time() >= this.lease.until) this.#lose();
    return !this.#ended.signal.aborted;
  }

  /** @throws what the holder says of a lease that was lost */
  checkHeld(): void {
    if (this.isHeld) return;
    this.#lost.signal.throwIfAborted();
    throw this.#holding.lostError();
  }

  /** A plan whose writes are refused once the lease is not held, by the store itself in the same batch. */
  fence(plan: CommitPlan): CommitPlan {
    return this.#guard(plan, this.lease.check);
  }

  /** As `fence`, and the lease is given back in the same batch. */
  async endWith(write: (guard: (plan: CommitPlan) => CommitPlan) => Promise<void>): Promise<void> {
    await write((plan) => this.#guard(plan, this.lease.end));
    this.#ended.abort();
    this.#holding.over();
  }

  /** Gives it back; one that was lost frees nothing. @throws StoreError */
  async release(): Promise<boolean> {
    if (this.#ended.signal.aborted) return false;
    this.#ended.abort();
    try {
      return await this.lease.release();
    } finally {
      this.#holding.over();
    }
  }

  #guard(plan: CommitPlan, change: StoreChange): CommitPlan {
    return (stage) => {
      this.checkHeld();
      const planned = plan(stage);
      const { operations, reads } = "operations" in planned ? planned : { operations: planned, reads: [] };
      if (!this.#holding.isStored || operations.length === 0) return planned;
      return { operations, reads: [...reads, { change, refused: () => this.#lose() }] };
    };
  }

  #lose(cause?: unknown): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#lost.abort(this.#holding.lostError(cause));
    this.#holding.over();
  }

  async #keep(interval: number): Promise<void> {
    const { signal } = this.#ended;
    let pause = interval;
    let failure: unknown;
    while (await pauseOf(pause, { signal, isBackground: true })) {
      if (this.#holding.time() >= this.lease.until) return this.#lose(failure);
      try {
        if (!(await this.lease.renew())) return this.#lose();
        pause = interval;
        failure = undefined;
      } catch (error) {
        // The store may be well again before the lease is over.
        failure = error;
        pause = interval / 4;
      }
    }
  }
}

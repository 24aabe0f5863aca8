import { CacheError } from "../../errors.ts";
import type { CommitPlan } from "../commit/commit-stage.ts";
import type { EarlyRefresh } from "./early-refresh.ts";
import { HeldLease } from "./held-lease.ts";
import { isLease, type LeasePlace, takeLease } from "./lease.ts";
import { lockLostError } from "./lock-errors.ts";
import type { KeptResult, MemoizedResults, ResultName } from "./memoized-results.ts";
import { randomText } from "./random-text.ts";
import { pauseOf } from "./timers.ts";

/** Why a result is computed: nothing is kept; it is about to expire; somebody wants it computed whatever is kept. */
export type FlightReason = "missing" | "early" | "wanted";

/** A call that is computed. */
export interface Call<T> {
  readonly name: ResultName;
  /** Calls the function. */
  run(): Promise<T | null | undefined>;
  /** When the result that is known expires, for one that is computed before. */
  readonly known?: number | undefined;
}

export interface FlightOptions {
  readonly lease: number;
  readonly early: EarlyRefresh;
  /** Aborted when the cache is closed: who waits for another process is told. */
  readonly closing: AbortSignal;
}

interface Flight<T> {
  /** Undefined when somebody else computes it already. */
  readonly result: Promise<KeptResult<T> | undefined>;
  /** True once the result was forgotten: what is computed is not kept. */
  isForgotten: boolean;
}

const longestPause = 60;
const unguarded = (plan: CommitPlan) => plan;

/**
 * Computes results, each key once at a time: callers of one process share a flight, and of several processes the one with the lease computes
 * while the others look for what it stores. They take over when the lease ends and nothing is there.
 */
export class MemoizedFlights<T, K, A extends readonly unknown[]> {
  readonly #results: MemoizedResults<T, K, A>;
  readonly #options: FlightOptions;
  readonly #flights = new Map<string, Flight<T>>();
  /** Computations that wait for a flight to end. */
  readonly #next = new Map<string, Promise<KeptResult<T>>>();

  constructor(results: MemoizedResults<T, K, A>, options: FlightOptions) {
    this.#results = results;
    this.#options = options;
  }

  /** The result of a call that has none. @throws what the function throws, and what keeping its result does */
  async find(call: Call<T>): Promise<KeptResult<T>> {
    for (;;) {
      const flight = this.#flights.get(call.name.key) ?? this.#start(call, "missing");
      const found = await flight.result;
      if (found !== undefined) return found;
    }
  }

  /** Computes a result that is about to expire, unless somebody does. Nobody waits for it, and a failure leaves what there is. */
  begin(call: Call<T>): void {
    if (!this.#flights.has(call.name.key)) this.#start(call, "early").result.catch(() => undefined);
  }

  /** Computes a result whatever is kept, from a moment on that is not before the call. @throws as `find` */
  renew(call: Call<T>): Promise<KeptResult<T>> {
    const { key } = call.name;
    const waiting = this.#next.get(key);
    if (waiting !== undefined) return waiting;
    const current = this.#flights.get(key);
    const next = this.#renewAfter(current, call);
    if (current !== undefined) this.#next.set(key, next);
    return next;
  }

  /** @throws StoreError */
  async forget(name: ResultName): Promise<boolean> {
    const flight = this.#flights.get(name.key);
    if (flight !== undefined) {
      flight.isForgotten = true;
      this.#flights.delete(name.key);
    }
    return this.#results.forget(name);
  }

  async #renewAfter(current: Flight<T> | undefined, call: Call<T>): Promise<KeptResult<T>> {
    const { key } = call.name;
    if (current !== undefined) {
      await current.result.catch(() => undefined);
      this.#next.delete(key);
    }
    const result = await this.#start(call, "wanted").result;
    return result ?? this.find(call);
  }

  #start(call: Call<T>, reason: FlightReason): Flight<T> {
    const { key } = call.name;
    const begun = Promise.resolve().then(() => this.#fly(call, reason, flight));
    const result = begun.finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    const flight: Flight<T> = { result, isForgotten: false };
    this.#flights.set(key, flight);
    this.#results.core.track(result).catch(() => undefined);
    return flight;
  }

  async #fly(call: Call<T>, reason: FlightReason, flight: Flight<T>): Promise<KeptResult<T> | undefined> {
    const { collection, isStored } = this.#results;
    const isShared = isStored && collection.isShared;
    const before = reason === "wanted" ? undefined : await this.#results.find(call.name);
    if (reason === "missing" && before !== undefined) return before;
    // Another process was quicker.
    if (reason === "early" && before?.expiresAt !== call.known) return before;
    if (!isShared) return this.#compute(call, flight);
    const held = await this.#takeLease(call, reason);
    if (!(held instanceof HeldLease)) return held;
    try {
      // The one before may have stored it between the look at it and the end of its lease.
      const meanwhile = reason === "wanted" ? undefined : await this.#results.find(call.name);
      const isNew = reason === "missing" || meanwhile?.expiresAt !== before?.expiresAt;
      if (meanwhile !== undefined && isNew) return meanwhile;
      return await this.#compute(call, flight, held);
    } finally {
      // Failing to give it back is no failure of the call: it ends by itself.
      await held.release().catch(() => undefined);
    }
  }

  /** The lease for a computation, or what another process has stored; undefined when another one computes what is not waited for. */
  async #takeLease({ name }: Call<T>, reason: FlightReason): Promise<HeldLease | KeptResult<T> | undefined> {
    const { core, collection } = this.#results;
    const { lease: expire, closing } = this.#options;
    const place: LeasePlace = { store: collection.store.store, times: core.times };
    const { key } = name;
    for (let longest = 4; ; longest = Math.min(longest * 2, longestPause)) {
      const owner = randomText();
      const taken = await takeLease(place, { type: "keyslot.flight", key, owner, expire });
      if (isLease(taken)) {
        const lostError = (cause?: unknown) => lockLostError(key, cause);
        return new HeldLease(taken, expire, {
          isStored: true,
          time: () => core.times.time(),
          lostError,
          over: () => undefined,
        });
      }
      if (reason === "early") return undefined;
      await pauseOf(longest * (0.5 + Math.random() / 2), { signal: closing });
      closing.throwIfAborted();
      const found = reason === "missing" ? await this.#results.find(name) : undefined;
      if (found !== undefined) return found;
    }
  }

  async #compute({ name, run }: Call<T>, flight: Flight<T>, held?: HeldLease): Promise<KeptResult<T>> {
    const start = performance.now();
    const value = await run();
    this.#options.early.took(performance.now() - start);
    const prepared = this.#results.prepare(name, value);
    if (flight.isForgotten) return prepared.result;
    if (held === undefined) await this.#results.keep(name, prepared, unguarded);
    else await held.endWith((guard) => this.#results.keep(name, prepared, guard)).catch(throwUnlessLost);
    return prepared.result;
  }
}

// Another process has taken over, or the result was forgotten: it is the caller's, and is not kept.
function throwUnlessLost(error: unknown): void {
  if (!(error instanceof CacheError && error.code === "cache/lock-lost")) throw error;
}

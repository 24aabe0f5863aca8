import { EarlyRefresh } from "./early-refresh.ts";
import type { ReadMemoizeOptions } from "./memoize-options.ts";
import { type Call, MemoizedFlights } from "./memoized-flights.ts";
import type { MemoizedResults } from "./memoized-results.ts";

/** A function whose results are kept: `R` is its document, and null or undefined where it gives those. */
export interface Memoized<A extends readonly unknown[], R> {
  /** The result that is kept, or what the function gives now. @throws what the function throws; as `cache.put`; CacheError `cache/memoize-key` */
  (...args: A): Promise<R>;
  /** The same, until the signal says to stop: then the computation goes on for others. @throws the signal's reason */
  withSignal(signal: AbortSignal, ...args: A): Promise<R>;
  /** Computes the result now, and keeps it in place of what there was. */
  refresh(...args: A): Promise<R>;
  /** Drops the result that is kept; false when there was none. What is being computed meanwhile is not kept. @throws StoreError */
  forget(...args: A): Promise<boolean>;
}

/** Results of a function that may be null, undefined, or a promise. */
export type ResultOf<T> = T | null | undefined;

export interface MemoizedParts<T, K, A extends readonly unknown[]> {
  readonly results: MemoizedResults<T, K, A>;
  readonly options: ReadMemoizeOptions<A, K>;
  readonly closing: AbortSignal;
  fn(this: void, ...args: A): ResultOf<T> | Promise<ResultOf<T>>;
}

export function memoizeFunction<T, K, A extends readonly unknown[]>(
  parts: MemoizedParts<T, K, A>,
): Memoized<A, ResultOf<Readonly<T>>> {
  const { results, options, fn, closing } = parts;
  const { core } = results;
  const early = new EarlyRefresh(options.early);
  const flights = new MemoizedFlights(results, { lease: options.lease, early, closing });
  const callOf = (args: A): Call<T> => ({ name: results.nameOf(args), run: async () => fn(...args) });
  const find = async (...args: A): Promise<ResultOf<Readonly<T>>> => {
    core.checkOpen();
    if (!options.isEnabled()) return fn(...args);
    const call = callOf(args);
    const known = results.known(call.name);
    if (known === undefined) return (await flights.find(call)).value;
    if (early.isWanted && early.isDue(core.times.time(), known.expiresAt)) {
      flights.begin({ ...call, known: known.expiresAt });
    }
    return known.value;
  };
  return Object.assign(find, {
    withSignal: (signal: AbortSignal, ...args: A) => unlessAborted(signal, () => find(...args)),
    refresh: async (...args: A) => {
      core.checkOpen();
      return options.isEnabled() ? (await flights.renew(callOf(args))).value : fn(...args);
    },
    forget: async (...args: A) => {
      core.checkOpen();
      return flights.forget(results.nameOf(args));
    },
  });
}

async function unlessAborted<R>(signal: AbortSignal, find: () => Promise<R>): Promise<R> {
  signal.throwIfAborted();
  const ending = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: ending.signal });
  });
  try {
    return await Promise.race([find(), aborted]);
  } finally {
    ending.abort();
  }
}

import { EarlyRefresh } from "./early-refresh.ts";
import type { ReadMemoizeOptions } from "./memoize-options.ts";
import type { ResultOf } from "./memoized-function.ts";
import type { KeptResult, MemoizedResults, ResultName } from "./memoized-results.ts";
import { pauseOf } from "./timers.ts";

/**
 * A function that answers at once, whose results are kept. Each process computes what it does not know: of several processes each may run the
 * function once, and the one that stores last is who is kept.
 */
export interface MemoizedSync<A extends readonly unknown[], R> {
  /** The result that is kept, or what the function gives now, which is stored in the background. @throws what the function throws; EncodeError; CacheError `cache/memoize-key` */
  (...args: A): R;
  /** Computes the result, and resolves once it is stored. */
  refresh(...args: A): Promise<R>;
  /** Drops the result that is kept; false when there was none. @throws StoreError */
  forget(...args: A): Promise<boolean>;
  /** Resolves once everything is stored that was computed before. @throws the first failure of that since the last call: what was not stored is not kept */
  stored(): Promise<void>;
}

export interface MemoizedSyncParts<T, K, A extends readonly unknown[]> {
  readonly results: MemoizedResults<T, K, A>;
  readonly options: ReadMemoizeOptions<A, K>;
  fn(this: void, ...args: A): ResultOf<T>;
}

export function memoizeSyncFunction<T, K, A extends readonly unknown[]>({
  results,
  options,
  fn,
}: MemoizedSyncParts<T, K, A>): MemoizedSync<A, ResultOf<Readonly<T>>> {
  const { core } = results;
  const early = new EarlyRefresh(options.early);
  const storing = new BackgroundStores(results);
  const compute = (name: ResultName, args: A): KeptResult<T> => {
    const start = performance.now();
    const value = fn(...args);
    early.took(performance.now() - start);
    return storing.begin(name, value);
  };
  const find = (...args: A): ResultOf<Readonly<T>> => {
    core.checkOpen();
    if (!options.isEnabled()) return fn(...args);
    const name = results.nameOf(args);
    const known = storing.underWay(name) ?? results.look(name);
    if (known === undefined) return compute(name, args).value;
    if (early.isWanted && early.isDue(core.times.time(), known.expiresAt))
      storing.later(name, () => compute(name, args));
    return known.value;
  };
  return Object.assign(find, {
    refresh: async (...args: A) => {
      core.checkOpen();
      if (!options.isEnabled()) return fn(...args);
      const name = results.nameOf(args);
      const { value } = compute(name, args);
      await storing.wait(name);
      return value;
    },
    forget: async (...args: A) => {
      core.checkOpen();
      const name = results.nameOf(args);
      await storing.wait(name).catch(() => undefined);
      return results.forget(name);
    },
    stored: () => storing.settle(),
  });
}

interface Storing<T> {
  readonly result: KeptResult<T>;
  readonly stored: Promise<void>;
}

/** Results on their way to the store. */
class BackgroundStores<T, K, A extends readonly unknown[]> {
  readonly #results: MemoizedResults<T, K, A>;
  readonly #storing = new Map<string, Storing<T>>();
  readonly #later = new Set<string>();
  #failure: { readonly error: unknown } | undefined;

  constructor(results: MemoizedResults<T, K, A>) {
    this.#results = results;
  }

  underWay({ key }: ResultName): KeptResult<T> | undefined {
    return this.#storing.get(key)?.result;
  }

  begin(name: ResultName, value: ResultOf<T>): KeptResult<T> {
    const { core } = this.#results;
    const prepared = this.#results.prepare(name, value);
    const stored = core.track(this.#results.keep(name, prepared, (plan) => plan));
    const storing = { result: prepared.result, stored };
    this.#storing.set(name.key, storing);
    const end = () => {
      if (this.#storing.get(name.key) === storing) this.#storing.delete(name.key);
    };
    stored.then(end, (error: unknown) => {
      this.#failure ??= { error };
      end();
    });
    return prepared.result;
  }

  /** Once the callers that are under way have had their answers, and once however many ask. */
  later({ key }: ResultName, compute: () => void): void {
    if (this.#later.has(key)) return;
    this.#later.add(key);
    void pauseOf(0, { isBackground: true }).then(() => {
      this.#later.delete(key);
      try {
        this.#results.core.checkOpen();
        compute();
      } catch {
        // What there is stays until it expires; then the caller hears of it.
      }
    });
  }

  async wait({ key }: ResultName): Promise<void> {
    await this.#storing.get(key)?.stored;
  }

  async settle(): Promise<void> {
    await Promise.allSettled([...this.#storing.values()].map(({ stored }) => stored));
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
  }
}

import { pauseOf } from "./timers.ts";

/** How long somebody waits. */
export interface PatienceOptions {
  /** Milliseconds; infinite: for ever. */
  readonly timeout: number;
  /** Each ends the waiting at once, with its reason. */
  readonly signals: readonly (AbortSignal | undefined)[];
  timeoutError(): Error;
}

/** Waiting that ends after some time, or when somebody says so. */
export class Patience {
  readonly #end: number;
  readonly #signals: readonly AbortSignal[];
  readonly #timeoutError: () => Error;

  constructor({ timeout, signals, timeoutError }: PatienceOptions) {
    this.#end = performance.now() + timeout;
    this.#signals = signals.filter((signal) => signal !== undefined);
    this.#timeoutError = timeoutError;
  }

  /** Milliseconds that are left. */
  get left(): number {
    return this.#end - performance.now();
  }

  /** @throws the reason of a signal */
  checkSignals(): void {
    for (const signal of this.#signals) signal.throwIfAborted();
  }

  /** What `work` comes to, unless a signal ends the waiting before. */
  async unlessAborted<R>(work: Promise<R>): Promise<R> {
    this.checkSignals();
    const ending = new AbortController();
    const aborted = this.#signals.map((signal) => rejectionOf(signal, ending.signal));
    try {
      return await Promise.race([work, ...aborted]);
    } finally {
      ending.abort();
    }
  }

  /** As `unlessAborted`, and until the time is over. */
  async unlessOver<R>(work: Promise<R>): Promise<R> {
    const ending = new AbortController();
    try {
      return await this.unlessAborted(Promise.race([work, this.#over(ending.signal)]));
    } finally {
      ending.abort();
    }
  }

  /** Waits so long, and no longer than there is time. @throws the reason of a signal, or that the time is over */
  async pause(milliseconds: number): Promise<void> {
    const { left } = this;
    if (left <= 0) throw this.#timeoutError();
    const ending = new AbortController();
    try {
      await this.unlessAborted(pauseOf(Math.min(milliseconds, left), { signal: ending.signal }));
    } finally {
      ending.abort();
    }
  }

  async #over(ending: AbortSignal): Promise<never> {
    const { left } = this;
    // For ever: what is not to come is told by nobody.
    if (left === Number.POSITIVE_INFINITY) return new Promise(() => undefined);
    if (await pauseOf(left, { signal: ending })) throw this.#timeoutError();
    return new Promise(() => undefined);
  }
}

function rejectionOf(signal: AbortSignal, ending: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: ending });
  });
}

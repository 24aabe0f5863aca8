export interface PauseOptions {
  /** Ends the pause. */
  readonly signal?: AbortSignal | undefined;
  /** True when it keeps no program alive. */
  readonly isBackground?: boolean;
}

/** Resolves after so many milliseconds, with false when it was ended before. */
export function pauseOf(milliseconds: number, { signal, isBackground = false }: PauseOptions = {}): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve(false);
    const end = (isWhole: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve(isWhole);
    };
    const abort = () => end(false);
    const timer = setTimeout(() => end(true), Math.min(milliseconds, longestTimer));
    if (isBackground) unref(timer);
    signal?.addEventListener("abort", abort);
  });
}

// Timers that are longer end at once.
const longestTimer = 2 ** 31 - 1;

// In browsers a timer is a number, and keeps nothing alive.
function unref(timer: unknown): void {
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function") {
    timer.unref();
  }
}

// When work in the background is done: the one place that asks for time, so that tests can decide it.

/** Calls `work` in so many milliseconds unless it is called off. A program that has nothing else to do ends without it. */
export function callLater(work: () => void, pause: number): () => void {
  const timer: unknown = setTimeout(work, pause);
  // Browsers number their timers and keep no program alive for one.
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function")
    timer.unref();
  return () => clearTimeout(timer as ReturnType<typeof setTimeout>);
}

/** Lets everything else that waits take its turn. */
export function takeTurns(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Milliseconds since some moment. */
export function timeNow(): number {
  return performance.now();
}

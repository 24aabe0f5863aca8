import { setTimeout as sleep } from "node:timers/promises";
import { isBusy } from "./sqlite-error.ts";

/** How long, in milliseconds, other processes are waited for. Between two looks the event loop is free. */
export const patience = 10_000;

/** Tries again while another connection is in the way. @throws what `act` throws, in the end */
export async function patiently<T>(act: () => T): Promise<T> {
  const end = performance.now() + patience;
  for (let round = 0; ; round++) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
    await rest(round);
  }
}

/** A pause of a length that no other process keeps step with; short at first, because most who write are done in a millisecond or two. */
export async function rest(round: number): Promise<void> {
  await sleep(1 + Math.random() * Math.min(2 ** round, 12));
}

// In milliseconds: whoever waits at once holds up everything in this process.
const briefly = 100;
const still = new Int32Array(new SharedArrayBuffer(4));

/** As `patiently`, for callers that cannot wait for another turn, and for a moment only. @throws what `act` throws, in the end */
export function retryAtOnce<T>(act: () => T): T {
  const end = performance.now() + briefly;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
    Atomics.wait(still, 0, 0, 1);
  }
}

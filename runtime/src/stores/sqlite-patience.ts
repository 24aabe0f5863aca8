import { setTimeout as sleep } from "node:timers/promises";
import { isBusy } from "./sqlite-error.ts";

/** How long, in milliseconds, other processes are waited for. Between two looks the event loop is free. */
export const patience = 10_000;

/** Tries again while another connection has the right to write. @throws what `act` throws, in the end */
export async function patiently<T>(act: () => T): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
    await rest();
  }
}

/** A pause of a length that no other process keeps step with. */
export async function rest(): Promise<void> {
  await sleep(1 + Math.random() * 20);
}

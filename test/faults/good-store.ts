import type { BackingStore } from "@keyslot/runtime";
import { operation, stateAfter } from "./operations.ts";

/** What the stores that are then damaged hold: batches 0 to this one. */
export const lastGoodBatch = 19;

const writers = ["", "b-", "c-", "d-", "e-", "f-"];

/** Fills a store that is not open, and closes it: batches of six documents, so that damage meets documents more often than empty pages. */
export async function fillGoodStore(store: BackingStore): Promise<void> {
  await store.open({ catalog: [] });
  for (let index = 0; index <= lastGoodBatch; index++)
    await store.write(writers.map((writer) => operation(index, writer, store)));
  await store.close();
}

/** What it holds after a batch. */
export function goodStateAfter(batch: number): Map<string, number> {
  return new Map(writers.flatMap((writer) => [...stateAfter(batch, writer)]));
}

import { setTimeout as sleep } from "node:timers/promises";
import { type BackingStore, ConflictError, type Envelope, etagOf, StoreError } from "@keyslot/runtime";

export interface Turns {
  /** Increments in all. */
  readonly count: number;
  /** Increments until the store is closed, so that others may open it. */
  readonly each: number;
}

/** Counts up in turns, each with the store open; where somebody else has it open, it is tried again. The result is how often that was. */
export async function incrementInTurns(store: BackingStore, { count, each }: Turns): Promise<number> {
  let refusals = 0;
  for (let done = 0; done < count; ) {
    if (!(await tryToOpen(store))) {
      refusals++;
      // Of another length each time and in each process, so that nobody waits for ever.
      await sleep(1 + ((process.pid + refusals * 7) % 13));
      continue;
    }
    for (const last = Math.min(done + each, count); done < last; done++) await increment(store);
    await store.close();
  }
  return refusals;
}

export async function readCounter(store: BackingStore): Promise<number> {
  await store.open({ catalog: [] });
  try {
    return countIn(await store.read("counter", "n"));
  } finally {
    await store.close();
  }
}

async function tryToOpen(store: BackingStore): Promise<boolean> {
  try {
    await store.open({ catalog: [] });
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === "store/locked") return false;
    throw error;
  }
}

/** One up by a conditional write, as often as it takes. */
async function increment(store: BackingStore): Promise<void> {
  for (;;) {
    const current = await store.read("counter", "n");
    const condition = current === undefined ? null : etagOf(current);
    try {
      await store.write([{ kind: "put", envelope: counter(countIn(current) + 1), condition }]);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

function counter(count: number): Envelope {
  const payload = new TextEncoder().encode(String(count));
  return { type: "counter", key: "n", schemaId: "counter", storedAt: "2026-01-02T03:04:05.678Z", payload };
}

function countIn(envelope: Envelope | undefined): number {
  return envelope === undefined ? 0 : Number(new TextDecoder().decode(envelope.payload));
}

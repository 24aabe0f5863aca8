import { etagOf, type StoreChange } from "@keyslot/runtime";
import { freshFolder } from "../stores/fresh-folder.ts";
import { nameOf, StoreModel } from "../stores/store-model.ts";
import { type Fault, goesOn, OutcomeCounter, type Trial } from "./fault.ts";
import { seededRandom } from "./seeded-random.ts";

const day = 86_400_000;

/** A clock that is set by hand, by a second server, or by a battery that is empty. */
export const clockFault: Fault = {
  title: "a clock that jumps",
  about:
    "Between writes and openings the clock jumps by up to ten years, forwards and back. What has no expiry stays; what is there, or not, is so by what the clock says now; nothing that was deleted, put over or removed comes back.",
  rounds: { short: 3, full: 100 },
  run: async (trial) => {
    const counter = new OutcomeCounter();
    for (let round = 0; goesOn(trial, round); round++) {
      counter.round();
      await tryClock(trial, { round, counter }).catch((error: unknown) =>
        counter.fail(`round ${round}: ${String(error)}`),
      );
    }
    return counter.outcome();
  },
};

async function tryClock(
  { store: { open }, seed }: Trial,
  { round, counter }: { readonly round: number; readonly counter: OutcomeCounter },
): Promise<void> {
  const random = seededRandom(seed + round);
  const folder = freshFolder();
  const model = new StoreModel();
  const store = open(folder.path);
  const context = { catalog: [], clock: () => model.now };
  try {
    await store.open(context);
    for (let step = 0; step < 60; step++) {
      if (random() < 0.3) await model.moveClock(jumped(model.now, random), store);
      if (random() < 0.1) {
        await store.close();
        await store.open(context);
      }
      const changes = [changeAt({ model, random, step, keepsMetadata: store.keepsMetadata ?? false })];
      await store.write(changes);
      model.apply(changes);
      counter.count("writes acknowledged");
      const found: string[] = [];
      for await (const envelope of store.readAll()) found.push(nameOf(envelope) + etagOf(envelope));
      const expected = [...model.visible().values()].map((envelope) => nameOf(envelope) + etagOf(envelope));
      if (found.sort().join() !== expected.sort().join())
        throw new Error(`after step ${step} there is ${found.join()}, not ${expected.join()}`);
    }
  } finally {
    await store.close();
    folder.remove();
  }
}

function jumped(now: number, random: () => number): number {
  const distance = random() < 0.5 ? random() * 1000 : random() * 3650 * day;
  return Math.round(now + (random() < 0.5 ? -distance : distance));
}

interface ChangeDraft {
  readonly model: StoreModel;
  readonly random: () => number;
  readonly step: number;
  readonly keepsMetadata: boolean;
}

function changeAt({ model, random, step, keepsMetadata }: ChangeDraft): StoreChange {
  const key = `k${Math.floor(random() * 12)}`;
  if (random() < 0.15) return { kind: "delete", type: "note", key };
  const storedAt = new Date(model.now).toISOString();
  const envelope = { type: "note", key, schemaId: "note", storedAt, payload: Uint8Array.of(step, step >> 8) };
  if (!keepsMetadata || random() < 0.4) return { kind: "put", envelope };
  const expiresAt = Math.round(model.now + (random() < 0.5 ? random() * 500 : random() * 365 * day));
  return { kind: "put", envelope: { ...envelope, expiresAt, ...(random() < 0.5 ? { tags: ["some"] } : {}) } };
}

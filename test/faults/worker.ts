// node worker.mjs STORE FOLDER COUNT [WRITER] [WORK]: does work 0 … COUNT−1 and prints `ACK i` once number i is acknowledged. WORK is
// `operations` (one document after the other), `transfers` (four lanes of batches under conditions; `ACK i LANE`), `increments`
// (a counter that others increment as well; the store is opened and closed in between where it takes one writer) or `full-fd-table` (operations, of which 5 … 14 find no free file descriptor).
import { closeSync, openSync, writeSync } from "node:fs";
import { type BackingStore, StoreError } from "@keyslot/runtime";
import { incrementInTurns } from "./increments.ts";
import { operation } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";
import { openAccounts, transfer } from "./transfers.ts";

const [, , kind = "", folder = "", given = "20", writer = "", work = "operations"] = process.argv;
const count = Number(given);

const works: Readonly<Record<string, (store: BackingStore) => Promise<void>>> = {
  operations: async (store) => {
    for (let index = 0; index < count; index++) {
      await store.write([operation(index, writer, store)]);
      writeSync(1, `ACK ${index}\n`);
    }
  },
  transfers: async (store) => {
    await openAccounts(store);
    const lanes = ["a", "b", "c", "d"].map(async (lane) => {
      for (let index = 0; index < count; index++) {
        await transfer(store, index, `${writer}${lane}`);
        writeSync(1, `ACK ${index} ${writer}${lane}\n`);
      }
    });
    await Promise.all(lanes);
  },
  "full-fd-table": fillDescriptors,
};

try {
  const chosen = storeKinds[kind];
  if (chosen === undefined) throw new Error(`no store ${kind}`);
  const store = chosen.open(folder);
  if (work === "increments") {
    const refusals = await incrementInTurns(store, { count, each: chosen.writers === "one" ? 25 : count });
    writeSync(1, `REFUSALS ${refusals}\n`);
  } else {
    await store.open({ catalog: [] });
    writeSync(1, "OPEN\n");
    await works[work]?.(store);
    await store.close();
  }
} catch (error) {
  writeSync(2, error instanceof StoreError ? `${error.code} ${error.message}\n` : `${String(error)}\n`);
  process.exitCode = 3;
}

async function fillDescriptors(store: BackingStore): Promise<void> {
  const taken: number[] = [];
  for (let index = 0; index < count; index++) {
    if (index === 5) takeAll(taken);
    if (index === 15) for (const descriptor of taken.splice(0)) closeSync(descriptor);
    await store.write([operation(index, writer, store)]).then(
      () => writeSync(1, `ACK ${index}\n`),
      (error: unknown) => {
        if (!(error instanceof StoreError)) throw error;
        writeSync(1, `REFUSED ${index} ${error.code}\n`);
      },
    );
  }
}

function takeAll(taken: number[]): void {
  try {
    for (;;) taken.push(openSync("/dev/null", "r"));
  } catch {
    // The table is full.
  }
}

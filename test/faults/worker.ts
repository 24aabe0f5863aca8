// node worker.mjs STORE FOLDER COUNT [WRITER]: does operations 0 … COUNT−1 and prints `ACK i` once operation i is acknowledged.
import { writeSync } from "node:fs";
import { StoreError } from "@keyslot/runtime";
import { operation } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";

const [, , kind = "", folder = "", count = "20", writer = ""] = process.argv;
try {
  const store = storeKinds[kind]?.open(folder);
  if (store === undefined) throw new Error(`no store ${kind}`);
  await store.open({ catalog: [] });
  writeSync(1, "OPEN\n");
  for (let index = 0; index < Number(count); index++) {
    await store.write([operation(index, writer)]);
    writeSync(1, `ACK ${index}\n`);
  }
  await store.close();
} catch (error) {
  writeSync(2, error instanceof StoreError ? `${error.code} ${error.message}\n` : `${String(error)}\n`);
  process.exitCode = 3;
}

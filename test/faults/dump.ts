// node dump.mjs STORE FOLDER [read-only]: prints what the reopened store holds as JSON; exit code 3 when it refuses to open or to read.
import { writeSync } from "node:fs";
import { readOperations } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";

const [, , kind = "", folder = "", mode] = process.argv;
try {
  const store = storeKinds[kind]?.open(folder, { readOnly: mode === "read-only" });
  if (store === undefined) throw new Error(`no store ${kind}`);
  const found = [...(await readOperations(store))].sort(([a], [b]) => (a < b ? -1 : 1));
  writeSync(1, `${JSON.stringify(Object.fromEntries(found))}\n`);
} catch (error) {
  writeSync(2, `${String(error)}\n`);
  process.exitCode = 3;
}

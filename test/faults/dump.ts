// node dump.mjs STORE FOLDER [read-only]: prints what the reopened store holds as JSON, the payload by store key; exit code 3 when it
// refuses to open or to read, or holds what was never written.
import { writeSync } from "node:fs";
import { operation, readOperations } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";

const [, , kind = "", folder = "", mode] = process.argv;
try {
  const store = storeKinds[kind]?.open(folder, { readOnly: mode === "read-only" });
  if (store === undefined) throw new Error(`no store ${kind}`);
  const found = [...(await readOperations(store))].sort(([a], [b]) => (a < b ? -1 : 1));
  const documents = found.map(([key, index]): [string, unknown] => [key, payloadOf(index)]);
  writeSync(1, `${JSON.stringify(Object.fromEntries(documents))}\n`);
} catch (error) {
  writeSync(2, `${String(error)}\n`);
  process.exitCode = 3;
}

function payloadOf(index: number): unknown {
  const change = operation(index);
  return change.kind === "put" ? JSON.parse(new TextDecoder().decode(change.envelope.payload)) : undefined;
}

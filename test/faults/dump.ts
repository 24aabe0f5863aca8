// node dump.mjs STORE FOLDER [read-only]: prints what the reopened store holds as JSON; exit code 3 when it refuses to open or to read.
import { writeSync } from "node:fs";
import { storeKinds } from "./store-kinds.ts";

const [, , kind = "", folder = "", mode] = process.argv;
try {
  const store = storeKinds[kind]?.open(folder, { readOnly: mode === "read-only" });
  if (store === undefined) throw new Error(`no store ${kind}`);
  await store.open({ catalog: [] });
  const documents: [string, unknown][] = [];
  for await (const { key, payload } of store.readAll())
    documents.push([key, JSON.parse(new TextDecoder().decode(payload))]);
  await store.close();
  documents.sort(([a], [b]) => (a < b ? -1 : 1));
  writeSync(1, `${JSON.stringify(Object.fromEntries(documents))}\n`);
} catch (error) {
  writeSync(2, `${String(error)}\n`);
  process.exitCode = 3;
}

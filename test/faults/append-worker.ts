// node append-worker.mjs PATH COUNT START: puts documents k0 … k(COUNT−1), from number START on, into an append-only store; prints the keys that it was the one to put.
import { writeSync } from "node:fs";
import { StoreError } from "@keyslot/runtime";
import { appendOnlyStore } from "@keyslot/runtime/stores/append-only";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";

const [, , path = "", given = "0", start = "0"] = process.argv;
const count = Number(given);
const store = appendOnlyStore(sqliteStore({ path }));
await store.open({ catalog: [] });
const payload = new TextEncoder().encode(start);
for (let index = 0; index < count; index++) {
  const key = `k${(Number(start) + index) % count}`;
  const envelope = { type: "event", key, schemaId: "event", storedAt: "2026-01-02T03:04:05.678Z", payload };
  try {
    await store.write([{ kind: "put", envelope }]);
    writeSync(1, `${key}\n`);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "store/append-only") throw error;
  }
}
await store.close();

// node persidict-worker.mjs WORK FOLDER COUNT: with `increment` counts one number up COUNT times, with `insert` puts COUNT keys where there
// must be none and prints those that it put.
import { writeSync } from "node:fs";
import { ConflictError, type Envelope, etagOf, type StoreChange } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";

const [, , work = "", folder = "", count = "0"] = process.argv;
const store = directoryStore({ path: folder });
await store.open({ catalog: [] });
for (let index = 0; index < Number(count); index++) {
  if (work === "increment") await increment();
  else if (await isWritten([change(note(`k${index}`), null)])) writeSync(1, `k${index} `);
}
await store.close();

async function increment(): Promise<void> {
  for (;;) {
    const current = await store.read("counter", "n");
    const number = current === undefined ? 0 : Number(new TextDecoder().decode(current.payload));
    const next = { ...note("n"), type: "counter", payload: new TextEncoder().encode(String(number + 1)) };
    if (await isWritten([change(next, current === undefined ? null : etagOf(current))])) return;
  }
}

async function isWritten(changes: readonly StoreChange[]): Promise<boolean> {
  try {
    await store.write(changes);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

function change(envelope: Envelope, condition: string | null): StoreChange {
  return { kind: "put", envelope, condition };
}

function note(key: string): Envelope {
  const payload = new TextEncoder().encode(String(process.pid));
  return { type: "note", key, schemaId: "note", storedAt: "2026-01-02T03:04:05.678Z", payload };
}

import { join } from "node:path";
import type { BackingStore, Envelope, StoreChange } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { memoryStore } from "@keyslot/runtime/stores/memory";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";

const seed = Number(process.env.SEED ?? 20261121);

type Step = { readonly kind: "write"; readonly changes: readonly StoreChange[] } | { readonly kind: "reopen" };

// Few names, so that documents meet; some of any text, so that nothing is taken for granted.
const wellFormed = fc.string({ unit: "binary", maxLength: 6 });
const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("a", "b", "A", "a\0", "") }, wellFormed);
const payload = fc.uint8Array({ maxLength: 40 });
const change: fc.Arbitrary<StoreChange> = fc.oneof(
  fc.record({ type: name, key: name, storedAt: wellFormed, payload }).map((parts): StoreChange => {
    return { kind: "put", envelope: { ...parts, schemaId: parts.type } };
  }),
  fc.record({ type: name, key: name }).map((parts): StoreChange => ({ kind: "delete", ...parts })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.array(change, { maxLength: 6 }).map((changes): Step => ({ kind: "write", changes })) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: "reopen" }) },
);

const stores: Record<string, (folder: string) => BackingStore> = {
  memory: () => memoryStore(),
  "single file": (folder) => singleFileStore({ path: join(folder, "game") }),
  JSONL: (folder) => jsonlStore({ path: join(folder, "game") }),
  sqlite: (folder) => sqliteStore({ path: join(folder, "game") }),
};

for (const [storeName, open] of Object.entries(stores)) {
  test(`${storeName}: any writes and reopenings leave what a map would hold; seed ${seed}`, () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), (steps) => checkSteps(open, steps)),
      { seed, numRuns: storeName === "memory" ? 200 : 40 },
    ));
}

async function checkSteps(open: (folder: string) => BackingStore, steps: readonly Step[]): Promise<void> {
  const folder = freshFolder();
  const store = open(folder.path);
  const model = new Map<string, Envelope>();
  try {
    await store.open({ catalog: [] });
    for (const taken of steps) {
      if (taken.kind === "reopen") {
        await store.close();
        await store.open({ catalog: [] });
      } else {
        await store.write(taken.changes);
        for (const made of taken.changes) {
          if (made.kind === "put") model.set(JSON.stringify([made.envelope.type, made.envelope.key]), made.envelope);
          else model.delete(JSON.stringify([made.type, made.key]));
        }
      }
      const found = new Map<string, Envelope>();
      for await (const envelope of store.readAll()) found.set(JSON.stringify([envelope.type, envelope.key]), envelope);
      expect(found).toEqual(model);
    }
    for (const envelope of model.values()) expect(await store.read(envelope.type, envelope.key)).toEqual(envelope);
  } finally {
    await store.close();
    folder.remove();
  }
}

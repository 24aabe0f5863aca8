import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, memoryStore } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { type ConformanceOptions, type StoreSetup, storeConformance } from "@keyslot/runtime/testing";
import { test } from "vitest";
import { abilitiesOf } from "./abilities-of.ts";
import { freshFolder } from "./fresh-folder.ts";

type Row = Omit<ConformanceOptions, "name">;

const sqliteAbilities = abilitiesOf(sqliteStore({ path: "not opened" })).filter((ability) => ability !== "historical");
const sqliteRow = {
  writers: sqliteStore({ path: "not opened" }).isShared === true ? "many" : "one",
  keepsMetadata: sqliteStore({ path: "not opened" }).keepsMetadata === true,
  persistent: true,
  keepsSchemaIds: true,
} as const;

const rows: Record<string, Row> = {
  "sharded memory": {
    setUp: () => setUpMemory(() => shardedStore({ stores: [memoryStore(), memoryStore(), memoryStore()] })),
    writers: "one",
    persistent: false,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: ["sync", "maintained"],
  },
  "sharded sqlite": {
    ...sqliteRow,
    setUp: () =>
      setUpFiles("2.db", (folder) =>
        shardedStore({ stores: (index) => sqliteStore({ path: join(folder, `${index}.db`) }), count: 3 }),
      ),
    abilities: sqliteAbilities,
  },
  "sharded JSONL": {
    setUp: () =>
      setUpFiles("1.jsonl", (folder) =>
        shardedStore({ stores: (index) => jsonlStore({ path: join(folder, `${index}.jsonl`) }), count: 2 }),
      ),
    writers: "one",
    persistent: true,
    keepsSchemaIds: false,
    abilities: ["sync", "maintained"],
  },
};

for (const [store, row] of Object.entries(rows)) {
  for (const { name, run } of storeConformance({ name: store, ...row })) test(name, run);
}

async function setUpMemory(open: () => BackingStore): Promise<StoreSetup> {
  const store = open();
  return { store, another: () => store, cleanup: async () => {} };
}

async function setUpFiles(file: string, open: (folder: string) => BackingStore): Promise<StoreSetup> {
  const folder = freshFolder();
  const path = join(folder.path, file);
  return {
    store: open(folder.path),
    another: () => open(folder.path),
    corrupt: async () => writeFileSync(path, readFileSync(path).subarray(0, -3)),
    cleanup: async () => folder.remove(),
  };
}

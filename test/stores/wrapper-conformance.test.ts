import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, memoryStore } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { formatsStore } from "@keyslot/runtime/stores/formats";
import { journalStore } from "@keyslot/runtime/stores/journal";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { layeredStore } from "@keyslot/runtime/stores/layered";
import { readOnlyStore } from "@keyslot/runtime/stores/read-only";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { type ConformanceOptions, type StoreSetup, storeConformance } from "@keyslot/runtime/testing";
import { test } from "vitest";
import { isMaintained } from "../../runtime/src/stores/store-abilities.ts";
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
  "sharded directory": {
    setUp: () => setUpShards((path, readOnly) => directoryStore({ path, readOnly })),
    writers: "many",
    persistent: true,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: abilitiesOf(directoryStore({ path: "not opened" })),
  },
  "sharded journal": {
    setUp: () => setUpShards((path, readOnly) => journalStore({ path, readOnly })),
    writers: "one",
    persistent: true,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: abilitiesOf(journalStore({ path: "not opened" })).filter((ability) => ability !== "historical"),
  },
  "layered memory over sqlite": {
    ...sqliteRow,
    setUp: () =>
      setUpFiles("far.db", (folder) =>
        layeredStore({ near: memoryStore(), far: sqliteStore({ path: join(folder, "far.db") }) }),
      ),
    abilities: abilitiesOf(sqliteStore({ path: "not opened" })),
  },
  "layered sqlite over a single file": {
    setUp: () =>
      setUpFiles("far.cc", (folder) =>
        layeredStore({
          near: sqliteStore({ path: join(folder, "near.db") }),
          far: singleFileStore({ path: join(folder, "far.cc") }),
          nearDocuments: 20,
        }),
      ),
    writers: "one",
    persistent: true,
    keepsSchemaIds: true,
    abilities: ["sync", "maintained"],
  },
  "formats of memory": {
    setUp: () => setUpMemory(() => formatsOf(memoryStore(), memoryStore())),
    writers: "one",
    persistent: false,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: ["sync", "maintained"],
  },
  "formats of JSONL and sqlite": {
    setUp: () =>
      setUpFiles("data.db", (folder) =>
        formatsOf(sqliteStore({ path: join(folder, "data.db") }), jsonlStore({ path: join(folder, "text.jsonl") })),
      ),
    writers: "one",
    persistent: true,
    keepsSchemaIds: false,
    abilities: sqliteAbilities.filter((ability) => ability !== "followable"),
  },
  "what is read through readOnlyStore": {
    setUp: () => setUpMemory(() => writableThrough(memoryStore())),
    writers: "one",
    persistent: false,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: ["sync", "maintained"],
  },
};

for (const [store, row] of Object.entries(rows)) {
  for (const { name, run } of storeConformance({ name: store, ...row })) test(name, run);
}

async function setUpShards(open: (path: string, readOnly: boolean) => BackingStore): Promise<StoreSetup> {
  const folder = freshFolder();
  const shards = (readOnly: boolean) =>
    shardedStore({ stores: (index) => open(join(folder.path, `shard-${index}`), readOnly), count: 2 });
  return {
    store: shards(false),
    another: () => shards(false),
    reader: () => shards(true),
    cleanup: async () => folder.remove(),
  };
}

// Some of the suite's types in each, so that its batches go to both.
function formatsOf(text: BackingStore, data: BackingStore): BackingStore {
  const types = { item: "text", t0: "text", t3: "text", "": "text", "1:a": "text" };
  return formatsStore({ stores: { text, data }, types, otherwise: "data" });
}

// Writes go to the store itself, everything else through the wrapper.
function writableThrough(store: BackingStore): BackingStore {
  if (!isMaintained(store)) throw new Error("expected a store that looks after itself");
  const { write, expire, evictTag, check } = store;
  const writing = { write, expire, evictTag, check };
  const own = Object.fromEntries(Object.entries(writing).map(([name, method]) => [name, method.bind(store)]));
  return { ...readOnlyStore(store), ...own };
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

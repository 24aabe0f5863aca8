import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { type JournalStoreOptions, journalStore } from "@keyslot/runtime/stores/journal";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { type LmdbStoreOptions, lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { memoryStore } from "@keyslot/runtime/stores/memory";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { type SqliteStoreOptions, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { type ConformanceOptions, type StoreSetup, storeConformance } from "@keyslot/runtime/testing";
import Database from "libsql";
import { open as openLmdb } from "lmdb";
import { test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";

type Row = Omit<ConformanceOptions, "name">;

const sqlite: Omit<Row, "setUp"> = {
  writers: "many",
  persistent: true,
  keepsSchemaIds: true,
  keepsMetadata: true,
  showsMoments: true,
  abilities: ["sync", "followable", "maintained"],
};

const journal: Omit<Row, "setUp"> = {
  writers: "one",
  persistent: true,
  keepsSchemaIds: true,
  keepsMetadata: true,
  showsMoments: true,
  abilities: ["sync", "followable", "maintained", "historical"],
};

const rows: Record<string, Row> = {
  memory: {
    setUp: setUpMemory,
    writers: "one",
    persistent: false,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: ["sync", "maintained"],
  },
  "single file": {
    setUp: () => setUpFile("game.cc", (path) => singleFileStore({ path })),
    writers: "one",
    persistent: true,
    keepsSchemaIds: true,
    abilities: ["sync", "maintained"],
  },
  JSONL: {
    setUp: () => setUpFile("game.jsonl", (path) => jsonlStore({ path })),
    writers: "one",
    persistent: true,
    keepsSchemaIds: false,
    abilities: ["sync", "maintained"],
  },
  sqlite: { setUp: () => setUpSqlite({}), ...sqlite },
  "sqlite that survives a power cut": { setUp: () => setUpSqlite({ durability: "power" }), ...sqlite },
  "sqlite over a given connection": { setUp: setUpGiven, ...sqlite, showsMoments: false },
  journal: { setUp: () => setUpJournal({}), ...journal },
  "journal that survives a power cut": { setUp: () => setUpJournal({ durability: "power" }), ...journal },
  "journal with a snapshot after every few writes": {
    setUp: () => setUpJournal({ snapshots: { ratio: 0.01, leastBytes: 1 }, history: { keep: "all" } }),
    ...journal,
  },
  LMDB: { setUp: () => setUpLmdb({}), ...sqlite },
  "LMDB that survives a power cut": { setUp: () => setUpLmdb({ durability: "power" }), ...sqlite },
  directory: {
    setUp: () => setUpDirectory("process"),
    writers: "many",
    persistent: true,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: ["sync", "followable", "maintained"],
  },
  "directory that survives a power cut": {
    setUp: () => setUpDirectory("power"),
    writers: "many",
    persistent: true,
    keepsSchemaIds: true,
    keepsMetadata: true,
    abilities: ["sync", "followable", "maintained"],
  },
};

for (const [store, row] of Object.entries(rows)) {
  for (const { name, run } of storeConformance({ name: store, ...row })) test(name, run);
}

async function setUpMemory(): Promise<StoreSetup> {
  const store = memoryStore();
  return { store, another: () => store, cleanup: async () => {} };
}

async function setUpFile(name: string, open: (path: string) => ReturnType<typeof memoryStore>): Promise<StoreSetup> {
  const folder = freshFolder();
  const path = join(folder.path, name);
  return {
    store: open(path),
    another: () => open(path),
    corrupt: async () => writeFileSync(path, readFileSync(path).subarray(0, -3)),
    cleanup: async () => folder.remove(),
  };
}

async function setUpSqlite(options: Omit<SqliteStoreOptions, "path">): Promise<StoreSetup> {
  const folder = freshFolder();
  const path = join(folder.path, "game.db");
  const store = () => sqliteStore({ path, ...options });
  return {
    store: store(),
    another: store,
    corrupt: async () => writeFileSync(path, readFileSync(path).subarray(0, -3)),
    damage: async () => damageRow(path),
    cleanup: async () => folder.remove(),
  };
}

async function setUpGiven(): Promise<StoreSetup> {
  const folder = freshFolder();
  const path = join(folder.path, "game.db");
  const connections: Database.Database[] = [];
  const store = () => {
    const database = new Database(path);
    connections.push(database);
    return sqliteStore({ database });
  };
  return {
    store: store(),
    another: store,
    damage: async () => damageRow(path),
    cleanup: async () => {
      for (const database of connections) database.close();
      folder.remove();
    },
  };
}

// The last byte of a payload.
function damageRow(path: string): void {
  const database = new Database(path);
  database.exec("UPDATE documents SET value = CAST(substr(value, 1, length(value) - 1) || x'ee' AS BLOB) WHERE id = 2");
  database.close();
}

async function setUpLmdb(options: Omit<LmdbStoreOptions, "path">): Promise<StoreSetup> {
  const folder = freshFolder();
  const path = join(folder.path, "game.mdb");
  const store = () => lmdbStore({ path, ...options });
  return {
    store: store(),
    another: store,
    corrupt: async () => writeFileSync(path, readFileSync(path).subarray(0, 3 * 4096)),
    damage: () => damageLmdbValue(path),
    cleanup: async () => folder.remove(),
  };
}

// The last byte of a payload.
async function damageLmdbValue(path: string): Promise<void> {
  const options = { encoding: "binary", keyEncoding: "binary" } as const;
  const root = openLmdb<Buffer, Buffer>({ path, noSubdir: true, noSync: true, ...options });
  const documents = root.openDB<Buffer, Buffer>({ name: "documents", ...options });
  for (const { key, value } of documents.getRange({ start: Buffer.of(0), limit: 1 })) {
    value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
    documents.putSync(key, value);
  }
  await root.close();
}

async function setUpDirectory(durability: "process" | "power"): Promise<StoreSetup> {
  const folder = freshFolder();
  const path = join(folder.path, "game");
  const store = () => directoryStore({ path, durability });
  const player = join(path, "player");
  const damaged = (bytes: Buffer) => {
    const file = join(player, readdirSync(player)[0] ?? "");
    writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, -bytes.length), bytes]));
  };
  return {
    store: store(),
    another: store,
    corrupt: async () => damaged(Buffer.alloc(2)),
    damage: async () => damaged(Buffer.from([9])),
    cleanup: async () => folder.remove(),
  };
}

async function setUpJournal(options: Omit<JournalStoreOptions, "path">): Promise<StoreSetup> {
  const folder = freshFolder();
  const path = join(folder.path, "game");
  const lastLog = () =>
    readdirSync(path)
      .filter((name) => name.endsWith(".log"))
      .sort()
      .at(-1) ?? "";
  return {
    store: journalStore({ path, ...options }),
    another: () => journalStore({ path, ...options }),
    reader: () => journalStore({ path, readOnly: true }),
    corrupt: async () => writeFileSync(join(path, lastLog()), readFileSync(join(path, lastLog())).subarray(0, -3)),
    cleanup: async () => folder.remove(),
  };
}

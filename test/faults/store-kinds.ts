import { join } from "node:path";
import type { BackingStore } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";

export interface StoreKind {
  /** The file that holds the documents once the store is closed. */
  readonly file: string;
  readonly writers: "one" | "many";
  open(folder: string): BackingStore;
}

/** Every store that outlives its process. */
export const storeKinds: Readonly<Record<string, StoreKind>> = {
  "single-file": {
    file: "game.cc",
    writers: "one",
    open: (folder) => singleFileStore({ path: join(folder, "game.cc") }),
  },
  jsonl: { file: "game.jsonl", writers: "one", open: (folder) => jsonlStore({ path: join(folder, "game.jsonl") }) },
  sqlite: { file: "game.db", writers: "many", open: (folder) => sqliteStore({ path: join(folder, "game.db") }) },
  "sqlite-power": {
    file: "game.db",
    writers: "many",
    open: (folder) => sqliteStore({ path: join(folder, "game.db"), durability: "power" }),
  },
};

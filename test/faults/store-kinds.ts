import { join } from "node:path";
import type { BackingStore } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";

export interface StoreKind {
  /** The file that holds the documents once the store is closed. */
  readonly file: string;
  readonly writers: "one" | "many";
  open(folder: string, options?: OpenOptions): BackingStore;
}

export interface OpenOptions {
  readonly readOnly?: boolean;
}

const pathIn = (folder: string, file: string, options: OpenOptions = {}) => ({ path: join(folder, file), ...options });

/** Every store that outlives its process. */
export const storeKinds: Readonly<Record<string, StoreKind>> = {
  "single-file": {
    file: "game.cc",
    writers: "one",
    open: (folder, options) => singleFileStore(pathIn(folder, "game.cc", options)),
  },
  jsonl: {
    file: "game.jsonl",
    writers: "one",
    open: (folder, options) => jsonlStore(pathIn(folder, "game.jsonl", options)),
  },
  sqlite: {
    file: "game.db",
    writers: "many",
    open: (folder, options) => sqliteStore(pathIn(folder, "game.db", options)),
  },
  "sqlite-power": {
    file: "game.db",
    writers: "many",
    open: (folder, options) => sqliteStore({ ...pathIn(folder, "game.db", options), durability: "power" }),
  },
};

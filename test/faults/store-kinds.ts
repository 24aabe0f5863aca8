import { join } from "node:path";
import type { BackingStore } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { formatsStore } from "@keyslot/runtime/stores/formats";
import { journalStore } from "@keyslot/runtime/stores/journal";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";

export interface StoreKind {
  /** The file that holds the documents once the store is closed. */
  readonly file: string;
  readonly writers: "one" | "many";
  /** False where the format is another's and has no checksums: damage inside a value is for the codec to find. */
  readonly checksums?: false;
  /** False where the format is another's and has no end: a file that is cut between two documents is a shorter one. */
  readonly endMark?: false;
  /** True where the engine ends its process when the system refuses to open a file of its own, which nobody outside of it can prevent. */
  readonly mayEndProcess?: true;
  /** KiB of a disk that is too small for six hundred operations, and large enough to begin with; 160 unless told. */
  readonly room?: number;
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
    checksums: false,
    room: 12,
    open: (folder, options) => singleFileStore(pathIn(folder, "game.cc", options)),
  },
  jsonl: {
    file: "game.jsonl",
    writers: "one",
    checksums: false,
    endMark: false,
    room: 12,
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
  journal: {
    file: "game",
    writers: "one",
    room: 24,
    open: (folder, options) => journalStore(pathIn(folder, "game", options)),
  },
  "journal-power": {
    file: "game",
    writers: "one",
    room: 24,
    open: (folder, options) => journalStore({ ...pathIn(folder, "game", options), durability: "power" }),
  },
  lmdb: {
    mayEndProcess: true,
    file: "game.mdb",
    writers: "many",
    room: 400,
    open: (folder, options) => lmdbStore(pathIn(folder, "game.mdb", options)),
  },
  "lmdb-power": {
    mayEndProcess: true,
    file: "game.mdb",
    writers: "many",
    room: 112,
    open: (folder, options) => lmdbStore({ ...pathIn(folder, "game.mdb", options), durability: "power" }),
  },
  directory: {
    file: "game",
    writers: "many",
    open: (folder, options) => directoryStore(pathIn(folder, "game", options)),
  },
  "directory-power": {
    file: "game",
    writers: "many",
    open: (folder, options) => directoryStore({ ...pathIn(folder, "game", options), durability: "power" }),
  },
  sharded: {
    file: "shards",
    writers: "many",
    room: 700,
    open: (folder, options) =>
      shardedStore({ stores: (index) => sqliteStore(pathIn(folder, `shards/${index}.db`, options)), count: 3 }),
  },
  formats: {
    file: "formats",
    writers: "one",
    checksums: false,
    endMark: false,
    room: 400,
    open: (folder, options) =>
      formatsStore({
        stores: {
          text: jsonlStore(pathIn(folder, "formats/text.jsonl", options)),
          data: sqliteStore(pathIn(folder, "formats/data.db", options)),
        },
        types: { account: "text" },
        otherwise: "data",
      }),
  },
};

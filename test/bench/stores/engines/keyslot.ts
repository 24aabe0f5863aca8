import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BackingStore } from "@keyslot/runtime";
import type { FamilyContext } from "../../harness/cell.ts";
import type { Subject } from "../../subject/subject.ts";
import type { Durability, Engine, OpenEngine, StoredDocument } from "../engine.ts";

const ours = { version: "this tree", role: "ours", hasBatches: true } as const;

/** Our SQLite store over the driver that it finds first. */
export function keyslotSqlite({ subject }: Pick<FamilyContext, "subject">, driver: string | undefined): Engine {
  return {
    ...ours,
    name: `keyslot SQLite over ${driver ?? "no driver"}`,
    content: "keyslot.db",
    open: (path, durability) => openSqlite(subject, { path, durability, driver }),
  };
}

/** Our SQLite store where `libsql` alone is installed, as it is after `npm install libsql`: in a folder from which nothing else is found. */
export function keyslotLibsql(context: FamilyContext): Engine {
  return {
    ...ours,
    name: "keyslot SQLite over libsql",
    content: "keyslot.db",
    async open(path, durability) {
      const home = mkdtempSync(join(tmpdir(), "keyslot-libsql-"));
      mkdirSync(join(home, "node_modules"));
      symlinkSync(installed("libsql"), join(home, "node_modules/libsql"), "junction");
      copyFileSync(fileURLToPath(context.subjectPath), join(home, "subject.mjs"));
      const subject: Subject = await import(pathToFileURL(join(home, "subject.mjs")).href);
      const engine = await openSqlite(subject, { path, durability, driver: "libsql" });
      const close = async () => {
        await engine.close();
        rmSync(home, { recursive: true, force: true });
      };
      return { ...engine, close };
    },
  };
}

export function keyslotMemory({ subject }: FamilyContext): Engine {
  return {
    ...ours,
    name: "keyslot in memory",
    content: "nothing",
    open: () => openStore(subject, subject.stores.memoryStore()),
  };
}

export function keyslotSingleFile({ subject }: FamilyContext): Engine {
  return {
    ...ours,
    name: "keyslot single file",
    content: "keyslot.cc",
    open: (path) => openStore(subject, subject.stores.singleFileStore({ path })),
  };
}

export function keyslotJsonl({ subject }: FamilyContext): Engine {
  return {
    ...ours,
    name: "keyslot JSONL",
    content: "keyslot.jsonl",
    open: (path) => openStore(subject, subject.stores.jsonlStore({ path })),
  };
}

/** Our append-only log, with its content in memory. */
export function keyslotJournal({ subject }: FamilyContext): Engine {
  return {
    ...ours,
    name: "keyslot journal",
    content: "keyslot-journal",
    open: (path, durability) => openStore(subject, subject.stores.journalStore({ path, durability })),
  };
}

export function keyslotLmdb({ subject }: FamilyContext): Engine {
  return {
    ...ours,
    name: "keyslot LMDB",
    content: "keyslot.mdb",
    open: (path, durability) => openStore(subject, subject.stores.lmdbStore({ path, durability })),
  };
}

export function keyslotDirectory({ subject }: FamilyContext): Engine {
  return {
    ...ours,
    name: "keyslot directory",
    content: "keyslot",
    open: (path, durability) => openStore(subject, subject.stores.directoryStore({ path, durability })),
  };
}

function installed(peer: string): string {
  return realpathSync(fileURLToPath(new URL(`../node_modules/${peer}`, import.meta.url)));
}

interface SqliteRequest {
  readonly path: string;
  readonly durability: Durability;
  readonly driver: string | undefined;
}

async function openSqlite(subject: Subject, { path, durability, driver }: SqliteRequest): Promise<OpenEngine> {
  const store = subject.stores.sqliteStore({ path, durability });
  const engine = await openStore(subject, store);
  if (store.driver !== driver) throw new Error(`The store came up over ${store.driver}, not over ${driver}.`);
  return engine;
}

/** Typed values in and out: coding is part of what is measured. */
async function openStore({ documents: { Session } }: Subject, store: BackingStore): Promise<OpenEngine> {
  await store.open({ catalog: [Session.catalog] });
  const { type, schemaId } = Session;
  const change = ({ key, value }: StoredDocument) => {
    const envelope = { type, key, schemaId, storedAt: now(), payload: Session.encode(value) };
    return { kind: "put" as const, envelope };
  };
  return {
    async get(key) {
      const envelope = await store.read(type, key);
      return envelope && Session.decode(envelope.payload);
    },
    set: (document) => store.write([change(document)]),
    setMany: (documents) => store.write(documents.map(change)),
    close: () => store.close(),
  };
}

let last = { milliseconds: 0, text: "" };

// As the cache does it: the text of a time is made once a millisecond.
function now(): string {
  const milliseconds = Date.now();
  if (milliseconds !== last.milliseconds) last = { milliseconds, text: new Date(milliseconds).toISOString() };
  return last.text;
}

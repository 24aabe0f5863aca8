import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Candidate, Cell, FamilyContext } from "../harness/cell.ts";
import { importPeer, peerVersion, whyUnavailable } from "../harness/peers.ts";
import type { Session } from "../schemas/session.schema.ts";
import type { ClassicLevelModule, LmdbModule, SqliteModule } from "../stores/peers.ts";
import type { LruCacheModule } from "./peers.ts";
import { makeSession, sessionKey } from "./sessions.ts";
import { StoredSessions } from "./stored-sessions.ts";

/** An opened cache or store: reads, and how to let go of it. */
interface Opened {
  get(key: string): Session | undefined | Promise<Session | undefined>;
  close?(): unknown;
}

/** From a file to the first document, and to every document in memory. */
export async function openCells(context: FamilyContext): Promise<readonly Cell[]> {
  const sizes = context.isQuick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];
  const noSqlite = await whyUnavailable("better-sqlite3");
  return sizes.flatMap((size) => {
    const stored = new StoredSessions(context, size);
    const is = { isLargest: size === 1_000_000, rounds: context.isQuick ? 3 : size === 1_000_000 ? 5 : 9 };
    return [firstGet({ context, stored, noSqlite, ...is }), everything({ context, stored, noSqlite, ...is })];
  });
}

interface OpenCell {
  readonly context: FamilyContext;
  readonly stored: StoredSessions;
  /** Why `better-sqlite3` cannot be used. */
  readonly noSqlite: string | undefined;
  readonly isLargest: boolean;
  readonly rounds: number;
}

function firstGet({ context, stored, noSqlite, isLargest, rounds }: OpenCell): Cell {
  return {
    name: `open ${stored.size.toLocaleString("en")} documents, first get`,
    unit: "time",
    mode: "once",
    rounds,
    ...(isLargest && { bar: { atMost: 15e6 } }),
    candidates: [
      candidate(stored, { name: "keyslot over SQLite, lazily", role: "ours" }, async () => {
        const path = await stored.keyslot();
        return () => openOurs(context, { path, loading: "lazy" });
      }),
      { ...candidate(stored, { name: "better-sqlite3", json: true }, () => openSqlite(stored)), ...missing(noSqlite) },
      candidate(stored, { name: "lmdb" }, () => openLmdb(stored)),
      candidate(stored, { name: "classic-level", json: true }, () => openLevel(stored)),
    ],
  };
}

function everything({ context, stored, noSqlite, isLargest, rounds }: OpenCell): Cell {
  return {
    name: `open ${stored.size.toLocaleString("en")} documents, all in memory`,
    unit: "time",
    mode: "once",
    rounds,
    ...(isLargest && { bar: { atMost: 60e6 } }),
    note: "Ours verifies every document and builds its index.",
    candidates: [
      candidate(stored, { name: "keyslot over SQLite", role: "ours" }, async () => {
        const path = await stored.keyslot();
        return () => openOurs(context, { path, loading: "eager" });
      }),
      candidate(stored, { name: "lru-cache", json: true }, () => loadLru(stored)),
      {
        ...candidate(stored, { name: "better-sqlite3", json: true }, () => loadSqlite(stored)),
        ...missing(noSqlite),
      },
      candidate(stored, { name: "lmdb" }, () => loadLmdb(stored)),
    ],
  };
}

interface OurOpening {
  readonly path: string;
  readonly loading: "eager" | "lazy";
}

async function openOurs({ subject }: FamilyContext, { path, loading }: OurOpening): Promise<Opened> {
  const { Session } = subject.documents;
  const stores = [subject.stores.sqliteStore({ path })];
  const cache = await subject.runtime.openCache({ documents: [Session], stores, loading });
  return { get: (key) => cache.get(Session, key), close: () => cache.close() };
}

async function openSqlite(stored: StoredSessions) {
  const { default: Database } = await importPeer<SqliteModule>("better-sqlite3");
  const path = await stored.sqlite();
  return async (): Promise<Opened> => {
    const database = new Database(path);
    const read = database.prepare("SELECT value FROM sessions WHERE key = ?");
    return { get: (key) => parse(read.get(key)), close: () => database.close() };
  };
}

async function openLmdb(stored: StoredSessions) {
  const { open } = await importPeer<LmdbModule>("lmdb");
  const path = await stored.lmdb();
  return async (): Promise<Opened> => {
    const database = open({ path });
    return { get: (key) => database.get(key) as Session | undefined, close: () => database.close() };
  };
}

async function openLevel(stored: StoredSessions) {
  const { ClassicLevel } = await importPeer<ClassicLevelModule>("classic-level");
  const path = await stored.level();
  return async (): Promise<Opened> => {
    const database = new ClassicLevel<Session>(path, { valueEncoding: "json" });
    await database.open();
    return { get: (key) => database.get(key), close: () => database.close() };
  };
}

async function loadLru(stored: StoredSessions) {
  const { LRUCache } = await importPeer<LruCacheModule>("lru-cache");
  const path = await stored.json();
  return async (): Promise<Opened> => {
    const entries: readonly [string, { readonly value: Session }][] = JSON.parse(readFileSync(path, "utf8"));
    const cache = new LRUCache<string, Session>({ max: stored.size });
    cache.load(entries);
    return { get: (key) => cache.get(key) };
  };
}

async function loadSqlite(stored: StoredSessions) {
  const { default: Database } = await importPeer<SqliteModule>("better-sqlite3");
  const path = await stored.sqlite();
  return async (): Promise<Opened> => {
    const database = new Database(path);
    const all = new Map<string, Session>();
    for (const row of database.prepare("SELECT value FROM sessions").all()) {
      const session = parse(row);
      if (session !== undefined) all.set(session.id, session);
    }
    return { get: (key) => all.get(key), close: () => database.close() };
  };
}

async function loadLmdb(stored: StoredSessions) {
  const { open } = await importPeer<LmdbModule>("lmdb");
  const path = await stored.lmdb();
  return async (): Promise<Opened> => {
    const database = open({ path });
    const all = new Map<string, Session>();
    for (const { key, value } of database.getRange()) all.set(key, value as Session);
    return { get: (key) => all.get(key), close: () => database.close() };
  };
}

interface Named {
  readonly name: string;
  readonly role?: Candidate["role"];
  /** Its documents are kept as JSON. */
  readonly json?: boolean;
}

type Open = () => Promise<Opened>;

function candidate(stored: StoredSessions, named: Named, prepare: () => Promise<Open>): Candidate {
  const isOurs = named.role === "ours";
  return {
    name: named.json ? `${named.name}, JSON` : named.name,
    version: isOurs ? "this tree" : peerVersion(named.name),
    role: named.role ?? "peer",
    async setUp() {
      const open = await prepare();
      let opened: Opened | undefined;
      const close = async () => {
        await opened?.close?.();
        opened = undefined;
        globalThis.gc?.();
      };
      // Another document each time, far from the last one.
      let at = 0;
      const run = async () => {
        opened = await open();
        at = (at + 7919) % stored.size;
        if ((await opened.get(sessionKey(at))) === undefined) throw new Error("The document is missing.");
      };
      const verify = async () => {
        opened = await open();
        for (const number of [0, stored.size - 1]) {
          deepEqual({ ...(await opened.get(sessionKey(number))) }, makeSession(number, stored.size));
        }
        await close();
      };
      return { verify, before: close, run, tearDown: close };
    },
  };
}

function missing(reason: string | undefined): Pick<Candidate, "unavailable"> {
  return reason === undefined ? {} : { unavailable: reason };
}

function parse(row: unknown): Session | undefined {
  const value: unknown = typeof row === "object" && row !== null ? Reflect.get(row, "value") : undefined;
  return typeof value === "string" ? JSON.parse(value) : undefined;
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FamilyContext } from "../harness/cell.ts";
import { importPeer } from "../harness/peers.ts";
import type { Session } from "../schemas/session.schema.ts";
import type { ClassicLevelModule, LmdbModule, SqliteModule } from "../stores/peers.ts";
import { makeSession } from "./sessions.ts";

const slice = 10_000;

/** Files that hold a number of sessions, each written when it is first asked for. */
export class StoredSessions {
  readonly size: number;
  readonly #context: FamilyContext;
  readonly #paths = new Map<string, Promise<string>>();

  constructor(context: FamilyContext, size: number) {
    this.#context = context;
    this.size = size;
  }

  /** Our SQLite store, written through a cache as an application does. */
  keyslot(): Promise<string> {
    return this.#once("keyslot.db", async (path) => {
      const { runtime, stores, documents } = this.#context.subject;
      const { Session } = documents;
      const cache = await runtime.openCache({ documents: [Session], stores: [stores.sqliteStore({ path })] });
      for (const sessions of this.#slices()) await cache.putMany(Session, sessions);
      await cache.close();
    });
  }

  json(): Promise<string> {
    return this.#once("sessions.json", async (path) => {
      const entries = [...this.#slices()].flat().map((session) => [session.id, { value: session }]);
      writeFileSync(path, JSON.stringify(entries));
    });
  }

  sqlite(): Promise<string> {
    return this.#once("json.db", async (path) => {
      const { default: Database } = await importPeer<SqliteModule>("better-sqlite3");
      const database = new Database(path);
      database.exec(
        "PRAGMA journal_mode = WAL; CREATE TABLE sessions (id INTEGER PRIMARY KEY, key TEXT UNIQUE, value TEXT)",
      );
      const insert = database.prepare("INSERT INTO sessions (key, value) VALUES (?, ?)");
      for (const sessions of this.#slices()) {
        database.exec("BEGIN");
        for (const session of sessions) insert.run(session.id, JSON.stringify(session));
        database.exec("COMMIT");
      }
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      database.close();
    });
  }

  lmdb(): Promise<string> {
    return this.#once("sessions.lmdb", async (path) => {
      const { open } = await importPeer<LmdbModule>("lmdb");
      const database = open({ path });
      for (const sessions of this.#slices()) {
        const puts = sessions.map((session) => database.put(session.id, session));
        await Promise.all(puts);
      }
      await database.close();
    });
  }

  level(): Promise<string> {
    return this.#once("sessions.level", async (path) => {
      const { ClassicLevel } = await importPeer<ClassicLevelModule>("classic-level");
      const database = new ClassicLevel<Session>(path, { valueEncoding: "json" });
      for (const sessions of this.#slices()) {
        await database.batch(sessions.map((value) => ({ type: "put", key: value.id, value })));
      }
      await database.close();
    });
  }

  #once(name: string, write: (path: string) => Promise<void>): Promise<string> {
    const path = join(this.#context.folder, `${this.size}-${name}`);
    const written = this.#paths.get(name) ?? write(path).then(() => path);
    this.#paths.set(name, written);
    return written;
  }

  *#slices(): Generator<readonly Session[]> {
    for (let first = 0; first < this.size; first += slice) {
      const length = Math.min(slice, this.size - first);
      yield Array.from({ length }, (_, at) => makeSession(first + at, this.size));
    }
  }
}

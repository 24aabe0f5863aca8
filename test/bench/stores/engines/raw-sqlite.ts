import { importPeer, peerVersion, whyUnavailable } from "../../harness/peers.ts";
import type { Engine, OpenEngine, StoredDocument } from "../engine.ts";
import type { SqliteConnection, SqliteModule } from "../peers.ts";

type DriverName = "better-sqlite3" | "libsql";

/** What is left when everything else is taken away: one table, prepared statements, bytes in and out. */
export async function rawSqlite(driver: DriverName): Promise<Engine> {
  return engine(driver, {
    name: `${driver}, bytes`,
    content: `${driver}-bytes.db`,
    encode: ({ bytes }) => bytes,
    decode: (value) => value,
  });
}

/** As people use it for values: JSON in a text. */
export async function jsonSqlite(driver: DriverName): Promise<Engine> {
  return engine(driver, {
    name: `${driver}, JSON`,
    content: `${driver}-json.db`,
    encode: ({ value }) => JSON.stringify(value),
    decode: (value) => (typeof value === "string" ? JSON.parse(value) : undefined),
  });
}

interface Coding extends Pick<Engine, "name" | "content"> {
  encode(document: StoredDocument): string | Uint8Array;
  decode(value: unknown): unknown;
}

async function engine(driver: DriverName, coding: Coding): Promise<Engine> {
  return {
    name: coding.name,
    version: peerVersion(driver),
    role: "peer",
    hasBatches: true,
    unavailable: await whyUnavailable(driver),
    content: coding.content,
    async open(path, durability) {
      const { default: Database } = await importPeer<SqliteModule>(driver);
      const database = new Database(path);
      // As our store sets them, so that both promise the same.
      database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === "power" ? "FULL" : "NORMAL"};`);
      database.exec(
        "CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value BLOB NOT NULL)",
      );
      return openTable(database, { ...coding, isPlucked: driver === "better-sqlite3" });
    },
  };
}

interface TableCoding extends Coding {
  /** The value in place of its row, which is faster; `libsql` gives rows whatever it is told. */
  readonly isPlucked: boolean;
}

function openTable(database: SqliteConnection, { encode, decode, isPlucked }: TableCoding): OpenEngine {
  const select = database.prepare("SELECT value FROM entries WHERE key = ?");
  const read = isPlucked ? select.pluck() : select;
  const write = database.prepare(
    "INSERT INTO entries (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const begin = database.prepare("BEGIN");
  const commit = database.prepare("COMMIT");
  return {
    get: isPlucked ? (key) => decode(read.get(key)) : (key) => decode(cellOf(read.get(key))),
    set: (document) => void write.run(document.key, encode(document)),
    setMany(documents) {
      begin.run();
      for (const document of documents) write.run(document.key, encode(document));
      commit.run();
    },
    close: () => database.close(),
  };
}

function cellOf(row: unknown): unknown {
  return typeof row === "object" && row !== null ? Reflect.get(row, "value") : undefined;
}

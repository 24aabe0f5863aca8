import { crc32 } from "node:zlib";
import type { Envelope } from "@keyslot/runtime";
import Database from "libsql";

const maxId = "(SELECT coalesce(max(id), 0) FROM documents)";

/** A database as the second version of the format had it, written without any of the store's code; two of the documents are not counted yet. */
export function format2File(path: string, documents: readonly Envelope[]): void {
  const database = new Database(path);
  database.exec(`
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('format', 'keyslot documents'), ('version', '2'), ('checksum', 'crc32');
    CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE schemas (
      id INTEGER PRIMARY KEY, type INTEGER NOT NULL, schema_id TEXT NOT NULL, indexes TEXT NOT NULL, checksum INTEGER NOT NULL,
      documents INTEGER NOT NULL DEFAULT 0, UNIQUE (type, schema_id, indexes)
    );
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY, type INTEGER NOT NULL, key TEXT NOT NULL, schema INTEGER NOT NULL, value BLOB NOT NULL
    );
    CREATE UNIQUE INDEX documents_by_key ON documents (type, key);
    CREATE TABLE counted (id INTEGER PRIMARY KEY, through INTEGER NOT NULL);
    INSERT INTO counted VALUES (1, 0);
    CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
      UPDATE schemas SET documents = documents - 1 WHERE id = old.schema AND old.id <= (SELECT through FROM counted);
      UPDATE counted SET through = ${maxId} WHERE through > ${maxId};
    END;
    CREATE TRIGGER documents_moved AFTER UPDATE OF schema ON documents
    WHEN old.schema <> new.schema AND old.id <= (SELECT through FROM counted) BEGIN
      UPDATE schemas SET documents = documents - 1 WHERE id = old.schema;
      UPDATE schemas SET documents = documents + 1 WHERE id = new.schema;
    END;
    CREATE TABLE indexes (
      id INTEGER PRIMARY KEY, type INTEGER NOT NULL, name TEXT NOT NULL, fingerprint TEXT NOT NULL, UNIQUE (type, name, fingerprint)
    );
    CREATE TABLE entries (
      indexed INTEGER NOT NULL, entry BLOB NOT NULL, key BLOB NOT NULL, PRIMARY KEY (indexed, entry, key)
    ) WITHOUT ROWID;
    PRAGMA application_id = 0x4b534c54; PRAGMA user_version = 2; PRAGMA journal_mode = WAL; BEGIN;`);
  for (const document of documents) format2Put(database, document);
  database.exec(`UPDATE counted SET through = max(0, ${maxId} - 2);
    UPDATE schemas SET documents = (SELECT count(*) FROM documents WHERE schema = schemas.id AND id <= (SELECT through FROM counted));
    COMMIT; PRAGMA wal_checkpoint(TRUNCATE);`);
  database.close();
}

/** A put as a program of that time makes it, which may have the database open still. */
export function format2Put(database: Database.Database, document: Envelope): void {
  const { type, key, schemaId } = document;
  database.prepare("INSERT OR IGNORE INTO types (name) VALUES (?)").run([type]);
  const numberOf = (sql: string, values: readonly unknown[]): number => {
    const [row] = database
      .prepare(sql)
      .raw()
      .all([...values]);
    return Number(Array.isArray(row) ? row[0] : undefined);
  };
  const typeId = numberOf("SELECT id FROM types WHERE name = ?", [type]);
  const checksum = crc32(Buffer.concat([type, schemaId, ""].map(textBytes)));
  database
    .prepare("INSERT OR IGNORE INTO schemas (type, schema_id, indexes, checksum) VALUES (?, ?, '', ?)")
    .run([typeId, schemaId, checksum]);
  const schema = numberOf("SELECT id FROM schemas WHERE type = ? AND schema_id = ? AND indexes = ''", [
    typeId,
    schemaId,
  ]);
  const value = packedOf(document, schema);
  const put = database.prepare(`INSERT INTO documents (type, key, schema, value) VALUES (?, ?, ?, ?)
    ON CONFLICT (type, key) DO UPDATE SET value = excluded.value WHERE schema = excluded.schema`);
  if (put.run([typeId, key, schema, value]).changes > 0) return;
  database
    .prepare("UPDATE documents SET schema = ?, value = ? WHERE type = ? AND key = ?")
    .run([schema, value, typeId, key]);
}

// Checksum, the schema's number in three bytes, the length of stored-at in one (or 255 and four bytes), stored-at, payload.
function packedOf({ type, key, schemaId, storedAt, payload }: Envelope, schema: number): Buffer {
  const time = Buffer.from(storedAt);
  const isShort = storedAt.length < 255 && time.length === storedAt.length;
  const head = Buffer.from([schema & 0xff, (schema >> 8) & 0xff, schema >> 16, isShort ? time.length : 255]);
  const value = Buffer.concat([head, isShort ? Buffer.alloc(0) : lengthBytes(time.length), time, payload]);
  const checksum = crc32(Buffer.concat([...[type, schemaId, key].map(textBytes), value]));
  return Buffer.concat([lengthBytes(checksum), value]);
}

function textBytes(text: string): Buffer {
  return Buffer.concat([lengthBytes(text.length), Buffer.from(text, "utf16le")]);
}

function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

import { crc32 } from "node:zlib";
import type { Envelope } from "@keyslot/runtime";
import Database from "libsql";

export type Format1Envelope = Envelope;

/** A database as the first version of the format had it, written without any of the store's code. */
export function format1File(path: string, documents: readonly Format1Envelope[]): void {
  const database = new Database(path);
  database.exec(`
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('format', 'keyslot documents'), ('version', '1'), ('checksum', 'crc32');
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY, type TEXT NOT NULL, key TEXT NOT NULL, schema_id TEXT NOT NULL, stored_at TEXT NOT NULL,
      checksum INTEGER NOT NULL, payload BLOB NOT NULL
    );
    CREATE UNIQUE INDEX documents_by_key ON documents (type, key);
    PRAGMA application_id = 0x4b534c54; PRAGMA user_version = 1; PRAGMA journal_mode = WAL; BEGIN;`);
  const insert = database.prepare("INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?)");
  for (const document of documents) {
    const { type, key, schemaId, storedAt, payload } = document;
    insert.run([type, key, schemaId, storedAt, checksumOf(document), Buffer.from(payload)]);
  }
  database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);");
  database.close();
}

// Each part with its length; texts as their UTF-16 code units.
function checksumOf({ type, key, schemaId, storedAt, payload }: Format1Envelope): number {
  const texts = [type, key, schemaId, storedAt].flatMap((text) => [length(text.length), Buffer.from(text, "utf16le")]);
  return crc32(Buffer.concat([...texts, length(payload.length), payload]));
}

function length(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

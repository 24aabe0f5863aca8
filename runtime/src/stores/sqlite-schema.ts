/** `KSLT`: stands in the file's header, so that a store of ours is told from any other SQLite database. */
export const applicationId = 0x4b534c54;

/** Raised when older versions of this store could not read or would damage the file. */
export const formatVersion = 1;

/**
 * Values live in a rowid table, which stays fast when they are large, and are found through one unique index. `meta` says in
 * words what the header says in numbers, for whoever opens the file with another tool.
 */
export const schemaSql = `
BEGIN IMMEDIATE;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('format', 'keyslot documents'), ('version', '${formatVersion}'), ('checksum', 'crc32');
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  schema_id TEXT NOT NULL,
  stored_at TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  payload BLOB NOT NULL
);
CREATE UNIQUE INDEX documents_by_key ON documents (type, key);
PRAGMA application_id = ${applicationId};
PRAGMA user_version = ${formatVersion};
COMMIT;
`;

/**
 * A row's texts as one value of bytes: checksum, the lengths of type, key and schema id, then the four texts. As bytes, because
 * `libsql` ends a text at its first NUL, and ends the whole process when a damaged one is not UTF-8. As one, because each value
 * of a row costs about as much as reading the row.
 */
const head = `CAST(checksum || ' ' || length(CAST(type AS BLOB)) || ' ' || length(CAST(key AS BLOB)) || ' ' ||
  length(CAST(schema_id AS BLOB)) || ' ' || type || key || schema_id || stored_at AS BLOB) head`;

export const readSql = `SELECT ${head}, CAST(payload AS BLOB) payload FROM documents WHERE type = ? AND key = ?`;

export const pageSql = `SELECT id, ${head}, CAST(payload AS BLOB) payload FROM documents WHERE id > ? ORDER BY id LIMIT 500`;

export const putSql = `
INSERT INTO documents (type, key, schema_id, stored_at, checksum, payload) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (type, key) DO UPDATE SET
  schema_id = excluded.schema_id, stored_at = excluded.stored_at, checksum = excluded.checksum, payload = excluded.payload`;
export const deleteSql = "DELETE FROM documents WHERE type = ? AND key = ?";

import { followingTablesSql } from "./sqlite-following-schema.ts";
import { metadataTablesSql } from "./sqlite-metadata-schema.ts";
import { quarantineTableSql } from "./sqlite-quarantine-schema.ts";
import { sizesTableSql } from "./sqlite-size-schema.ts";

/** `KSLT`: stands in the file's header, so that a store of ours is told from any other SQLite database. */
export const applicationId = 0x4b534c54;

/** Raised when older versions of this store could not read or would damage the file. */
export const formatVersion = 3;

const maxId = "(SELECT coalesce(max(id), 0) FROM documents)";

const metadataSchema = "SELECT 1 FROM schemas WHERE id = new.schema AND indexes GLOB '[et]*'";

/** What may stand in `schemas.indexes` in front of the numbers: the documents expire, or have tags alone. */
export const metadataMarks = ["expiring", "tagged"] as const;

/**
 * Triggers that every database has, whoever writes it, by name. What a document has in `expiries` and `tags` goes with it, or with its
 * metadata.
 */
export const triggers: Readonly<Record<string, string>> = {
  documents_deleted: `CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
  UPDATE schemas SET documents = documents - 1 WHERE id = old.schema AND old.id <= (SELECT through FROM counted);
  UPDATE counted SET through = ${maxId} WHERE through > ${maxId};
  DELETE FROM expiries WHERE document = old.id;
  DELETE FROM tags WHERE document = old.id;
END`,
  documents_moved: `CREATE TRIGGER documents_moved AFTER UPDATE OF schema ON documents
WHEN old.schema <> new.schema AND old.id <= (SELECT through FROM counted) BEGIN
  UPDATE schemas SET documents = documents - 1 WHERE id = old.schema;
  UPDATE schemas SET documents = documents + 1 WHERE id = new.schema;
END`,
  documents_renumbered: `CREATE TRIGGER documents_renumbered AFTER UPDATE OF schema ON documents
WHEN old.schema <> new.schema BEGIN
  DELETE FROM expiries WHERE document = old.id AND NOT EXISTS (${metadataSchema});
  DELETE FROM tags WHERE document = old.id AND NOT EXISTS (${metadataSchema});
  UPDATE expiries SET schema = new.schema WHERE document = old.id;
END`,
};

export const triggersSql = Object.values(triggers)
  .map((sql) => `${sql};`)
  .join("\n");

/**
 * Values live in a rowid table, which stays fast when they are large, and are found through one unique index. What many documents
 * share stands once, in `schemas`: type, schema id, and in `indexes` what is kept beside them: the indexes whose entries were written with
 * them, and in front of those whether they have an expiry or tags. So a plain put over such a document is a change of schema, which is rare
 * and has triggers, and a put of plain documents never has to ask.
 *
 * A row of `schemas` counts its documents up to the id in `counted`; those behind it are few and counted when asked for. A trigger that
 * counted every insert would make it half as slow again (2.8 against 1.9 µs in a batch). Deletes and changes of schema are rarer, and
 * exact by trigger, whoever makes them. An id above `counted` must never have been counted, so `counted` never stays above the last one.
 */
export const tablesSql = `
CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE schemas (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  schema_id TEXT NOT NULL,
  indexes TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  documents INTEGER NOT NULL DEFAULT 0,
  UNIQUE (type, schema_id, indexes)
);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  key TEXT NOT NULL,
  schema INTEGER NOT NULL,
  value BLOB NOT NULL
);
CREATE UNIQUE INDEX documents_by_key ON documents (type, key);
CREATE TABLE counted (id INTEGER PRIMARY KEY, through INTEGER NOT NULL);
INSERT INTO counted VALUES (1, 0);
CREATE TABLE indexes (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  UNIQUE (type, name, fingerprint)
);
CREATE TABLE entries (
  indexed INTEGER NOT NULL,
  entry BLOB NOT NULL,
  key BLOB NOT NULL,
  PRIMARY KEY (indexed, entry, key)
) WITHOUT ROWID;
${metadataTablesSql}
${followingTablesSql}
${sizesTableSql}
${quarantineTableSql}
${triggersSql}
`;

/** `meta` says in words what the header says in numbers, for whoever opens the file with another tool. */
export const schemaSql = `
BEGIN IMMEDIATE;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('format', 'keyslot documents'), ('version', '${formatVersion}'), ('checksum', 'crc32');
${tablesSql}
PRAGMA application_id = ${applicationId};
PRAGMA user_version = ${formatVersion};
COMMIT;
`;

// Texts are read as bytes, because `libsql` ends a text at its first NUL, and ends the whole process when a damaged one is not UTF-8;
// numbers with `+ 0`, because a damaged one may have become a text.
const row = "id, type + 0, CAST(key AS BLOB), schema + 0, CAST(value AS BLOB)";

/** What `schema` says stands in the value too: one value of a row is read faster than two. */
export function readSql({ takesTexts }: { readonly takesTexts: boolean }): string {
  // The cast costs 0.2 µs of 4.
  return `SELECT ${takesTexts ? "value" : "CAST(value AS BLOB)"} FROM documents WHERE type = ? AND key = ?`;
}
/** As `readSql`, of one type: its number in the text is cheaper than as a value. */
export function readOfTypeSql(typeId: number, driver: { readonly takesTexts: boolean }): string {
  return readSql(driver).replace("type = ?", `type = ${typeId}`);
}
export const pageSql = `SELECT ${row} FROM documents WHERE id > ? ORDER BY id LIMIT ?`;
export const rowSql = `SELECT ${row} FROM documents WHERE id = ?`;
export const firstOfTypeSql = `SELECT ${row} FROM documents WHERE type = ? AND key >= ? ORDER BY key LIMIT ?`;
export const pageOfTypeSql = `SELECT ${row} FROM documents WHERE type = ? AND key > ? ORDER BY key LIMIT ?`;

/** Changes no row where the document is there under another schema: its row has to move from one count to another. */
export const putSql = `
INSERT INTO documents (type, key, schema, value) VALUES (?, ?, ?, ?)
ON CONFLICT (type, key) DO UPDATE SET value = excluded.value WHERE schema = excluded.schema`;
/** As `putSql`, of one schema and of several documents: their numbers in the text are cheaper than as values. */
export function putRowsSql({ id, typeId }: { readonly id: number; readonly typeId: number }, rows: number): string {
  const row = `(${typeId}, ?, ${id}, ?)`;
  return `
INSERT INTO documents (type, key, schema, value) VALUES ${Array(rows).fill(row).join()}
ON CONFLICT (type, key) DO UPDATE SET value = excluded.value WHERE schema = ${id}`;
}
export const moveSql = "UPDATE documents SET schema = ?, value = ? WHERE type = ? AND key = ?";
export const deleteSql = "DELETE FROM documents WHERE type = ? AND key = ?";
/** Gives a document another schema, provided that its value is still the given one. */
export const renumberSql = "UPDATE documents SET schema = ?, value = ? WHERE type = ? AND key = ? AND value = ?";

export const countSql = `
UPDATE schemas SET documents = documents + found.amount
FROM (SELECT schema, count(*) amount FROM documents WHERE id > (SELECT through FROM counted) GROUP BY schema) found
WHERE found.schema = schemas.id`;
export const countedSql = `UPDATE counted SET through = ${maxId}`;
/** Documents by schema: those that are counted, and those that are not yet. */
export const countedBySchemaSql = "SELECT id, documents + 0 FROM schemas";
export const uncountedSql =
  "SELECT schema + 0, count(*) FROM documents WHERE id > (SELECT through FROM counted) GROUP BY schema";

/** For a check: up to where documents are counted, those that are by schema, and everything counted anew. */
export const throughSql = "SELECT through + 0 FROM counted";
export const schemasBehindSql = "SELECT id, schema + 0 FROM documents WHERE id > ? AND id <= ? ORDER BY id LIMIT ?";
export const recountSql = `
INSERT OR IGNORE INTO counted VALUES (1, 0);
UPDATE counted SET through = 0;
UPDATE schemas SET documents = 0;
${countSql};
${countedSql};`;

const bytesOf = (column: string) => `CAST(${column} AS BLOB)`;

export const typesSql = `SELECT id, ${bytesOf("name")} FROM types`;
export const schemasSql = `
SELECT id, type + 0, ${bytesOf("schema_id")}, ${bytesOf("indexes")}, checksum + 0, documents + 0 FROM schemas`;
export const indexesSql = `SELECT id, type + 0, ${bytesOf("name")}, ${bytesOf("fingerprint")} FROM indexes`;
export const addTypeSql = "INSERT OR IGNORE INTO types (name) VALUES (?)";
export const addIndexSql = "INSERT OR IGNORE INTO indexes (type, name, fingerprint) VALUES (?, ?, ?)";
export const addSchemaSql = "INSERT OR IGNORE INTO schemas (type, schema_id, indexes, checksum) VALUES (?, ?, ?, ?)";

// A key comes as a text, or as bytes where UTF-8 would sort it wrongly.
export const addEntrySql = "INSERT OR IGNORE INTO entries (indexed, entry, key) VALUES (?, ?, CAST(? AS BLOB))";
export const dropEntrySql = "DELETE FROM entries WHERE indexed = ? AND entry = ? AND key = CAST(? AS BLOB)";

/** For a check: entries behind one, with the type of their index where there is such an index. */
export const allEntriesSql = `
SELECT e.indexed + 0, CAST(e.entry AS BLOB), CAST(e.key AS BLOB), i.type FROM entries e LEFT JOIN indexes i ON i.id = e.indexed
WHERE (e.indexed, e.entry, e.key) > (?, ?, ?) ORDER BY e.indexed, e.entry, e.key LIMIT ?`;
export const dropAnyEntrySql = "DELETE FROM entries WHERE indexed = ? AND entry = ? AND key = ?";

export interface EntriesPage {
  readonly isFirst: boolean;
  readonly isBounded: boolean;
  readonly reverse: boolean;
}

/** Entries of an index: from the lower bound, below the upper one where there is one, and behind the last entry of the page before. */
export function entriesSql({ isFirst, isBounded, reverse }: EntriesPage): string {
  const order = reverse ? "DESC" : "ASC";
  // The last entry is a bound itself, and the nearer one.
  const lower = isFirst || reverse ? "entry >= ?" : "(entry, key) > (?, ?)";
  const upper = !isFirst && reverse ? "(entry, key) < (?, ?)" : "entry < ?";
  const bounds = isBounded || (!isFirst && reverse) ? `${lower} AND ${upper}` : lower;
  return `SELECT entry, key FROM entries WHERE indexed = ? AND ${bounds} ORDER BY entry ${order}, key ${order} LIMIT ?`;
}

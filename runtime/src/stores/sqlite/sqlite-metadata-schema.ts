/**
 * What documents with an expiry or tags have beside their value, which holds both as well: these tables only find them. `schema` stands in
 * `expiries` so that documents that have expired are counted without looking at them.
 */
export const metadataTablesSql = `
CREATE TABLE expiries (document INTEGER PRIMARY KEY, schema INTEGER NOT NULL, at REAL NOT NULL);
CREATE INDEX expiries_by_time ON expiries (at, schema);
CREATE TABLE tags (
  document INTEGER NOT NULL,
  tag BLOB NOT NULL,
  type INTEGER NOT NULL,
  PRIMARY KEY (document, tag)
) WITHOUT ROWID;
CREATE INDEX tags_by_name ON tags (tag, type, document);`;

export const findDocumentSql = "SELECT id FROM documents WHERE type = ? AND key = ? AND schema = ?";
export const setExpirySql = `
INSERT INTO expiries (document, schema, at) VALUES (?, ?, ?)
ON CONFLICT (document) DO UPDATE SET schema = excluded.schema, at = excluded.at
WHERE schema <> excluded.schema OR at <> excluded.at`;
export const dropExpirySql = "DELETE FROM expiries WHERE document = ?";
// A tag is written as the text that it is and kept as its bytes, which `libsql` gives back whole.
export const addTagSql = "INSERT OR IGNORE INTO tags (document, tag, type) VALUES (?, CAST(? AS BLOB), ?)";
export const dropTagSql = "DELETE FROM tags WHERE document = ? AND tag = ?";
export const tagsSql = "SELECT CAST(tag AS BLOB), type + 0 FROM tags WHERE document = ?";

export const nextExpirySql = "SELECT coalesce(min(at), 9e999) FROM expiries";
const row = "d.id, d.type + 0, CAST(d.key AS BLOB), CAST(d.value AS BLOB)";
/** Documents that may have expired: the row, and the document where there is one. */
export const expiredSql = `
SELECT e.document, ${row} FROM expiries e LEFT JOIN documents d ON d.id = e.document
WHERE e.at <= ? ORDER BY e.at LIMIT ?`;
/** How many documents of each schema have expired. */
export const expiredBySchemaSql = "SELECT schema, count(*) FROM expiries WHERE at <= ? GROUP BY schema";
/** Documents that may have a tag. */
export const taggedSql = `
SELECT t.document, ${row} FROM tags t LEFT JOIN documents d ON d.id = t.document
WHERE t.tag = CAST(? AS BLOB) LIMIT ?`;
export const taggedOfTypeSql = taggedSql.replace(" LIMIT", " AND t.type = ? LIMIT");
export const deleteByIdSql = "DELETE FROM documents WHERE id = ?";

/** For a check: what these tables hold of documents between two rows. */
export const expiriesBetweenSql =
  "SELECT document, schema + 0, at + 0.0 FROM expiries WHERE document > ? AND document <= ?";
export const tagsBetweenSql =
  "SELECT document, CAST(tag AS BLOB), type + 0 FROM tags WHERE document > ? AND document <= ?";
export const dropTagsSql = "DELETE FROM tags WHERE document = ?";

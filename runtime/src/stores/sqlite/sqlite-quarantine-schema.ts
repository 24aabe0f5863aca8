/** Where a check puts damaged documents aside: their rows as they were, with what their numbers stood for. Nothing reads it. */
export const quarantineTableSql = `
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  type BLOB,
  key BLOB,
  schema BLOB,
  value BLOB,
  type_name TEXT,
  schema_id TEXT,
  at REAL NOT NULL
);`;

export const setAsideSql = `
INSERT INTO quarantine (document, type, key, schema, value, type_name, schema_id, at)
SELECT d.id, d.type, d.key, d.schema, d.value, t.name, s.schema_id, ?
FROM documents d LEFT JOIN types t ON t.id = d.type LEFT JOIN schemas s ON s.id = d.schema WHERE d.id = ?`;

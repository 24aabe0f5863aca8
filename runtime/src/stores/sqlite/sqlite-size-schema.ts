const bytes = `x'${Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0")).join("")}'`;
const byteAt = (value: string, position: number) => `(instr(${bytes}, substr(${value}, ${position}, 1)) - 1)`;
const lengthAt = (value: string, position: number) =>
  [0, 1, 2, 3].map((at) => `${byteAt(value, position + at)} * ${256 ** at}`).join(" + ");

/** The bytes of a document's key and payload, of the columns of a row: as `sqlite-value.ts` lays values out. */
function sizeOf(row: string): string {
  const value = `${row}value`;
  const isWithMetadata = `substr(${value}, 7, 1) >= x'80'`;
  const isLong = `substr(${value}, 8, 1) = x'ff'`;
  const head = `CASE WHEN ${isWithMetadata} THEN ${lengthAt(value, 9)} WHEN ${isLong} THEN 12 + ${lengthAt(value, 9)}
    ELSE 8 + ${byteAt(value, 8)} END`;
  return `(length(CAST(${row}key AS BLOB)) + length(${value}) - ${head})`;
}

/**
 * Bytes are counted once somebody asks for them, for it is not for nothing: a put that changes a document's size writes another page then,
 * which makes a single one half as slow again. The row is there from the first question on, and with it the triggers; documents up to the id
 * in `through` are in `bytes`, and those behind it are few, or counted in slices.
 */
export const sizesTableSql = `
CREATE TABLE sizes (id INTEGER PRIMARY KEY, through INTEGER NOT NULL, bytes INTEGER NOT NULL);`;

const maxId = "(SELECT coalesce(max(id), 0) FROM documents)";

export const sizeTriggers: Readonly<Record<string, string>> = {
  sizes_deleted: `CREATE TRIGGER sizes_deleted AFTER DELETE ON documents WHEN old.id <= (SELECT through FROM sizes) BEGIN
  UPDATE sizes SET bytes = bytes - ${sizeOf("old.")}, through = min(through, ${maxId});
END`,
  sizes_changed: `CREATE TRIGGER sizes_changed AFTER UPDATE OF value ON documents
WHEN (length(old.value) <> length(new.value) OR substr(old.value, 7, 6) <> substr(new.value, 7, 6))
  AND old.id <= (SELECT through FROM sizes) AND ${sizeOf("old.")} <> ${sizeOf("new.")} BEGIN
  UPDATE sizes SET bytes = bytes + ${sizeOf("new.")} - ${sizeOf("old.")};
END`,
};

export const beginSizesSql = `INSERT INTO sizes VALUES (1, 0, 0); ${Object.values(sizeTriggers).join(";\n")};`;
export const sizesSql = "SELECT through, bytes FROM sizes";
/** How many documents there are behind one, up to a limit. */
export const behindSql = "SELECT count(*) FROM (SELECT 1 FROM documents WHERE id > ? LIMIT ?)";
/** Up to where the next documents reach, how many there are, and what they take. */
export const nextSizesSql = `
SELECT max(id), count(*), sum(size) FROM (SELECT id, ${sizeOf("")} size FROM documents WHERE id > ? ORDER BY id LIMIT ?)`;
/** As `nextSizesSql`, without the number of documents, and not beyond an id. */
export const nextSizesThroughSql = `
SELECT max(id), sum(size)
FROM (SELECT id, ${sizeOf("")} size FROM documents WHERE id > ? AND id <= ? ORDER BY id LIMIT ?)`;
export const addSizesSql = "UPDATE sizes SET through = ?, bytes = bytes + ? WHERE through = ?";
/** Documents and bytes, those included that are not counted yet. */
export const usageSql = `
SELECT (SELECT coalesce(sum(documents), 0) FROM schemas) +
    (SELECT count(*) FROM documents WHERE id > (SELECT through FROM counted)),
  (SELECT bytes FROM sizes) +
    (SELECT coalesce(sum(${sizeOf("")}), 0) FROM documents WHERE id > (SELECT through FROM sizes))`;
export const recountSizesSql = `
UPDATE sizes SET bytes = (SELECT coalesce(sum(${sizeOf("")}), 0) FROM documents WHERE id <= sizes.through)`;

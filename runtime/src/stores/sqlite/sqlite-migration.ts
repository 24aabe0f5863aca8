import { setImmediate as pause } from "node:timers/promises";
import type { SqliteDatabase } from "./sqlite-driver.ts";
import { format1Rows } from "./sqlite-format-1.ts";
import * as sql from "./sqlite-schema.ts";
import { SchemaTable } from "./sqlite-schema-table.ts";
import { preparer } from "./sqlite-statement.ts";
import { packDamaged, packValue } from "./sqlite-value.ts";

const pageSize = 500;

/** Takes the only right to write; the caller goes on with `migrate`, or lets go with a ROLLBACK. */
export function beginMigration(database: SqliteDatabase): void {
  database.exec("BEGIN IMMEDIATE");
}

export interface Migration {
  readonly location: string;
  /** False where the connection is the caller's, who may use it in a pause. */
  readonly mayPause: boolean;
}

/**
 * Rewrites a database of the first version, in the transaction that was begun: after a crash it is of the first version still. What was
 * damaged stays so, and is reported when it is read.
 */
export async function migrate(database: SqliteDatabase, { location, mayPause }: Migration): Promise<void> {
  try {
    database.exec(`DROP INDEX documents_by_key; ALTER TABLE documents RENAME TO documents_1; ${sql.tablesSql}`);
    const copy = copier(database, location);
    for (let last = copy(0); last !== undefined; last = copy(last)) if (mayPause) await pause();
    database.exec(`${sql.countSql}; ${sql.countedSql}; DROP TABLE documents_1;`);
    database.exec(`UPDATE meta SET value = '${sql.formatVersion}' WHERE name = 'version';`);
    database.exec(`PRAGMA user_version = ${sql.formatVersion}; COMMIT;`);
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** Copies a page of documents behind a row, and returns the last one's; undefined when there are none. */
function copier(database: SqliteDatabase, location: string): (after: number) => number | undefined {
  const prepare = preparer(database);
  const rows = format1Rows(prepare, "documents_1");
  const schemas = new SchemaTable(prepare, location);
  // The key as it is, also where it is no text that could be read and written again.
  const values = "(id, type, key, schema, value) SELECT id, ?, key, ?, ? FROM documents_1 WHERE id = ?";
  const insert = prepare(`INSERT INTO documents ${values}`);
  // Two damaged types may have become one.
  const insertDamaged = prepare(`INSERT OR IGNORE INTO documents ${values}`);
  return (after) => {
    let last: number | undefined;
    for (const { id, envelope, isDamaged } of rows(after, pageSize)) {
      const schema = schemas.addSchema(envelope.type, envelope.schemaId, { indexes: [], metadata: undefined });
      const value = (isDamaged ? packDamaged : packValue)(schema, envelope.key, envelope);
      (isDamaged ? insertDamaged : insert).run([schema.typeId, schema.id, value, id]);
      last = id;
    }
    return last;
  };
}

function rollBack(database: SqliteDatabase): void {
  try {
    database.exec("ROLLBACK");
  } catch {
    // SQLite has rolled back by itself already.
  }
}

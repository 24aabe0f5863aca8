import type { CheckFindings } from "./sqlite-check-findings.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { checkIntegrity } from "./sqlite-integrity.ts";
import type { OpenedDatabase } from "./sqlite-open.ts";
import { triggers } from "./sqlite-schema.ts";
import { sizesSql, sizeTriggers } from "./sqlite-size-schema.ts";
import { bufferOf } from "./sqlite-value.ts";

// They hold nothing that is not in their tables.
const ownIndexes = /\bindex (documents_by_key|expiries_by_time|tags_by_name)$/;

/** The database as SQLite checks it, and our triggers, without which what is kept beside documents would be wrong soon. */
export async function checkStructure(opened: OpenedDatabase, findings: CheckFindings): Promise<void> {
  const indexes = new Set<string>();
  for (const message of await checkIntegrity(opened)) {
    const index = ownIndexes.exec(message)?.[1];
    if (index === undefined) findings.reportStructure({ place: "the database", message });
    else {
      findings.report({ code: "damaged-structure", place: index, message }, "mended");
      indexes.add(index);
    }
  }
  for (const index of indexes) findings.later((connection) => connection.exec(`REINDEX ${index}`));
  if (opened.connection.format === 3) checkTriggers(opened.connection, findings);
}

function checkTriggers(connection: SqliteConnection, findings: CheckFindings): void {
  const areSizesKept = connection.prepare(sizesSql).all([]).length > 0;
  const expected = { ...triggers, ...(areSizesKept ? sizeTriggers : {}) };
  for (const [name, text] of Object.entries(expected)) {
    if (textOf(connection, name) === text) continue;
    const message = `The trigger \`${name}\` is not there as it was made.`;
    findings.report({ code: "damaged-structure", place: `trigger ${name}`, message }, "mended", (mended) => {
      if (textOf(mended, name) !== text) mended.exec(`DROP TRIGGER IF EXISTS ${name}; ${text};`);
    });
  }
}

function textOf({ prepare }: SqliteConnection, name: string): string {
  const find = prepare("SELECT CAST(sql AS BLOB) FROM sqlite_master WHERE type = 'trigger' AND name = ?");
  return bufferOf(find.all([name])[0]?.[0]).toString("utf8");
}

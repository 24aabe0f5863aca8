import { rm } from "node:fs/promises";
import type { CheckOptions, StoreCheck } from "../store-abilities.ts";
import { checkCounts } from "./sqlite-check-counts.ts";
import { checkDocuments } from "./sqlite-check-documents.ts";
import { checkEntries } from "./sqlite-check-entries.ts";
import { CheckFindings } from "./sqlite-check-findings.ts";
import { checkStructure } from "./sqlite-check-structure.ts";
import { SqliteDocuments } from "./sqlite-documents.ts";
import { sqliteError } from "./sqlite-error.ts";
import { leftoversOf } from "./sqlite-file.ts";
import type { OpenedDatabase } from "./sqlite-open.ts";
import type { SqliteTurns } from "./sqlite-turns.ts";

export interface DatabaseCheck extends CheckOptions {
  readonly turns: SqliteTurns;
}

/**
 * Looks at everything in a database, as it is at one moment, and mends in transactions of their own, each of which looks again first: others
 * go on writing.
 */
export async function checkDatabase(
  opened: OpenedDatabase,
  { turns, fix = false, dryRun = false }: DatabaseCheck,
): Promise<StoreCheck> {
  if (fix && !dryRun) turns.checkWritable();
  const findings = new CheckFindings({ turns, fix, dryRun });
  const { connection } = opened;
  await checkStructure(opened, findings);
  const reader = connection.openReader(connection.settings.clock);
  const { prepare, documents } = reader ?? connection;
  try {
    const view = { prepare, documents, mayPause: reader !== undefined, format: connection.format };
    const isWhole = await checkDocuments(view, findings);
    if (isWhole && connection.format === 3 && documents instanceof SqliteDocuments) {
      await checkEntries(view, findings);
      await checkCounts(view, findings);
    }
  } catch (error) {
    // What cannot be read was found by SQLite's own check, mostly.
    const { code, message } = sqliteError(error, connection.settings.location);
    if (code !== "store/corrupt") throw error;
    findings.reportStructure({ place: "the database", message });
  } finally {
    reader?.end();
  }
  if (opened.file !== undefined) await checkLeftovers(opened.file, findings);
  await findings.mend();
  return { sound: findings.sound, problems: findings.problems };
}

async function checkLeftovers(file: string, findings: CheckFindings): Promise<void> {
  for (const place of await leftoversOf(file)) {
    const message = "A process that is gone left this file when it created the database.";
    findings.report({ code: "orphan-file", place, message }, "mended");
    if (findings.mends) await rm(place, { force: true });
  }
}

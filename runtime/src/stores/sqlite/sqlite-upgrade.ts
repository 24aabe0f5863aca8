import { followingTablesSql } from "./sqlite-following-schema.ts";
import { metadataTablesSql } from "./sqlite-metadata-schema.ts";
import { quarantineTableSql } from "./sqlite-quarantine-schema.ts";
import { formatVersion, triggersSql } from "./sqlite-schema.ts";
import { sizesTableSql } from "./sqlite-size-schema.ts";

/**
 * Makes a database of the second version one of today's, in the transaction that was begun, which it ends. It only adds tables and
 * triggers, so it takes no longer for many documents than for few. Who has the database open as before may go on: what it cannot read, it
 * takes for damaged.
 */
export const upgradeSql = `
DROP TRIGGER IF EXISTS documents_deleted;
DROP TRIGGER IF EXISTS documents_moved;
${metadataTablesSql}
${followingTablesSql}
${sizesTableSql}
${quarantineTableSql}
${triggersSql}
UPDATE meta SET value = '${formatVersion}' WHERE name = 'version';
PRAGMA user_version = ${formatVersion};
COMMIT;`;

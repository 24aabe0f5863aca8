/** So many changes are kept for followers: whoever looks more seldom is told that everything may have changed. */
export const keptChanges = 16_384;

/**
 * The log of changed documents is kept by triggers that are there while somebody follows, so that it costs nothing otherwise. `AUTOINCREMENT`
 * gives no number twice, also when the log was empty in between.
 */
export const followingTablesSql = `
CREATE TABLE followers (id TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE changes (sequence INTEGER PRIMARY KEY AUTOINCREMENT, type INTEGER NOT NULL, key TEXT NOT NULL);`;

const logged = (
  name: string,
  event: string,
  row: "old" | "new",
) => `CREATE TRIGGER IF NOT EXISTS ${name} AFTER ${event} ON documents BEGIN
  INSERT INTO changes (type, key) VALUES (${row}.type, ${row}.key);
  DELETE FROM changes WHERE sequence <= last_insert_rowid() - ${keptChanges};
END;`;

export const addLogSql = [
  logged("keyslot_log_inserted", "INSERT", "new"),
  logged("keyslot_log_updated", "UPDATE", "new"),
  logged("keyslot_log_deleted", "DELETE", "old"),
].join("\n");
export const dropLogSql = `
DROP TRIGGER IF EXISTS keyslot_log_inserted; DROP TRIGGER IF EXISTS keyslot_log_updated; DROP TRIGGER IF EXISTS keyslot_log_deleted;
DELETE FROM changes;`;
export const logThereSql = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'keyslot_log_*'";

export const followSql =
  "INSERT INTO followers (id, until) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET until = excluded.until";
export const unfollowSql = "DELETE FROM followers WHERE id = ?";
export const followsSql = "SELECT until FROM followers WHERE id = ?";
export const dropDeadSql = "DELETE FROM followers WHERE until < ?";
export const liveSql = "SELECT count(*) FROM followers WHERE until >= ?";
export const followersSql = "SELECT count(*) FROM followers";

// Not the last one that is there: the log may have been emptied.
export const lastChangeSql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'changes'";
export const changesSql = `
SELECT c.sequence, CAST(t.name AS BLOB), CAST(c.key AS BLOB) FROM changes c JOIN types t ON t.id = c.type
WHERE c.sequence > ? ORDER BY c.sequence LIMIT ${keptChanges}`;

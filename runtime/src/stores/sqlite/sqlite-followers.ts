import type { DocumentName } from "../store-abilities.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import * as sql from "./sqlite-following-schema.ts";
import { bufferOf } from "./sqlite-value.ts";

/** How long, in milliseconds, a follower that does not say that it is still there keeps the log of changes going. */
export const lease = 30_000;

/** Inside a transaction: makes a follower one, or prolongs its lease, and has the changes of documents logged from now on. */
export function register(connection: SqliteConnection, id: string): void {
  const now = connection.settings.clock();
  connection.prepare(sql.dropDeadSql).run([now]);
  connection.prepare(sql.followSql).run([id, now + lease]);
  if (!isLogged(connection)) connection.exec(sql.addLogSql);
}

/** Inside a transaction: a follower goes, and the log with the last one. */
export function unregister(connection: SqliteConnection, id: string): void {
  connection.prepare(sql.unfollowSql).run([id]);
  dropDead(connection);
}

/** Inside a transaction: followers whose process is gone, and the log where they were the last ones. */
export function dropDead(connection: SqliteConnection): void {
  connection.prepare(sql.dropDeadSql).run([connection.settings.clock()]);
  if (isLogged(connection) && Number(connection.prepare(sql.followersSql).all([])[0]?.[0]) === 0) {
    connection.exec(sql.dropLogSql);
  }
}

/** Whether changes are logged for nobody, or for somebody who is gone. */
export function hasDead(connection: SqliteConnection): boolean {
  if (!isLogged(connection)) return false;
  const [live] = connection.prepare(sql.liveSql).all([connection.settings.clock()]);
  return Number(live?.[0]) === 0;
}

export function isRegistered(connection: SqliteConnection, id: string): boolean {
  return connection.prepare(sql.followsSql).all([id]).length > 0;
}

export interface LoggedChange extends DocumentName {
  readonly sequence: number;
}

/** What was logged behind a number; undefined when some of that is not there any more. */
export function changesBehind({ prepare }: SqliteConnection, seen: number): readonly LoggedChange[] | undefined {
  const found = prepare(sql.changesSql).all([seen]);
  const changes = found.map(([sequence, type, key]) => {
    return { sequence: Number(sequence), type: bufferOf(type).toString("utf8"), key: bufferOf(key).toString("utf8") };
  });
  return changes.every(({ sequence }, at) => sequence === seen + 1 + at) ? changes : undefined;
}

function isLogged({ prepare }: SqliteConnection): boolean {
  return Number(prepare(sql.logThereSql).all([])[0]?.[0]) > 0;
}

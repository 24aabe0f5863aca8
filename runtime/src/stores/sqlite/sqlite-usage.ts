import { stat } from "node:fs/promises";
import { setImmediate as pause } from "node:timers/promises";
import type { StoreUsage } from "../store-abilities.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { format1SizesSql } from "./sqlite-format-1.ts";
import type { OpenedDatabase } from "./sqlite-open.ts";
import * as sql from "./sqlite-size-schema.ts";
import type { Prepare } from "./sqlite-statement.ts";
import type { SqliteTurns } from "./sqlite-turns.ts";

// So many documents are counted in a millisecond or two.
const countedAtOnce = 2000;
// Fewer are counted anew at each question, which spares a write.
const few = 64;

/** What a database holds. The first time, its bytes are counted in slices; from then on they are kept with every write. */
export async function readUsage(opened: OpenedDatabase, turns: SqliteTurns): Promise<StoreUsage> {
  const { connection, file } = opened;
  const isKept = connection.format === 3 && !connection.settings.readOnly;
  const counted = isKept ? await keptUsage(connection, turns) : await countUsage(connection);
  const pageSize = Number(connection.prepare("PRAGMA page_size", "cell").cell([]));
  const log = file === undefined ? undefined : await stat(`${file}-wal`).catch(() => undefined);
  return { ...counted, volume: connection.pages * pageSize + (log?.size ?? 0) };
}

interface Counting {
  readonly prepare: Prepare;
  readonly format: number;
}

type Counted = Pick<StoreUsage, "documents" | "bytes">;

async function keptUsage(connection: SqliteConnection, turns: SqliteTurns): Promise<Counted> {
  while (isBehind(connection)) {
    await turns.inTurn((writing) => writing.transact(() => countSlice(writing)));
    await pause();
  }
  const [documents, bytes] = connection.prepare(sql.usageSql).all([])[0] ?? [];
  return { documents: Number(documents), bytes: Number(bytes) };
}

function isBehind({ prepare }: SqliteConnection): boolean {
  const [sizes] = prepare(sql.sizesSql).all([]);
  if (sizes === undefined) return true;
  return Number(prepare(sql.behindSql).all([Number(sizes[0]), few])[0]?.[0]) === few;
}

function countSlice(connection: SqliteConnection): void {
  const { prepare } = connection;
  if (prepare(sql.sizesSql).all([])[0] === undefined) connection.exec(sql.beginSizesSql);
  const through = Number(prepare(sql.sizesSql).all([])[0]?.[0]);
  const [last, , size] = prepare(sql.nextSizesSql).all([through, countedAtOnce])[0] ?? [];
  if (last != null) prepare(sql.addSizesSql).run([Number(last), Number(size), through]);
}

/** Where nothing can be kept, everything is counted each time: slice by slice at one moment, or at once on a connection of the caller's. */
async function countUsage(connection: SqliteConnection): Promise<Counted> {
  const { format } = connection;
  const reader = connection.openReader(connection.settings.clock);
  // A negative limit is none.
  if (reader === undefined) return countBehind(connection, -1, 0).counted;
  let documents = 0;
  let bytes = 0;
  try {
    for (let through: number | undefined = 0; through !== undefined; await pause()) {
      const slice = countBehind({ ...reader, format }, countedAtOnce, through);
      documents += slice.counted.documents;
      bytes += slice.counted.bytes;
      through = slice.last;
    }
  } finally {
    reader.end();
  }
  return { documents, bytes };
}

function countBehind({ prepare, format }: Counting, limit: number, through: number) {
  const query = prepare(format === 1 ? format1SizesSql : sql.nextSizesSql);
  const [last, documents, bytes] = query.all([through, limit])[0] ?? [];
  return {
    counted: { documents: Number(documents), bytes: Number(bytes ?? 0) },
    last: last == null ? undefined : Number(last),
  };
}

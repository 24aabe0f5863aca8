import { setImmediate as pause } from "node:timers/promises";
import type { SqliteMoment } from "./sqlite-moment.ts";
import { bufferOf } from "./sqlite-value.ts";
import type { MarkedRow } from "./sqlite-writer.ts";

const pageSize = 500;

/**
 * Marks every document of a type that is still as it was at the moment: its entries are all there. A document that was written since is
 * marked by its own writer, or not at all: then the index is not whole.
 */
export async function markDocuments(
  moment: SqliteMoment,
  type: string,
  mark: (rows: readonly MarkedRow[]) => Promise<void>,
): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const rows = moment.rowsOf(type, last, pageSize).map(([, , key, , value]) => {
      return { key: bufferOf(key).toString("utf8"), value: bufferOf(value) };
    });
    if (rows.length === 0) return;
    last = rows.at(-1)?.key;
    await mark(rows);
    await pause();
  }
}

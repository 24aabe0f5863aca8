import { setImmediate as pause } from "node:timers/promises";
import type { CheckedView } from "./sqlite-check-documents.ts";
import type { CheckFindings } from "./sqlite-check-findings.ts";
import * as sql from "./sqlite-schema.ts";
import { keyOfSorted } from "./sqlite-sorted-key.ts";
import type { Prepare } from "./sqlite-statement.ts";
import { bufferOf } from "./sqlite-value.ts";

const pageSize = 500;

/**
 * Entries of indexes that are not there, or of documents that are not. Those of a former state of a document look like any other to a
 * store, and do no harm: whoever finds a document by one asks the document.
 */
export async function checkEntries({ prepare, mayPause }: CheckedView, findings: CheckFindings): Promise<void> {
  const page = prepare(sql.allEntriesSql);
  const isLeftOver = finder(prepare);
  const found = new Map<unknown, number>();
  let last: readonly [number, Uint8Array, Uint8Array] = [Number.MIN_SAFE_INTEGER, new Uint8Array(), new Uint8Array()];
  for (;;) {
    const rows = page.all([...last, pageSize]);
    for (const [indexed, entry, key, type] of rows) {
      last = [Number(indexed), bufferOf(entry), bufferOf(key)];
      if (!isLeftOver(type, bufferOf(key))) continue;
      found.set(indexed, (found.get(indexed) ?? 0) + 1);
      const identity = last;
      findings.later((connection) => {
        // The document may have been put since.
        if (finder(connection.prepare)(type, bufferOf(key))) connection.prepare(sql.dropAnyEntrySql).run([...identity]);
      });
    }
    if (rows.length < pageSize) break;
    if (mayPause) await pause();
  }
  for (const [indexed, count] of found) {
    const message = `${count} entries lead to documents that are not there, or are of no index that there is.`;
    findings.report({ code: "dangling-entry", place: `entries, index ${indexed}`, message }, "mended");
  }
}

function finder(prepare: Prepare): (type: unknown, key: Buffer) => boolean {
  const find = prepare("SELECT 1 FROM documents WHERE type = ? AND key = ?");
  return (type, key) => typeof type !== "number" || find.all([type, keyOfSorted(key)]).length === 0;
}

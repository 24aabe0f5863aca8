import { setImmediate as pause } from "node:timers/promises";
import type { CheckedView } from "./sqlite-check-documents.ts";
import type { CheckFindings } from "./sqlite-check-findings.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import * as sql from "./sqlite-schema.ts";
import * as sizes from "./sqlite-size-schema.ts";

const slice = 2000;

/** The counts that are kept with every write, against what is there. */
export async function checkCounts(view: CheckedView, findings: CheckFindings): Promise<void> {
  await checkDocumentCounts(view, findings);
  await checkBytes(view, findings);
}

async function checkDocumentCounts({ prepare, mayPause }: CheckedView, findings: CheckFindings): Promise<void> {
  const through = Number(prepare(sql.throughSql).all([])[0]?.[0] ?? -1);
  const next = prepare(sql.schemasBehindSql);
  const there = new Map<number, number>();
  let last = 0;
  for (let isMore = true; isMore; ) {
    const rows = next.all([last, through, slice]);
    for (const [id, schema] of rows) {
      there.set(Number(schema), (there.get(Number(schema)) ?? 0) + 1);
      last = Number(id);
    }
    isMore = rows.length === slice;
    if (mayPause && isMore) await pause();
  }
  const wrong: string[] = [];
  for (const [id, counted] of prepare(sql.countedBySchemaSql).all([])) {
    const amount = there.get(Number(id)) ?? 0;
    there.delete(Number(id));
    if (amount !== counted) wrong.push(`${counted} of schema ${id} are counted, and ${amount} are there`);
  }
  // Above the last document, it would count others as counted that come to be there.
  const isHigh = through > Number(prepare("SELECT coalesce(max(id), 0) FROM documents").all([])[0]?.[0]);
  if (isHigh || through < 0) wrong.push("the mark of those that are counted is not where they end");
  if (wrong.length === 0) return;
  const message = `Documents are counted wrongly: ${wrong.join("; ")}.`;
  findings.report({ code: "wrong-count", place: "schemas and counted", message }, "mended", recount);
}

function recount(connection: SqliteConnection): void {
  connection.exec(sql.recountSql);
}

async function checkBytes({ prepare, mayPause }: CheckedView, findings: CheckFindings): Promise<void> {
  const [row] = prepare(sizes.sizesSql).all([]);
  if (row === undefined) return;
  const [through, counted] = row.map(Number);
  const next = prepare(sizes.nextSizesThroughSql);
  let there = 0;
  for (let after: unknown = 0; after != null; ) {
    const [last, size] = next.all([Number(after), Number(through), slice])[0] ?? [];
    there += Number(size ?? 0);
    after = last;
    if (mayPause) await pause();
  }
  if (there === counted) return;
  const message = `${counted} bytes of keys and payloads are counted, and ${there} are there.`;
  findings.report({ code: "wrong-count", place: "sizes", message }, "mended", (connection) => {
    connection.exec(sizes.recountSizesSql);
  });
}

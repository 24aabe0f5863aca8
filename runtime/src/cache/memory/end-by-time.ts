import type { DocumentTable } from "./document-table.ts";
import { storedTimeOf } from "./stored-record.ts";

/** The store key of the document that was stored first, or last; of several at one time, the least key. */
export function endByTime(table: DocumentTable, end: "oldest" | "newest"): string | undefined {
  const sign = end === "oldest" ? 1 : -1;
  let found = -1;
  let best = 0;
  for (const slot of table.slots()) {
    const time = storedTimeOf(table.record(slot)) * sign;
    if (found >= 0 && (time > best || (time === best && table.compare(slot, found) > 0))) continue;
    found = slot;
    best = time;
  }
  return found < 0 ? undefined : table.key(found);
}

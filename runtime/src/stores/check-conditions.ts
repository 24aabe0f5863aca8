import { ConflictError, type StoreConflict } from "../document/conflict-error.ts";
import type { Envelope } from "../document/envelope.ts";
import { etagOf } from "../document/etag.ts";
import type { StoreChange } from "./backing-store.ts";

/**
 * Judges the conditions of a batch against what is stored, which `read` answers: undefined for a document that has expired.
 * @throws ConflictError
 */
export function checkConditions(
  changes: readonly StoreChange[],
  location: string,
  read: (type: string, key: string) => Envelope | undefined,
): void {
  const conflicts: StoreConflict[] = [];
  for (const [index, change] of changes.entries()) {
    const { condition } = change;
    if (condition === undefined) continue;
    const { type, key } = change.kind === "put" ? change.envelope : change;
    const current = read(type, key);
    if (condition !== (current === undefined ? null : etagOf(current))) conflicts.push({ index, current });
  }
  if (conflicts.length > 0) throw new ConflictError(location, conflicts);
}

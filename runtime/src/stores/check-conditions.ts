import { ConflictError, type StoreConflict } from "../document/conflict-error.ts";
import type { Envelope } from "../document/envelope.ts";
import { etagLength, etagOf, stateOf } from "../document/etag.ts";
import type { Condition, StoreChange } from "./backing-store.ts";

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
    if (!holds(condition, current)) conflicts.push({ index, current });
  }
  if (conflicts.length > 0) throw new ConflictError(location, conflicts);
}

function holds(condition: Condition, current: Envelope | undefined): boolean {
  if (condition === null || current === undefined) return condition === null && current === undefined;
  return condition === (condition.length > etagLength ? stateOf(current) : etagOf(current));
}

import { StoreError } from "../errors.ts";
import type { StoreChange } from "./backing-store.ts";

/**
 * Refuses what no store can keep: UTF-8 has no lone surrogates, and replacing them would make different keys meet.
 * @throws StoreError `store/lone-surrogate`
 */
export function checkChanges(changes: readonly StoreChange[], location: string): void {
  for (const change of changes) {
    if (change.kind === "delete") {
      checkText("type", change.type, location);
      checkText("store key", change.key, location);
      continue;
    }
    checkText("type", change.envelope.type, location);
    checkText("store key", change.envelope.key, location);
    checkText("schema id", change.envelope.schemaId, location);
    checkText("stored-at", change.envelope.storedAt, location);
  }
}

// Once for all: a literal in the function would be a new object for each text.
const surrogate = /\p{Surrogate}/u;

function checkText(what: string, text: string, location: string): void {
  if (!surrogate.test(text)) return;
  const shown = JSON.stringify(text.slice(0, 80));
  throw new StoreError(
    "store/lone-surrogate",
    location,
    `the ${what} ${shown} holds half of a surrogate pair, which no UTF-8 text can. Use well-formed text.`,
  );
}

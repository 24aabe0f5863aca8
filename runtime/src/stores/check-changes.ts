import { StoreError } from "../errors.ts";
import type { StoreChange } from "./backing-store.ts";

/**
 * Refuses what no store can keep: UTF-8 has no lone surrogates, and replacing them would make different keys meet.
 * @throws StoreError `store/lone-surrogate`
 */
export function checkChanges(changes: readonly StoreChange[], location: string): void {
  // What is the same in all changes of a batch, mostly, is looked at once: three of four texts.
  let type: string | undefined;
  let schemaId: string | undefined;
  let storedAt: string | undefined;
  for (const change of changes) {
    const identity = change.kind === "put" ? change.envelope : change;
    if (identity.type !== type) type = checkText("type", identity.type, location);
    checkText("store key", identity.key, location);
    if (change.kind !== "put") continue;
    const { envelope } = change;
    if (envelope.schemaId !== schemaId) schemaId = checkText("schema id", envelope.schemaId, location);
    if (envelope.storedAt !== storedAt) storedAt = checkText("stored-at", envelope.storedAt, location);
    if (envelope.tags !== undefined) for (const tag of envelope.tags) checkText("tag", tag, location);
  }
}

// Once for all: a literal in the function would be a new object for each text.
const surrogate = /\p{Surrogate}/u;

function checkText(what: string, text: string, location: string): string {
  if (!surrogate.test(text)) return text;
  const shown = JSON.stringify(text.slice(0, 80));
  throw new StoreError(
    "store/lone-surrogate",
    location,
    `the ${what} ${shown} holds half of a surrogate pair, which no UTF-8 text can. Use well-formed text.`,
  );
}

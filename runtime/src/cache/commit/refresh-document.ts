import type { Envelope } from "../../document/envelope.ts";
import type { AnyCollection } from "../collection.ts";
import { versionOf } from "../document-version.ts";
import { storeKeyOf } from "../lazy/lazy-store.ts";
import { readStored } from "../opening/read-stored.ts";
import type { CommitHistory, DocumentChange } from "./commit-history.ts";

/** A document as its store has it now; undefined when it has none. */
export interface FoundDocument {
  readonly collection: AnyCollection;
  /** Under which it is persisted. */
  readonly key: string;
  readonly envelope: Envelope | undefined;
}

/**
 * Takes into memory what others have written. Nothing is changed when one of the documents cannot be read.
 * @throws as `readStored`
 */
export function refreshDocuments(found: readonly FoundDocument[], history: CommitHistory): void {
  const changes = found.map(changeOf).filter((change) => change !== undefined);
  if (changes.length > 0) history.append(changes);
}

function changeOf({ collection, key: persisted, envelope }: FoundDocument): DocumentChange | undefined {
  const key = storeKeyOf(collection.definition, persisted);
  const before = collection.replaced(key);
  if (envelope === undefined) {
    // A global may stand under another of its keys.
    if (before === undefined || before.persistedKey !== persisted) return undefined;
    return { collection, key, before, after: undefined, cause: "elsewhere" };
  }
  const { payload } = readStored(collection, envelope);
  // Without its envelope, as what was loaded: it is stored already.
  const after = versionOf(collection.definition, envelope, { payload });
  return before?.isSame(after) === true ? undefined : { collection, key, before, after, cause: "elsewhere" };
}

import { ConflictError } from "../document/conflict-error.ts";
import { etagOf } from "../document/etag.ts";
import type { BackingStore, Condition } from "../stores/backing-store.ts";
import type { DocumentChange } from "./commit-history.ts";
import type { AnyVersion } from "./document-version.ts";
import type { FoundDocument } from "./refresh-document.ts";

/**
 * What the store must still have for changes that were made from what memory shows: of each document the state before the batch. Only
 * stores that others write too are asked. Waits only where a document is stored in the shape of a former version: its bytes are not
 * those in memory.
 */
export async function conditionsOf(
  store: BackingStore,
  changes: readonly DocumentChange[],
): Promise<ReadonlyMap<DocumentChange, Condition>> {
  const conditions = new Map<DocumentChange, Condition>();
  const seen = new Map<object, Set<string>>();
  for (const change of changes) {
    const { collection, key, before, isGuarded } = change;
    const keys = seen.get(collection) ?? new Set();
    seen.set(collection, keys);
    // What comes later in a batch is made from what comes before.
    if (isGuarded === true && !keys.has(key)) conditions.set(change, await conditionOf(store, change, before));
    keys.add(key);
  }
  return conditions;
}

async function conditionOf(
  store: BackingStore,
  { collection }: DocumentChange,
  before: AnyVersion | undefined,
): Promise<Condition> {
  if (before === undefined) return null;
  if (!collection.schemas.former.has(before.schemaId)) return etagOf(before);
  const stored = await store.read(collection.definition.type, before.persistedKey);
  // Another document than memory has: a condition that cannot hold, so that the conflict says what there is.
  return stored?.storedAt === before.storedAt && stored.schemaId === before.schemaId ? etagOf(stored) : "changed";
}

/** The documents that a store found other than a batch was made for; undefined when it failed for another reason. */
export function conflictsOf(error: unknown, places: readonly ConflictPlace[]): readonly FoundDocument[] | undefined {
  if (!(error instanceof ConflictError)) return undefined;
  return error.conflicts.flatMap(({ index, current }) => {
    const place = places[index];
    return place === undefined ? [] : [{ ...place, envelope: current }];
  });
}

/** Where a change that the store was told of belongs. */
export type ConflictPlace = Pick<FoundDocument, "collection" | "key">;

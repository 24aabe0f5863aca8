import { ConflictError } from "../../document/conflict-error.ts";
import { etagOf, stateOf } from "../../document/etag.ts";
import type { BackingStore, Condition } from "../../stores/backing-store.ts";
import type { AnyVersion } from "../document-version.ts";
import type { AttachedChange } from "./attached-change.ts";
import type { DocumentChange } from "./commit-history.ts";
import type { AdmittedCommit, ReadDocument } from "./commit-stage.ts";
import type { FoundDocument } from "./refresh-document.ts";

/** What the store must still have, by the change or the read document that it is asked for. */
export type Conditions = ReadonlyMap<DocumentChange | ReadDocument, Condition>;

/**
 * What the store must still have for commits that were made from what memory shows: of each document the state before the batch. Only
 * stores that others write too are asked. Waits only where a document is stored in the shape of a former version: its bytes are not
 * those in memory.
 */
export async function conditionsOf(store: BackingStore, batch: readonly AdmittedCommit[]): Promise<Conditions> {
  const conditions = new Map<DocumentChange | ReadDocument, Condition>();
  const seen = new Map<object, Set<string>>();
  const isFirst = ({ collection, key }: ReadDocument | DocumentChange) => {
    const keys = seen.get(collection) ?? new Set();
    seen.set(collection, keys);
    return keys.size < keys.add(key).size;
  };
  for (const { changes, reads } of batch) {
    // What comes later in a batch is made from what comes before.
    for (const change of changes) {
      if (isFirst(change) && change.isGuarded) conditions.set(change, await conditionOf(store, change, change.before));
    }
    for (const read of reads) {
      if (!("change" in read) && isFirst(read)) conditions.set(read, await conditionOf(store, read, read.version));
    }
  }
  return conditions;
}

async function conditionOf(
  store: BackingStore,
  { collection }: Pick<ReadDocument, "collection">,
  version: AnyVersion | undefined,
): Promise<Condition> {
  if (version === undefined) return null;
  // What keeps expiry and tags as memory knows them would otherwise undo what others made of those.
  const isOf = store.keepsMetadata === true ? stateOf : etagOf;
  if (!collection.schemas.former.has(version.schemaId)) return isOf(version);
  const stored = await store.read(collection.definition.type, version.persistedKey);
  // Another document than memory has: a condition that cannot hold, so that the conflict says what there is.
  return stored?.storedAt === version.storedAt && stored.schemaId === version.schemaId ? isOf(stored) : "changed";
}

/** The documents that a store found other than a batch was made for, once attached changes are told; undefined when it failed for another reason. */
export function conflictsOf(
  error: unknown,
  places: readonly (ConflictPlace | AttachedChange)[],
): readonly FoundDocument[] | undefined {
  if (!(error instanceof ConflictError)) return undefined;
  return error.conflicts.flatMap(({ index, current }) => {
    const place = places[index];
    if (place !== undefined && !("change" in place)) return [{ ...place, envelope: current }];
    place?.refused();
    return [];
  });
}

/** Where a change that the store was told of belongs. */
export type ConflictPlace = Pick<FoundDocument, "collection" | "key">;

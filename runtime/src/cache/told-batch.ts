import { etagOf } from "../document/etag.ts";
import type { Condition, StoreChange } from "../stores/backing-store.ts";
import type { ConflictPlace } from "./commit-guards.ts";
import type { DocumentChange } from "./commit-history.ts";
import { type AdmittedCommit, type ReadDocument, storeChangesOf } from "./commit-stage.ts";

/** What a store is told of a batch, and for each change where a conflict about it belongs. */
export interface ToldBatch {
  readonly changes: readonly StoreChange[];
  readonly places: readonly ConflictPlace[];
}

/** The changes of a batch as stores know them; with conditions, those of its guarded changes and of what its commits read. */
export function toldBatch(
  batch: readonly AdmittedCommit[],
  conditions?: ReadonlyMap<DocumentChange, Condition>,
): ToldBatch {
  const changes: StoreChange[] = [];
  const places: ConflictPlace[] = [];
  for (const commit of batch) {
    for (const change of commit.changes) {
      for (const told of storeChangesOf([change], conditions)) {
        changes.push(told);
        if (conditions !== undefined) places.push(placeOf(change, told));
      }
    }
  }
  if (conditions === undefined) return { changes, places };
  const written = new Set(places.map(({ key, collection }) => `${collection.definition.type}\0${key}`));
  for (const read of batch.flatMap(({ reads }) => reads)) {
    const place = { collection: read.collection, key: read.version?.persistedKey ?? read.key };
    if (written.has(`${place.collection.definition.type}\0${place.key}`)) continue;
    changes.push({
      kind: "check",
      type: place.collection.definition.type,
      key: place.key,
      condition: conditionOf(read),
    });
    places.push(place);
  }
  return { changes, places };
}

// What was read in the shape of a former version is not what is stored; that it is there at all says enough for it.
function conditionOf({ version }: ReadDocument): Condition {
  return version === undefined ? null : etagOf(version);
}

function placeOf({ collection }: DocumentChange, told: StoreChange): ConflictPlace {
  return { collection, key: told.kind === "put" ? told.envelope.key : told.key };
}

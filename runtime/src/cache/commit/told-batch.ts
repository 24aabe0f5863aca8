import type { StoreChange } from "../../stores/backing-store.ts";
import type { AttachedChange } from "./attached-change.ts";
import type { Conditions, ConflictPlace } from "./commit-guards.ts";
import type { DocumentChange } from "./commit-history.ts";
import { type AdmittedCommit, storeChangesOf } from "./commit-stage.ts";

/** What a store is told of a batch, and for each change where a conflict about it belongs. */
export interface ToldBatch {
  readonly changes: readonly StoreChange[];
  readonly places: readonly (ConflictPlace | AttachedChange)[];
}

/** The changes of a batch as stores know them; with conditions, those of its guarded changes and of what its commits read. */
export function toldBatch(batch: readonly AdmittedCommit[], conditions?: Conditions): ToldBatch {
  if (conditions === undefined) return { changes: storeChangesOf(changesOf(batch)), places: [] };
  const changes: StoreChange[] = [];
  const places: (ConflictPlace | AttachedChange)[] = [];
  for (const change of changesOf(batch)) {
    for (const told of storeChangesOf([change], conditions)) {
      changes.push(told);
      places.push(placeOf(change, told));
    }
  }
  for (const read of batch.flatMap(({ reads }) => reads)) {
    if ("change" in read) {
      changes.push(read.change);
      places.push(read);
      continue;
    }
    const condition = conditions.get(read);
    if (condition === undefined) continue;
    const { collection, version } = read;
    const key = version?.persistedKey ?? read.key;
    changes.push({ kind: "check", type: collection.definition.type, key, condition });
    places.push({ collection, key });
  }
  return { changes, places };
}

function changesOf(batch: readonly AdmittedCommit[]): readonly DocumentChange[] {
  const [first] = batch;
  return first !== undefined && batch.length === 1 ? first.changes : batch.flatMap(({ changes }) => changes);
}

function placeOf({ collection }: DocumentChange, told: StoreChange): ConflictPlace {
  return { collection, key: told.kind === "put" ? told.envelope.key : told.key };
}

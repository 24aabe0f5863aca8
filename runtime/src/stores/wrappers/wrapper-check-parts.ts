import { StoreError } from "../../errors.ts";
import type { BackingStore, CatalogedStore } from "../backing-store.ts";
import { refuseMetadata } from "../refuse-metadata.ts";
import type { BatchShare } from "./wrapper-intent.ts";
import { type PartsPlace, partAt } from "./wrapper-parts-place.ts";

/**
 * Refuses, before a batch across several stores is decided, what one of them would refuse for its content: by then it is too late.
 * @throws StoreError `store/unsupported`, `store/schema-conflict`
 */
export function checkParts(place: PartsPlace, shares: readonly BatchShare[]): void {
  for (const { part, changes } of shares) {
    const store: BackingStore & Partial<CatalogedStore> = partAt(place, part);
    if (store.keepsMetadata !== true) refuseMetadata(changes, store);
    if (store.describing === undefined) continue;
    const given = new Map<string, string>();
    for (const change of changes) {
      if (change.kind !== "put") continue;
      const { type, schemaId } = change.envelope;
      const taken = store.describing(schemaId)?.schemaName ?? given.get(schemaId);
      given.set(schemaId, type);
      if (taken === undefined || taken === type) continue;
      throw new StoreError(
        "store/schema-conflict",
        store.location,
        `the schema id ${JSON.stringify(schemaId)} stands for \`${taken}\` there, not for \`${type}\`. Give each schema an id of its own.`,
      );
    }
  }
}

import type { AnyDocument } from "../../document/definition.ts";
import { isReservedType } from "../../document/reserved-type.ts";
import type { CacheCore } from "../cache-core.ts";
import { invalidArgumentError } from "../cache-errors.ts";
import { type AnyCollection, Collection } from "../collection.ts";
import { loadDocument } from "../opening/load-document.ts";
import { Snapshot } from "../snapshot.ts";
import { historicalStores } from "./document-history.ts";

/** The documents of all stores with a history as they were at a time. @throws CacheError `cache/no-history`, `cache/invalid-argument`; StoreError; as `loadDocument` */
export async function pastState(core: CacheCore, time: number | Date): Promise<Snapshot> {
  const at = Number(time);
  if (Number.isNaN(at))
    throw invalidArgumentError("`stateAt` was given what is not a time. Pass a Date or milliseconds.");
  const collections = new Map<AnyDocument, AnyCollection>();
  for (const { source, store } of historicalStores(core)) {
    const byType = new Map<string, AnyCollection>();
    for (const [definition, { schemas }] of core.opened.collections) {
      if (core.registered(definition).store !== source) continue;
      const collection: AnyCollection = new Collection(definition, source, schemas);
      collections.set(definition, collection);
      byType.set(definition.type, collection);
    }
    for await (const envelope of store.stateAt(at)) {
      const collection = byType.get(envelope.type);
      if (collection !== undefined && !isReservedType(envelope.type)) loadDocument(collection, envelope);
    }
  }
  return new Snapshot(collections, { changes: [], next: undefined });
}

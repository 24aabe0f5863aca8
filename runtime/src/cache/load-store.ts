import type { Envelope } from "../document/envelope.ts";
import { isReservedType } from "../document/reserved-type.ts";
import type { Place } from "./cache-errors.ts";
import type { AnyCollection } from "./collection.ts";
import { loadDocument } from "./load-document.ts";
import type { MigrationCounts } from "./migration-counts.ts";
import { unknownTypeError, wrongStoreError } from "./open-errors.ts";
import type { RoutedStore } from "./store-routing.ts";

/** Where loaded documents go. */
export interface LoadTarget {
  /** The collection of a persisted type name, whichever store it is routed to. */
  readonly byType: ReadonlyMap<string, AnyCollection>;
  /** Takes envelopes of unknown types; without it they are refused. */
  readonly foreign: Envelope[] | undefined;
  /** Counts documents of former versions. */
  readonly migrated: MigrationCounts;
}

/** Reads everything that an opened store holds into its collections. Nothing is written. @throws CacheError, StoreError */
export async function loadStore(source: RoutedStore, target: LoadTarget): Promise<void> {
  for await (const envelope of source.store.readAll()) {
    const place: Place = { type: envelope.type, store: source.text };
    if (isReservedType(envelope.type)) continue;
    const collection = target.byType.get(envelope.type);
    if (collection === undefined) {
      if (target.foreign === undefined) throw unknownTypeError(place, envelope.key);
      target.foreign.push(envelope);
    } else {
      if (collection.store !== source) throw wrongStoreError(envelope.type, source.text, collection.store.text);
      const former = loadDocument(collection, envelope);
      if (former !== undefined) target.migrated.add(envelope.type, former);
    }
  }
}

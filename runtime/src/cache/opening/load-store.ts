import type { Envelope } from "../../document/envelope.ts";
import { isReservedType } from "../../document/reserved-type.ts";
import type { BackingStore, MomentStore } from "../../stores/backing-store.ts";
import type { Place } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import { loadDocument } from "./load-document.ts";
import type { MigrationCounts } from "./migration-counts.ts";
import { unknownTypeError, wrongStoreError } from "./open-errors.ts";
import type { RoutedStore } from "./store-routing.ts";

const batch = 500;

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
  for await (const envelope of residentEnvelopes(source, target)) {
    const place: Place = { type: envelope.type, store: source.text };
    if (isReservedType(envelope.type)) continue;
    const collection = target.byType.get(envelope.type);
    if (collection?.isBounded === true && collection.store === source) continue;
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

/** What is to be in memory. Bounded types may be most of a store: where its documents can be had type by type, they are not read. */
async function* residentEnvelopes({ store }: RoutedStore, { byType }: LoadTarget): AsyncGenerator<Envelope> {
  const { openMoment }: BackingStore & Partial<MomentStore> = store;
  const hasBounded = [...byType.values()].some(
    (collection) => collection.isBounded && collection.store.store === store,
  );
  const moment = hasBounded ? openMoment?.call(store) : undefined;
  if (moment?.nextOf === undefined) {
    moment?.close();
    yield* store.readAll();
    return;
  }
  try {
    for (const type of new Set(moment.contents().map((content) => content.type))) {
      if (byType.get(type)?.isBounded === true) continue;
      for (let next = moment.nextOf(type, batch); next.length > 0; next = moment.nextOf(type, batch)) yield* next;
    }
  } finally {
    moment.close();
  }
}

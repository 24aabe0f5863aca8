import type { AnyDocument } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import { globalStoreKey, olderGlobalStoreKey } from "../document/global-key.ts";
import { duplicateUniqueError, type Place } from "./cache-errors.ts";
import type { AnyCollection } from "./collection.ts";
import { DocumentVersion } from "./document-version.ts";
import { findDuplicate } from "./find-duplicate.ts";
import {
  duplicateGlobalError,
  persistedKeyError,
  persistedTwiceError,
  undecodableError,
  unknownTypeError,
  wrongStoreError,
} from "./open-errors.ts";
import { identityOf } from "./prepare-document.ts";
import type { RoutedStore } from "./store-routing.ts";

/** Where loaded documents go. */
export interface LoadTarget {
  /** The collection of a persisted type name, whichever store it is routed to. */
  readonly byType: ReadonlyMap<string, AnyCollection>;
  /** Takes envelopes of unknown types; without it they are refused. */
  readonly foreign: Envelope[] | undefined;
}

/** Reads everything that an opened store holds into its collections. Nothing is written. @throws CacheError, StoreError */
export async function loadStore(source: RoutedStore, target: LoadTarget): Promise<void> {
  for await (const envelope of source.store.readAll()) {
    const place: Place = { type: envelope.type, store: source.text };
    const collection = target.byType.get(envelope.type);
    if (collection === undefined) {
      if (target.foreign === undefined) throw unknownTypeError(place, envelope.key);
      target.foreign.push(envelope);
    } else {
      if (collection.store !== source) throw wrongStoreError(envelope.type, source.text, collection.store.text);
      loadDocument(collection, place, envelope);
    }
  }
}

function loadDocument(collection: AnyCollection, place: Place, envelope: Envelope): void {
  const { definition } = collection;
  const value: unknown = decodePersisted(definition, place, envelope);
  const key = storeKeyOfPersisted(definition, place, { envelope, value });
  const known = collection.version(key)?.envelope.key;
  if (known === envelope.key) throw persistedTwiceError(place, key);
  if (known !== undefined) throw duplicateGlobalError(place, [known, envelope.key]);
  const duplicate = findDuplicate(collection, key, value);
  if (duplicate !== undefined) throw duplicateUniqueError(duplicate, place.store);
  collection.load(key, new DocumentVersion(definition, envelope), value);
}

function decodePersisted(definition: AnyDocument, place: Place, envelope: Envelope): unknown {
  try {
    return definition.decode(envelope.payload);
  } catch (error) {
    throw undecodableError(place, envelope.key, error);
  }
}

function storeKeyOfPersisted(
  definition: AnyDocument,
  place: Place,
  { envelope, value }: { readonly envelope: Envelope; readonly value: unknown },
): string {
  const own = identityOf(definition, value) ?? envelope.key;
  const isOlderGlobal = definition.global && envelope.key === olderGlobalStoreKey(definition.schemaId);
  if (own !== envelope.key && !isOlderGlobal) throw persistedKeyError(place, envelope.key, own);
  // Of two equal texts, the one that the envelope keeps alive anyway.
  return definition.global ? globalStoreKey : envelope.key;
}

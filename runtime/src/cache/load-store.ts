import type { AnyDocument } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import { globalStoreKey } from "../document/global-key.ts";
import { CacheError } from "../errors.ts";
import { duplicateUniqueError, type Place } from "./cache-errors.ts";
import type { AnyCollection } from "./collection.ts";
import { DocumentVersion } from "./document-version.ts";
import { findDuplicate } from "./find-duplicate.ts";
import type { MigrationCounts } from "./migration-counts.ts";
import { migratedKeyError } from "./migration-errors.ts";
import {
  duplicateGlobalError,
  persistedKeyError,
  persistedTwiceError,
  undecodableError,
  unknownTypeError,
  wrongStoreError,
} from "./open-errors.ts";
import { identityOf } from "./prepare-document.ts";
import { readStored, type StoredDocument } from "./read-stored.ts";
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
    const collection = target.byType.get(envelope.type);
    if (collection === undefined) {
      if (target.foreign === undefined) throw unknownTypeError(place, envelope.key);
      target.foreign.push(envelope);
    } else {
      if (collection.store !== source) throw wrongStoreError(envelope.type, source.text, collection.store.text);
      loadDocument(target, collection, envelope);
    }
  }
}

function loadDocument(target: LoadTarget, collection: AnyCollection, envelope: Envelope): void {
  const { definition } = collection;
  const place: Place = { type: envelope.type, store: collection.store.text };
  const { value, payload, former } = readPersisted(collection, place, envelope);
  const key = storeKeyOfPersisted(collection, place, { envelope, value, former });
  const known = collection.version(key)?.envelope.key;
  if (known === envelope.key) throw persistedTwiceError(place, key);
  if (known !== undefined) throw duplicateGlobalError(place, [known, envelope.key]);
  const duplicate = findDuplicate(collection, key, value);
  if (duplicate !== undefined) throw duplicateUniqueError(duplicate, place.store);
  if (former !== undefined) target.migrated.add(definition.type, former);
  collection.load(key, new DocumentVersion(definition, envelope, { payload }), value);
}

function readPersisted(collection: AnyCollection, place: Place, envelope: Envelope): StoredDocument {
  try {
    return readStored(collection, envelope);
  } catch (error) {
    throw error instanceof CacheError ? error : undecodableError(place, envelope.key, error);
  }
}

interface PersistedDocument extends Pick<StoredDocument, "value" | "former"> {
  readonly envelope: Envelope;
}

function storeKeyOfPersisted(collection: AnyCollection, place: Place, persisted: PersistedDocument): string {
  const { definition, schemas } = collection;
  const { envelope, former } = persisted;
  const own = ownKeyOf(definition, place, persisted);
  if (own !== envelope.key && !schemas.olderGlobalKeys.has(envelope.key)) {
    throw former ? migratedKeyError(place, envelope, { own, former }) : persistedKeyError(place, envelope.key, own);
  }
  // Of two equal texts, the one that the envelope keeps alive anyway.
  return definition.global ? globalStoreKey : envelope.key;
}

/** An id that breaks a constraint makes no key: the constraint is younger than the document. */
function ownKeyOf(definition: AnyDocument, place: Place, { envelope, value }: PersistedDocument): string {
  try {
    return identityOf(definition, value) ?? envelope.key;
  } catch (error) {
    throw undecodableError(place, envelope.key, error);
  }
}

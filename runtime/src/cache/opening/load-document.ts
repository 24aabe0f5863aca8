import type { AnyDocument } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import { globalStoreKey } from "../../document/global-key.ts";
import { CacheError } from "../../errors.ts";
import { duplicateUniqueError, type Place } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import { versionOf } from "../document-version.ts";
import { findDuplicate } from "../index/find-duplicate.ts";
import { identityOf } from "../prepare-document.ts";
import { migratedKeyError } from "./migration-errors.ts";
import { duplicateGlobalError, persistedKeyError, persistedTwiceError, undecodableError } from "./open-errors.ts";
import { readStored, type StoredDocument } from "./read-stored.ts";
import type { FormerSchema } from "./stored-schemas.ts";

/**
 * Takes an envelope of its type into a collection, once it is known to be a document that belongs there. The result is the former version
 * that it was migrated from, if it was.
 * @throws CacheError
 */
export function loadDocument(collection: AnyCollection, envelope: Envelope): FormerSchema | undefined {
  const { definition, residents } = collection;
  const place: Place = { type: envelope.type, store: collection.store.text };
  const { value, payload, former } = readPersisted(collection, place, envelope);
  const key = storeKeyOfPersisted(collection, place, { envelope, value, former });
  const known = residents.version(key)?.persistedKey;
  if (known === envelope.key) throw persistedTwiceError(place, key);
  if (known !== undefined) throw duplicateGlobalError(place, [known, envelope.key]);
  const duplicate = findDuplicate(residents, key, value);
  if (duplicate !== undefined) throw duplicateUniqueError(duplicate, place.store);
  collection.load(key, versionOf(definition, envelope, { payload }), value);
  return former;
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

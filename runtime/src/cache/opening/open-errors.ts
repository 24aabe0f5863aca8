import { CacheError } from "../../errors.ts";
import { documentText, type Place, reasonText } from "../cache-errors.ts";

// What `openCache` refuses: documents and stores that do not fit together, and stored content that does not fit the documents.

export function duplicateDocumentError(subject: string): CacheError {
  return new CacheError(
    "cache/duplicate-document",
    `Two definitions in \`documents\` have ${subject}. Register each document type once.`,
  );
}

export function twoGenericStoresError(first: string, second: string): CacheError {
  return new CacheError(
    "cache/two-generic-stores",
    `Both ${first} and ${second} are for every document type. Leave one of them without \`documents\`, and list the other's as \`{ store, documents: [...] }\`.`,
  );
}

export function storeGivenTwiceError(store: string): CacheError {
  return new CacheError(
    "cache/store-given-twice",
    `${store} is listed twice in \`stores\`. List it once, with all its documents.`,
  );
}

export function routedTwiceError(type: string, first: string, second: string): CacheError {
  return new CacheError(
    "cache/document-routed-twice",
    `\`${type}\` is routed to ${first} and to ${second}. Route each document type to one store.`,
  );
}

export function routedUnregisteredError(type: string, store: string): CacheError {
  return new CacheError(
    "cache/not-registered",
    `\`${type}\` is routed to ${store} but is not among \`documents\`. Add its definition there.`,
  );
}

export function unregisteredMigrationsError(type: string): CacheError {
  return new CacheError(
    "cache/not-registered",
    `\`migrations\` has some of \`${type}\`, whose definition is not among \`documents\`. Add that very definition there.`,
  );
}

export function migrationsGivenTwiceError(type: string): CacheError {
  return new CacheError(
    "cache/duplicate-document",
    `\`migrations\` lists \`${type}\` twice. Give all its migrations to one \`defineMigrations\`.`,
  );
}

export function withoutStoreError(type: string): CacheError {
  return new CacheError(
    "cache/document-without-store",
    `No store is given for \`${type}\`. Add a store without \`documents\`, which takes every other type, or one whose \`documents\` list it.`,
  );
}

export function wrongStoreError(type: string, found: string, expected: string): CacheError {
  return new CacheError(
    "cache/wrong-store",
    `${found} holds \`${type}\` documents, which are routed to ${expected}. Move them with a copy of your own, or route \`${type}\` to the store that holds them.`,
  );
}

export function unknownTypeError(place: Place, key: string): CacheError {
  return new CacheError(
    "cache/unknown-type",
    `${place.store} holds the ${documentText(place.type, key)}, whose type is not registered. Pass its definition in \`documents\`, or open with \`foreign: "preserve"\` to carry such documents untouched.`,
  );
}

export function undecodableError(place: Place, key: string, cause: unknown): CacheError {
  return new CacheError(
    "cache/undecodable",
    `The ${documentText(place.type, key)} in ${place.store} cannot be decoded: ${reasonText(cause)} The store was left as it was; repair the document, or open it with the schema that wrote it.`,
    { cause },
  );
}

export function duplicateGlobalError(place: Place, keys: readonly [string, string]): CacheError {
  return new CacheError(
    "cache/duplicate-global",
    `${place.store} holds two \`${place.type}\` documents, \`${keys[0]}\` and \`${keys[1]}\`, but there is one global of a type. The store was left as it was; delete the one that is out of date.`,
  );
}

export function persistedTwiceError(place: Place, key: string): CacheError {
  return new CacheError(
    "cache/duplicate-key",
    `${place.store} returned the ${documentText(place.type, key)} twice. The store is damaged, or its implementation breaks the promise that a type and key name one envelope.`,
  );
}

export function persistedKeyError(place: Place, persisted: string, own: string): CacheError {
  return new CacheError(
    "cache/key-mismatch",
    `The ${documentText(place.type, persisted)} in ${place.store} has the identity \`${own}\` by its \`@id\` slots. Store it under that key, or drop \`@id\` from the schema.`,
  );
}

export function invalidEnvelopeError(reason: string): CacheError {
  return new CacheError("cache/invalid-envelope", `The envelope cannot be stored: ${reason}`);
}

export function unregisteredEnvelopeError(type: string): CacheError {
  return new CacheError(
    "cache/unknown-type",
    `The type \`${type}\` of the envelope is not registered with this cache. Pass its definition in \`documents\` to \`openCache\`.`,
  );
}

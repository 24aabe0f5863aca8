import type { Envelope } from "../document/envelope.ts";
import { globalStoreKey } from "../document/global-key.ts";
import { isObject, keyMismatchError } from "./cache-errors.ts";
import type { AnyCollection, Collections } from "./collection.ts";
import type { Operation } from "./commit/commit-stage.ts";
import { versionOf } from "./document-version.ts";
import { invalidEnvelopeError, unregisteredEnvelopeError } from "./opening/open-errors.ts";
import { readStored } from "./opening/read-stored.ts";
import { identityOf, isWellFormed } from "./prepare-document.ts";

/**
 * The operation that stores an envelope with the very bytes it has, once they are known to be a document of its type, or of a former version.
 * @throws DecodeError; CacheError `cache/unknown-type`, `cache/invalid-envelope`, `cache/key-mismatch`; as `readStored`
 */
export function prepareEnvelope(collections: Collections, given: Envelope): Operation {
  if (!isObject(given) || typeof given.type !== "string") throw invalidEnvelopeError("it has no `type`.");
  const collection = collectionOfType(collections, given.type);
  checkEnvelope(given);
  checkLifetime(given);
  const { definition } = collection;
  const envelope = copyEnvelope(given);
  const { value, payload } = readStored(collection, envelope);
  const key = identityOf(definition, value) ?? envelope.key;
  const isOlderGlobal = collection.schemas.olderGlobalKeys.has(envelope.key);
  if (key !== envelope.key && !isOlderGlobal) throw keyMismatchError(definition.type, envelope.key, key);
  const persisted = definition.global ? { ...envelope, key: globalStoreKey } : envelope;
  return { collection, key, version: versionOf(definition, persisted, { decoded: value, payload }) };
}

/** An envelope that shares nothing with the one it was made from. */
export function copyEnvelope({ type, key, schemaId, storedAt, payload, expiresAt, tags }: Envelope): Envelope {
  const copy: Envelope = { type, key, schemaId, storedAt, payload: new Uint8Array(payload) };
  if (expiresAt === undefined && tags === undefined) return copy;
  return { ...copy, ...(expiresAt !== undefined && { expiresAt }), ...(tags !== undefined && { tags: [...tags] }) };
}

function collectionOfType(collections: Collections, type: string): AnyCollection {
  for (const collection of collections.values()) if (collection.definition.type === type) return collection;
  throw unregisteredEnvelopeError(type);
}

function checkLifetime({ expiresAt, tags }: Envelope): void {
  if (expiresAt !== undefined && !Number.isSafeInteger(expiresAt)) {
    throw invalidEnvelopeError("its `expiresAt` is not a whole number of milliseconds since 1970.");
  }
  if (tags === undefined) return;
  const isFine =
    Array.isArray(tags) &&
    tags.length > 0 &&
    tags.every((tag, at) => isWellFormed(tag) && (at === 0 || tags[at - 1] < tag));
  if (!isFine) throw invalidEnvelopeError("its `tags` are not distinct strings in order of their code units.");
}

function checkEnvelope(envelope: Envelope): void {
  for (const property of ["key", "schemaId", "storedAt"] as const) {
    if (!isWellFormed(envelope[property])) {
      throw invalidEnvelopeError(`its \`${property}\` is not a string of well-formed text.`);
    }
  }
  if (!(envelope.payload instanceof Uint8Array)) throw invalidEnvelopeError("its `payload` is not a Uint8Array.");
  if (Number.isNaN(Date.parse(envelope.storedAt))) {
    throw invalidEnvelopeError(`its \`storedAt\` \`${envelope.storedAt}\` is not an ISO 8601 time.`);
  }
}

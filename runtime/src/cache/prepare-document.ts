import { decodeToKeep } from "../document/decode-to-keep.ts";
import type { DocumentDefinition } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import { globalStoreKey } from "../document/global-key.ts";
import { isWellFormed as isWellFormedText } from "../wire/utf8.ts";
import { invalidKeyError, keyMismatchError, missingKeyError } from "./cache-errors.ts";
import { type DocumentVersion, versionOf } from "./document-version.ts";

export interface PreparedDocument<T> {
  readonly key: string;
  readonly version: DocumentVersion<T>;
}

export interface Preparation<T> {
  readonly definition: DocumentDefinition<T, never>;
  /** Under which store key the caller wants it; undefined to take it from the value. */
  readonly key: string | undefined;
  readonly storedAt: string;
  readonly lifetime?: Lifetime | undefined;
}

/**
 * A version of the caller's value that shares nothing with it.
 * @throws EncodeError when the value is not one of its type; CacheError `cache/missing-key`, `cache/key-mismatch`, `cache/invalid-key`
 */
export function prepareDocument<T>(
  { definition, key: given, storedAt, lifetime }: Preparation<T>,
  value: T,
): PreparedDocument<T> {
  const payload = definition.encode(value);
  // Identity is read from our own copy: the caller's object could answer differently from one moment to the next.
  const copy = decodeToKeep(definition, payload);
  const key = identityOf(definition, copy) ?? given;
  if (key === undefined) throw missingKeyError(definition.type);
  if (given !== undefined && given !== key) throw keyMismatchError(definition.type, given, key);
  if (!isWellFormed(key)) throw invalidKeyError(definition.type, key);
  const { type, schemaId } = definition;
  const envelope: Envelope = { type, key, schemaId, storedAt, payload, ...(lifetime && lifetimeOf(lifetime)) };
  return { key, version: versionOf(definition, envelope, { decoded: copy }) };
}

/** How long a document stays, as far as it is said: of a version, or of what a caller asked for. */
export interface Lifetime {
  readonly expiresAt?: number | undefined;
  readonly tags?: readonly string[] | undefined;
}

function lifetimeOf({ expiresAt, tags }: Lifetime): Pick<Envelope, "expiresAt" | "tags"> {
  return {
    ...(expiresAt !== undefined && { expiresAt }),
    ...(tags !== undefined && tags.length > 0 && { tags }),
  };
}

/** Text that UTF-8 can hold. A store would refuse other text too, but then together with every commit of its batch. */
export function isWellFormed(text: unknown): text is string {
  return typeof text === "string" && isWellFormedText(text);
}

/** The store key that a value has by itself; undefined when its schema declares no `@id`. */
export function identityOf<T>(definition: DocumentDefinition<T, never>, value: T): string | undefined {
  return definition.global ? globalStoreKey : definition.storeKeyOf(value);
}

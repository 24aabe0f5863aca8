import type { Envelope } from "../../document/envelope.ts";
import type { CacheCore } from "../cache-core.ts";
import { invalidArgumentError } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import { type AnyVersion, versionOf } from "../document-version.ts";
import type { Lifetime } from "../prepare-document.ts";
import { lifetimeOf, type PutOptions } from "../put-arguments.ts";

/** Gives a document another expiry, other tags, or both; what it is and when it was stored stay. False when there is none. */
export async function touchDocument(core: CacheCore, touched: TouchedDocument): Promise<boolean> {
  const { collection, key, lifetime } = touched;
  const queue = core.queueOf(collection.store);
  // Others may have put what memory does not have; what they have changed, the store tells.
  if (collection.isShared && !collection.has(key)) await queue.refresh([{ type: collection.definition.type, key }]);
  const changes = await queue.submit((stage) => {
    const before: AnyVersion | undefined = stage.source(collection).version(key);
    if (before === undefined) return [];
    const version = versionOf(collection.definition, envelopeOf(touched, before, lifetime(before)), {
      payload: before.payload,
    });
    return [{ collection, key, version, isGuarded: true }];
  });
  return changes.length > 0;
}

export interface TouchedDocument {
  readonly collection: AnyCollection;
  readonly key: string;
  /** What becomes of the lifetime that it has. */
  readonly lifetime: (before: Lifetime) => Lifetime;
}

/** Another expiry (`Infinity`: none), other tags, or both. */
export type TouchOptions = PutOptions;

/** What is left out stays. @throws CacheError `cache/invalid-argument` */
export function readTouch(options: TouchOptions, now: number): TouchedDocument["lifetime"] {
  const given = lifetimeOf(options)?.(now);
  if (given === undefined || (options.expire === undefined && options.tags === undefined)) {
    throw invalidArgumentError("Nothing was to be touched. Pass `{ expire }`, `{ tags }` or both.");
  }
  return ({ expiresAt, tags }) => ({
    expiresAt: options.expire === undefined ? expiresAt : given.expiresAt,
    tags: options.tags === undefined ? tags : given.tags,
  });
}

function envelopeOf(
  { collection, key }: TouchedDocument,
  { schemaId, storedAt, payload }: AnyVersion,
  { expiresAt, tags = [] }: Lifetime,
): Envelope {
  const { definition, schemas } = collection;
  return {
    type: definition.type,
    key,
    // What memory has of a document of a former version is today's, and written as that.
    schemaId: schemas.former.has(schemaId) ? definition.schemaId : schemaId,
    storedAt,
    payload,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(tags.length > 0 && { tags }),
  };
}

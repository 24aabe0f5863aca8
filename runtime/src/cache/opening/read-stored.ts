import type { CatalogEntry } from "../../document/catalog-entry.ts";
import { decodeToKeep } from "../../document/decode-to-keep.ts";
import type { AnyDocument } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import type { BackingStore, CatalogedStore } from "../../stores/backing-store.ts";
import type { Place } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import {
  formerUndecodableError,
  migrationFailedError,
  migrationMissingError,
  unknownSchemaError,
} from "./migration-errors.ts";
import type { FormerSchema } from "./stored-schemas.ts";

/** A stored document as today's definition has it. */
export interface StoredDocument {
  /** Shares nothing with anyone. */
  readonly value: unknown;
  /** What today's codec writes for it: the stored bytes themselves, unless the document was migrated. */
  readonly payload: Uint8Array;
  /** The version that it was migrated from. */
  readonly former: FormerSchema | undefined;
}

/**
 * Reads an envelope by the schema id that it was written under. The store is not changed: a document of a former version stays as
 * it is there until it is written.
 * @throws what the codec throws for today's bytes; CacheError `cache/unknown-schema`, `cache/migration-missing`, `cache/migration-failed`,
 * `cache/undecodable`
 */
export function readStored(collection: AnyCollection, envelope: Envelope): StoredDocument {
  const { definition, schemas, store } = collection;
  if (schemas.todays.has(envelope.schemaId)) return todays(definition, envelope);
  const place: Place = { type: definition.type, store: store.text };
  const schema = schemaOf(collection, envelope.schemaId);
  if (schema === undefined) throw unknownSchemaError(place, envelope);
  if (schema === "todays") return todays(definition, envelope);
  const payload = migrate(collection, envelope, schema);
  return { value: decodeToKeep(definition, payload), payload, former: schema };
}

/** How documents under a schema id are read; undefined when nothing is known of it. */
export function schemaOf(collection: AnyCollection, schemaId: string): "todays" | FormerSchema | undefined {
  const known = knownSchemaId(collection, schemaId);
  return known === undefined ? undefined : (collection.schemas.former.get(known) ?? "todays");
}

function todays(definition: AnyDocument, { payload }: Envelope): StoredDocument {
  return { value: decodeToKeep(definition, payload), payload, former: undefined };
}

/** A known schema id of which the envelope's is one more name: the store's own catalog may say so. */
function knownSchemaId({ schemas, store }: AnyCollection, schemaId: string): string | undefined {
  const isKnown = (id: string) => schemas.todays.has(id) || schemas.former.has(id);
  if (isKnown(schemaId)) return schemaId;
  const described = describing(store.store, schemaId)?.schemaId;
  return described !== undefined && isKnown(described) ? described : undefined;
}

function describing(store: BackingStore & Partial<CatalogedStore>, schemaId: string): CatalogEntry | undefined {
  return store.describing?.(schemaId);
}

/** Today's payload of a former version's: what cannot be written could not be read again either. */
function migrate({ definition, store }: AnyCollection, envelope: Envelope, former: FormerSchema): Uint8Array {
  const place: Place = { type: definition.type, store: store.text };
  const { migrate } = former;
  if (migrate === undefined) throw migrationMissingError(place, envelope, former);
  let old: unknown;
  try {
    old = decodeToKeep(former.codec, envelope.payload);
  } catch (error) {
    throw formerUndecodableError(place, envelope, { former, cause: error });
  }
  try {
    return definition.encode(migrate(old));
  } catch (error) {
    throw migrationFailedError(place, envelope, { former, cause: error });
  }
}

import { etagOf } from "../../document/etag.ts";
import { globalStoreKey } from "../../document/global-key.ts";
import type { DocumentName } from "../../stores/store-abilities.ts";
import type { AnyCollection } from "../collection.ts";
import type { AnyVersion } from "../document-version.ts";
import { schemaOf } from "../opening/read-stored.ts";
import { storeRefusal } from "./commit-queue.ts";

/**
 * The etag that a document has in its store, null for none; undefined when memory does not know it: the bytes of a document of a former
 * version are not those that it was stored with.
 */
export function knownEtag(collection: AnyCollection, version: AnyVersion | undefined): string | null | undefined {
  if (version === undefined) return null;
  return schemaOf(collection, version.schemaId) === "todays" ? etagOf(version) : undefined;
}

/** The same for any document, asked of the store where memory does not know it. @throws StoreError */
export async function storedEtag(collection: AnyCollection, version: AnyVersion | undefined): Promise<string | null> {
  const known = knownEtag(collection, version);
  if (known !== undefined || version === undefined) return known ?? null;
  const { store } = collection.store;
  const stored = await store.read(collection.definition.type, version.persistedKey).catch((error: unknown) => {
    throw storeRefusal(store, error);
  });
  return stored === undefined ? null : etagOf(stored);
}

/** What a store may have of a document. A global may stand under older keys. */
export function storedNames({ definition, schemas }: AnyCollection, key: string): readonly DocumentName[] {
  const keys = definition.global ? [globalStoreKey, ...schemas.olderGlobalKeys] : [key];
  return keys.map((each) => ({ type: definition.type, key: each }));
}

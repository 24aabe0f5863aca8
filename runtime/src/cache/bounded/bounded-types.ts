import type { AnyDocument } from "../../document/definition.ts";
import type { BackingStore, MomentStore } from "../../stores/backing-store.ts";
import { invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import { indexEntriesOf, keepsIndexes, storedIndexesOf } from "../index/index-entries.ts";
import { readStored } from "../opening/read-stored.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import type { StoredSchemas } from "../opening/stored-schemas.ts";
import { BoundedCollection, type MemoryBound } from "./bounded-collection.ts";
import { boundedUniqueError } from "./bounded-errors.ts";

/** A document type of which only what was used last is in memory. */
export interface BoundedType extends MemoryBound {
  readonly document: AnyDocument;
}

/** By definition. @throws CacheError `cache/invalid-argument` */
export function readBoundedTypes(
  given: unknown,
  documents: ReadonlySet<AnyDocument>,
): ReadonlyMap<AnyDocument, MemoryBound> {
  const types = new Map<AnyDocument, MemoryBound>();
  if (given === undefined) return types;
  if (!Array.isArray(given))
    throw invalidArgumentError(
      `\`bounded\` is ${kindText(given)}. Pass an array: \`[{ document: Player, maxDocuments: 1000 }]\`.`,
    );
  for (const each of given) {
    const document: unknown = isObject(each) ? Reflect.get(each, "document") : undefined;
    const definition = [...documents].find((known) => known === document);
    if (definition === undefined)
      throw invalidArgumentError("`bounded` names a document that is not in `documents`. Pass one that is.");
    const bound = { maxDocuments: numberIn(each, "maxDocuments"), maxBytes: numberIn(each, "maxBytes") };
    if (bound.maxDocuments === undefined && bound.maxBytes === undefined) {
      throw invalidArgumentError(
        `\`bounded\` gives \`${definition.type}\` no bound. Give \`maxDocuments\`, \`maxBytes\` or both.`,
      );
    }
    const { maxDocuments = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = bound;
    types.set(definition, { maxDocuments, maxBytes });
  }
  return types;
}

function numberIn(target: object, name: string): number | undefined {
  const value: unknown = Reflect.get(target, name);
  if (value === undefined || (typeof value === "number" && value > 0)) return value;
  throw invalidArgumentError(`\`${name}\` is ${kindText(value)}. Give a number of more than 0.`);
}

/**
 * The collection of a bounded type over a store that is open, which has all entries of its indexes by then.
 * @throws CacheError `cache/bounded-unique`; StoreError; as `readStored`
 */
export async function boundedCollection(
  definition: AnyDocument,
  source: RoutedStore,
  given: { readonly schemas: StoredSchemas; readonly bound: MemoryBound },
): Promise<AnyCollection> {
  refuseUnique(definition, source);
  const collection = new BoundedCollection(definition, source, given);
  await completeIndexes(collection);
  return collection;
}

/** Refuses unique values that nothing could be compared with. */
function refuseUnique(definition: AnyDocument, { store, text }: RoutedStore): void {
  const unique = definition.indexes.find((index) => index.unique);
  if (unique !== undefined && !keepsIndexes(store)) throw boundedUniqueError(definition.type, unique.accessor, text);
}

/** Gives a store the entries of a bounded type's indexes that it does not have in whole, so that it can be asked. */
async function completeIndexes(collection: AnyCollection): Promise<void> {
  const store: BackingStore & Partial<MomentStore> = collection.store.store;
  const { definition } = collection;
  if (!keepsIndexes(store) || store.completeIndexes === undefined) return;
  const moment = store.openMoment?.();
  if (moment === undefined) return;
  try {
    const { type } = definition;
    if (storedIndexesOf(definition).every((index) => moment.index(type, index) !== undefined)) return;
    for (let isLast = false; !isLast; ) {
      const envelopes = moment.nextOf?.(type, 500) ?? moment.next(500);
      isLast = envelopes.length === 0;
      const entries = envelopes
        .filter((envelope) => envelope.type === type)
        .flatMap((envelope) => {
          const { value } = readStored(collection, envelope);
          return indexEntriesOf(definition, value).map((entry) => ({ ...entry, key: envelope.key }));
        });
      await store.completeIndexes(moment, { type, entries, isLast });
    }
  } catch (error) {
    throw storeRefusal(store, error);
  } finally {
    moment.close();
  }
}

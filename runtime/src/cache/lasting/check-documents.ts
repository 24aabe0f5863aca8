import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import { isReservedType } from "../../document/reserved-type.ts";
import type { BackingStore, DocumentPut, IndexEntry, MomentStore, StoreMoment } from "../../stores/backing-store.ts";
import type { CacheCore } from "../cache-core.ts";
import { reasonText } from "../cache-errors.ts";
import type { AnyCollection } from "../collection.ts";
import { tuplesOf } from "../index/document-index.ts";
import { entryBytes } from "../index/entry-bytes.ts";
import { storedIndexesOf } from "../index/index-entries.ts";
import { takeTurns } from "../lazy/lazy-schedule.ts";
import { readStored } from "../opening/read-stored.ts";
import type { RoutedCollections, RoutedStore } from "../opening/store-routing.ts";
import type { CacheProblem } from "./check-cache.ts";

/** What was found while reading all documents of a store. */
export interface StoreReading {
  documents: number;
  readonly undecodable: CacheProblem[];
  readonly unindexed: UnindexedDocument[];
}

/** A document that some of its type's indexes lack. */
export interface UnindexedDocument {
  /** Puts it again, unless it has changed, with all its entries. */
  readonly change: DocumentPut;
  readonly accessors: readonly string[];
}

const batch = 500;

/** Reads every document of a store; of one that is known to be damaged, as many as can be. @throws StoreError */
export async function readsOf(
  core: CacheCore,
  source: RoutedStore,
  { isDamaged }: { readonly isDamaged: boolean },
): Promise<StoreReading> {
  const collections = new Map(
    [...core.opened.collections.values()]
      .filter(({ store }) => store === source)
      .map((own) => [own.definition.type, own]),
  );
  const reading: StoreReading = { documents: 0, undecodable: [], unindexed: [] };
  const moment = momentOf(source.store);
  try {
    const indexes = moment === undefined ? [] : indexesOf(moment, collections);
    for await (const envelope of moment === undefined ? source.store.readAll() : documentsOf(moment)) {
      reading.documents++;
      readDocument({ envelope, collections, indexes, source }, reading);
    }
  } catch (error) {
    if (!isDamaged) throw error;
  } finally {
    moment?.close();
  }
  return reading;
}

interface ReadDocument {
  readonly envelope: Envelope;
  readonly collections: RoutedCollections;
  readonly indexes: readonly StoredEntries[];
  readonly source: RoutedStore;
}

function readDocument({ envelope, collections, indexes, source }: ReadDocument, reading: StoreReading): void {
  const collection = collections.get(envelope.type);
  if (collection === undefined || isReservedType(envelope.type)) return;
  const { type, key } = envelope;
  try {
    const { value, former } = readStored(collection, envelope);
    // What a document of a former version has in an index is decided by its migration, and not stored.
    if (former === undefined) findMissing(collection, { envelope, value, indexes }, reading);
  } catch (error) {
    const message = `the \`${type}\` document \`${key}\` cannot be decoded: ${reasonText(error)}`;
    const place = `${type}/${key}`;
    reading.undecodable.push({
      code: "undecodable-document",
      place,
      message,
      type,
      key,
      remedy: "none",
      store: source.text,
    });
  }
}

interface DecodedDocument {
  readonly envelope: Envelope;
  readonly value: unknown;
  readonly indexes: readonly StoredEntries[];
}

function findMissing(
  collection: AnyCollection,
  { envelope, value, indexes }: DecodedDocument,
  { unindexed }: StoreReading,
): void {
  const { definition } = collection;
  const stored = storedIndexesOf(definition);
  const own = definition.indexes.map((declaration) =>
    tuplesOf(declaration, value).map((tuple) => entryBytes(declaration, tuple)),
  );
  const accessors = indexes
    .filter(({ type, at, entries }) => {
      return type === definition.type && own[at]?.some((entry) => !entries.has(entryText(entry, envelope.key)));
    })
    .map(({ at }) => definition.indexes[at]?.accessor ?? "");
  if (accessors.length === 0) return;
  const present: IndexEntry[] = own.flatMap((entries, at) => {
    const index = stored[at];
    return index === undefined ? [] : entries.map((entry) => ({ index, entry }));
  });
  const change: DocumentPut = {
    kind: "put",
    envelope,
    entries: { present, gone: [] },
    condition: etagOf(envelope),
  };
  unindexed.push({ change, accessors });
}

/** The entries of an index that a store says is whole. */
interface StoredEntries {
  readonly type: string;
  /** Position among the definition's indexes. */
  readonly at: number;
  readonly entries: ReadonlySet<string>;
}

function indexesOf(moment: StoreMoment, collections: RoutedCollections): readonly StoredEntries[] {
  const found: StoredEntries[] = [];
  for (const [type, { definition }] of collections) {
    for (const [at, index] of storedIndexesOf(definition).entries()) {
      const stored = moment.index(type, index);
      if (stored === undefined) continue;
      const entries = new Set<string>();
      for (const hit of stored.find(new Uint8Array(), undefined, { reverse: false })) {
        entries.add(entryText(hit.entry, hit.key));
      }
      found.push({ type, at, entries });
    }
  }
  return found;
}

function entryText(entry: Uint8Array, key: string): string {
  return `${String.fromCharCode(...entry)}\0${key}`;
}

async function* documentsOf(moment: StoreMoment): AsyncGenerator<Envelope> {
  for (let some = moment.next(batch); some.length > 0; some = moment.next(batch)) {
    yield* some;
    await takeTurns();
  }
}

function momentOf(store: BackingStore & Partial<MomentStore>): StoreMoment | undefined {
  return store.openMoment?.();
}

import type { AnyDocument, DocumentDefinition } from "../document/definition.ts";
import type { CheckOptions } from "../stores/store-abilities.ts";
import type { CacheCore } from "./cache-core.ts";
import type { AnyCollection, Collection } from "./collection.ts";
import { type IdArgument, storeKeyFor } from "./document-reader.ts";
import { DocumentWriter } from "./document-writer.ts";
import { addDocument } from "./lasting/add-document.ts";
import { boundDocuments } from "./lasting/bound-documents.ts";
import { type CacheStats, StatCounter } from "./lasting/cache-stats.ts";
import { type CacheCheck, checkCache } from "./lasting/check-cache.ts";
import { type DocumentInfo, documentInfo } from "./lasting/document-info.ts";
import { evictTag } from "./lasting/evict-tag.ts";
import { expireDocuments } from "./lasting/expire-documents.ts";
import { type IncrementOptions, readIncrementArguments } from "./lasting/increment-arguments.ts";
import { type Counted, type CountedSlot, incrementSlot } from "./lasting/increment-slot.ts";
import { someInMemoryError, statsOffError } from "./lasting/lasting-errors.ts";
import { popDocument } from "./lasting/pop-document.ts";
import { readTouch, type TouchOptions, touchDocument } from "./lasting/touch-document.ts";
import { type CacheVolume, volumeOf } from "./lasting/volume-of.ts";
import type { DocumentLedger } from "./memory/document-ledger.ts";
import { type PutArguments, type PutOptions, putArguments, readTags } from "./put-arguments.ts";

/** Documents that do not stay for ever: expiry, tags, sizes, counters. */
export abstract class LastingDocuments extends DocumentWriter {
  readonly #stats: StatCounter | undefined;

  constructor(core: CacheCore) {
    super(core);
    const collections = [...core.opened.collections.values()];
    const stats = core.opened.countsReads
      ? new StatCounter(collections.map(({ definition }) => definition.type))
      : undefined;
    if (stats !== undefined) core.history.watch(({ changes }) => stats.add(changes));
    this.#stats = stats;
    for (const collection of collections) {
      const maxBytes = core.opened.maxBytes.get(collection.definition);
      const ledger = maxBytes === undefined ? undefined : collection.ledger;
      noteGets(collection, stats?.readsOf(collection.definition.type), ledger);
      if (maxBytes !== undefined) boundDocuments(core, collection, maxBytes);
    }
  }

  /** Stores a document where there is none, and says whether it did: of several callers, in whatever processes, one does. @throws as `put` */
  add<T>(definition: DocumentDefinition<T, never>, value: T, options?: PutOptions): Promise<boolean>;
  add<T, K>(definition: DocumentDefinition<T, K>, id: K, value: T, options?: PutOptions): Promise<boolean>;
  async add<T, K>(definition: DocumentDefinition<T, K>, ...given: PutArguments<T, K>): Promise<boolean> {
    const operation = this.core.prepare(definition, putArguments(definition, given));
    return this.core.track(addDocument(this.core, operation));
  }

  /** Deletes a document and returns what it was, or undefined: of several callers, in whatever processes, one gets it. @throws StoreError */
  async pop<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Promise<Readonly<T> | undefined> {
    const collection = this.core.collectionOf<T>(definition);
    return this.core.track(popDocument(this.core, collection, storeKeyFor(definition, id)));
  }

  /**
   * Gives a document another expiry (`Infinity`: none), other tags, or both. Its value and when it was stored stay. False when there is none.
   * @throws StoreError; CacheError `cache/invalid-argument`
   */
  touch<T>(definition: DocumentDefinition<T, undefined>, options: TouchOptions): Promise<boolean>;
  touch<T, K>(definition: DocumentDefinition<T, K>, id: K, options: TouchOptions): Promise<boolean>;
  async touch<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [TouchOptions] | readonly [K, TouchOptions]
  ): Promise<boolean> {
    const collection = this.core.collectionOf<T>(definition);
    const key = storeKeyFor(definition, given.length === 1 ? [] : [given[0]]);
    const lifetime = readTouch(given.length === 1 ? given[0] : given[1], this.core.times.time());
    return this.core.track(touchDocument(this.core, { collection, key, lifetime }));
  }

  /**
   * Adds to an integer slot, 1 unless told, and returns what it holds then. Exact across processes; expiry and tags stay. `initial` is what the
   * document begins as where there is none.
   * @throws CacheError `cache/not-found` without `initial`, `cache/not-an-integer`; EncodeError when the sum is out of the slot's range; as `put`
   */
  increment<T extends object, S extends CountedSlot<T>>(
    definition: DocumentDefinition<T, undefined>,
    slot: S,
    by?: Counted<T, S>,
    options?: IncrementOptions<T>,
  ): Promise<Counted<T, S>>;
  increment<T extends object, K, S extends CountedSlot<T>>(
    definition: DocumentDefinition<T, K>,
    id: K,
    slot: S,
    by?: Counted<T, S>,
    options?: IncrementOptions<T>,
  ): Promise<Counted<T, S>>;
  async increment<T extends object, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly unknown[]
  ): Promise<unknown> {
    const collection = this.core.collectionOf<T>(definition);
    const read = readIncrementArguments(definition, given, this.core.times.time());
    return this.core.track(incrementSlot(this.core, { ...read, collection }));
  }

  /** As `increment`, the other way. */
  decrement<T extends object, S extends CountedSlot<T>>(
    definition: DocumentDefinition<T, undefined>,
    slot: S,
    by?: Counted<T, S>,
    options?: IncrementOptions<T>,
  ): Promise<Counted<T, S>>;
  decrement<T extends object, K, S extends CountedSlot<T>>(
    definition: DocumentDefinition<T, K>,
    id: K,
    slot: S,
    by?: Counted<T, S>,
    options?: IncrementOptions<T>,
  ): Promise<Counted<T, S>>;
  async decrement<T extends object, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly unknown[]
  ): Promise<unknown> {
    const collection = this.core.collectionOf<T>(definition);
    const read = readIncrementArguments(definition, given, this.core.times.time());
    return this.core.track(incrementSlot(this.core, { ...read, by: -read.by, collection }));
  }

  /** Deletes the documents with a tag, of one type or of all, and returns how many those were. In steps: not all go at once. @throws StoreError */
  async evictTag(tag: string, definition?: AnyDocument): Promise<number> {
    this.core.checkOpen();
    const [wanted = ""] = readTags([tag]);
    const { collections } = this.core.opened;
    const among = definition === undefined ? collections.values() : [this.core.collectionOf(definition)];
    return this.core.track(evictTag(this.core, wanted, among));
  }

  /**
   * Removes what has expired from memory and stores now, and returns how many documents those were. Nobody needs it to be rid of them: they are
   * absent from the moment on, and removed in the background.
   * @throws StoreError
   */
  async expire(): Promise<number> {
    this.core.checkOpen();
    return this.core.track(expireDocuments(this.core));
  }

  /** The documents of the type with their store keys, in no promised order. */
  entries<T>(definition: DocumentDefinition<T, never>): readonly (readonly [key: string, value: Readonly<T>])[] {
    const collection = this.core.collectionOf(definition);
    return collection.keys().flatMap((key) => {
      const value = collection.value(key);
      return value === undefined ? [] : [[key, value] as const];
    });
  }

  /** Store key and value of the document that was stored first; undefined when there is none. */
  oldest<T>(definition: DocumentDefinition<T, never>): readonly [key: string, value: Readonly<T>] | undefined {
    return this.#entryAt(definition, this.#whole(definition, "oldest").endByTime("oldest"));
  }

  /** Store key and value of the document that was stored last; undefined when there is none. */
  newest<T>(definition: DocumentDefinition<T, never>): readonly [key: string, value: Readonly<T>] | undefined {
    return this.#entryAt(definition, this.#whole(definition, "newest").endByTime("newest"));
  }

  /** A store key of the type, each as likely as any other; undefined when there is none. */
  randomKey<T>(definition: DocumentDefinition<T, never>): string | undefined {
    const collection = this.#whole(definition, "randomKey");
    const { ledger } = collection;
    if (ledger.count === 0) return undefined;
    return collection.keyAt(ledger.slotAt(Math.floor(this.core.opened.random() * ledger.count)));
  }

  /** When a document was stored and expires, its tags, its etag and its bytes; undefined when there is none. */
  info<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): DocumentInfo | undefined {
    const key = storeKeyFor(definition, id);
    const version = this.core.collectionOf<T>(definition).version(key);
    return version && documentInfo(key, version);
  }

  /** Bytes of store keys and encoded values of the documents, of one type or of all. */
  size(definition?: AnyDocument): number {
    this.core.checkOpen();
    const { collections } = this.core.opened;
    const among = definition === undefined ? [...collections.keys()] : [definition];
    return among.reduce((bytes, each) => bytes + this.#whole(each, "size").ledger.bytes, 0);
  }

  /** What the stores take where they are, as far as they can tell. @throws StoreError */
  async volume(): Promise<CacheVolume> {
    this.core.checkOpen();
    return this.core.track(volumeOf(this.core));
  }

  /** What was counted since the cache was opened, or since `reset`. @throws CacheError `cache/stats-off` */
  stats(options: { readonly reset?: boolean } = {}): CacheStats {
    this.core.checkOpen();
    if (this.#stats === undefined) throw statsOffError();
    const stats = this.#stats.read();
    if (options.reset === true) this.#stats.reset();
    return stats;
  }

  /**
   * Looks at everything that is stored. With `fix`, stores repair what they can compute anew and put damaged documents aside; with `dryRun`
   * it is only said what `fix` would do.
   * @throws StoreError
   */
  async check(options: CheckOptions = {}): Promise<CacheCheck> {
    this.core.checkOpen();
    return this.core.track(checkCache(this.core, options));
  }

  /** The collection of a type once memory has all of its documents. @throws CacheError `cache/bounded-type` for one that never does */
  #whole<T>(definition: DocumentDefinition<T, never>, what: string): Collection<T> {
    const collection = this.core.collectionOf(definition);
    if (collection.isBounded) throw someInMemoryError(definition.type, what);
    collection.gather();
    return collection;
  }

  #entryAt<T>(
    definition: DocumentDefinition<T, never>,
    key: string | undefined,
  ): readonly [key: string, value: Readonly<T>] | undefined {
    const value = key === undefined ? undefined : this.core.collectionOf(definition).value(key);
    return key === undefined || value === undefined ? undefined : [key, value];
  }
}

// Where nobody asks, a get pays nothing.
function noteGets(
  collection: AnyCollection,
  count: ((slot: number) => void) | undefined,
  ledger: DocumentLedger | undefined,
): void {
  if (count === undefined && ledger === undefined) return;
  collection.noteGets((slot) => {
    count?.(slot);
    if (slot >= 0) ledger?.use(slot);
  });
}

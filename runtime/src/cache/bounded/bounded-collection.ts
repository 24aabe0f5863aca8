import type { DocumentDefinition, FindOptions } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import { isSync } from "../../stores/store-abilities.ts";
import { Collection } from "../collection.ts";
import { type DocumentVersion, versionOf } from "../document-version.ts";
import type { CollectOptions, Hit } from "../index/document-index.ts";
import type { IndexQuery } from "../index/index-query.ts";
import { storeKeyOf } from "../lazy/lazy-store.ts";
import { RecencyList } from "../memory/recency-list.ts";
import { readStored } from "../opening/read-stored.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import type { StoredSchemas } from "../opening/stored-schemas.ts";
import { StoredDocuments } from "./bounded-documents.ts";
import { notLoadedError } from "./bounded-errors.ts";

/** How much of a type may be in memory; of both bounds, the one that is reached first. */
export interface MemoryBound {
  readonly maxDocuments?: number;
  /** Bytes of memory, as far as they can be told from a document's bytes: 400, and 2.5 for each byte of its payload. */
  readonly maxBytes?: number;
}

/** What a document takes in memory beside its bytes and its value, measured. */
const overhead = 400;

/** More or less what a document takes in memory: its record, and its value when it is decoded. */
function memoryOf(key: string, payload: Uint8Array): number {
  return overhead + 2 * key.length + 2.5 * payload.length;
}

/**
 * A collection of which memory holds the documents that were used last, and the store all. What is not in memory is read from a store that
 * answers at once; from others, `load` brings it in. Questions about all documents are answered from the store.
 */
export class BoundedCollection<T> extends Collection<T> {
  readonly #bound: MemoryBound;
  readonly #recency = new RecencyList();
  readonly #stored: StoredDocuments<T>;

  constructor(
    definition: DocumentDefinition<T, never>,
    store: RoutedStore,
    { schemas, bound }: { readonly schemas: StoredSchemas; readonly bound: MemoryBound },
  ) {
    super(definition, store, schemas);
    this.#bound = bound;
    this.#stored = new StoredDocuments(this);
  }

  override get isBounded(): boolean {
    return true;
  }

  override isAtHand(key: string): boolean {
    return super.has(key) || isSync(this.store.store);
  }

  // What is found by its id alone would not be noted as used.
  override known(): undefined {
    return undefined;
  }

  override value(key: string): Readonly<T> | undefined {
    return this.#bringIn(key) ? super.value(key) : undefined;
  }

  override has(key: string): boolean {
    return this.#bringIn(key);
  }

  override version(key: string): DocumentVersion<T> | undefined {
    return this.#bringIn(key) ? super.version(key) : undefined;
  }

  // What is neither in memory nor to be had at once need not be known to be replaced.
  override replaced(key: string): DocumentVersion<T> | undefined {
    return super.has(key) || isSync(this.store.store) ? this.version(key) : undefined;
  }

  override keys(): string[] {
    return this.#stored.keys();
  }

  override persistedKeys(): string[] {
    return super.keys();
  }

  override values(): Readonly<T>[] {
    return this.#stored.values();
  }

  override count(): number {
    return this.#stored.count();
  }

  override find(at: number, query: IndexQuery, options: FindOptions = {}): Readonly<T>[] {
    return this.#stored.find(at, query, options).map(({ value }) => value);
  }

  override hits(at: number, query: IndexQuery, options: CollectOptions = {}): Hit[] {
    return this.#stored.find(at, query, options).map(({ key, values }) => ({ key, values }));
  }

  override apply(key: string, after: DocumentVersion<T> | undefined): void {
    super.apply(key, after);
    if (after === undefined) this.#recency.delete(key);
    else this.#keep(key, after);
  }

  /** Takes in what a store has of a key, without being a change of it. */
  admit(key: string, envelope: Envelope | undefined): void {
    if (envelope === undefined) return;
    const { payload } = readStored(this, envelope);
    const version = versionOf<T>(this.definition, envelope, { payload });
    super.apply(key, version);
    this.#keep(key, version);
  }

  #keep(key: string, { payload }: DocumentVersion<T>): void {
    const { maxDocuments = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = this.#bound;
    const recency = this.#recency;
    recency.set(key, memoryOf(key, payload));
    // The last one stays: who asked for it is about to get it.
    while (recency.size > 1 && (recency.size > maxDocuments || recency.weight > maxBytes)) {
      const oldest = recency.oldest;
      if (oldest === undefined) break;
      recency.delete(oldest);
      super.apply(oldest, undefined);
    }
  }

  /** True when the document is in memory by then. */
  #bringIn(key: string): boolean {
    if (super.has(key)) {
      this.#recency.use(key);
      return true;
    }
    this.#recency.delete(key);
    const { store, text } = this.store;
    if (!isSync(store)) throw notLoadedError(this.definition.type, key, text);
    const { type } = this.definition;
    const envelope = this.#keysFor(key).reduce<Envelope | undefined>(
      (found, persisted) => found ?? this.#stored.ask(() => store.readNow(type, persisted)),
      undefined,
    );
    if (envelope === undefined) return false;
    this.admit(storeKeyOf(this.definition, envelope.key), envelope);
    return true;
  }

  #keysFor(key: string): readonly string[] {
    return this.definition.global ? [key, ...this.schemas.olderGlobalKeys] : [key];
  }
}

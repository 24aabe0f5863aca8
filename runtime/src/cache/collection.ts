import { decodeToKeep } from "../document/decode-to-keep.ts";
import type { AnyDocument, DocumentDefinition, FindOptions } from "../document/definition.ts";
import { freezeDeep } from "../document/freeze-deep.ts";
import { KeyLocks } from "./commit/key-locks.ts";
import type { DocumentSource } from "./document-source.ts";
import { DocumentVersion } from "./document-version.ts";
import { type CollectOptions, DocumentIndex, type Hit } from "./index/document-index.ts";
import type { IndexQuery } from "./index/index-query.ts";
import type { EvictionBound } from "./lasting/eviction-bound.ts";
import type { Expiry } from "./lasting/expiry.ts";
import { type DocumentLedger, documentBytes, ledgerOf } from "./memory/document-ledger.ts";
import { DocumentTable } from "./memory/document-table.ts";
import { endByTime } from "./memory/end-by-time.ts";
import { Lifetimes } from "./memory/lifetimes.ts";
import { ReadValues } from "./memory/read-values.ts";
import { ResidentContent } from "./memory/resident-content.ts";
import { SchemaNumbers } from "./memory/schema-numbers.ts";
import { timeOfText } from "./memory/stored-time.ts";
import type { RoutedStore } from "./opening/store-routing.ts";
import type { StoredSchemas } from "./opening/stored-schemas.ts";

/**
 * All documents of one type that are committed, and their indexes. Changed only by loading and by commits that are stored. A document is
 * bytes in a table until it is read; what was read is kept decoded as well, where it can be shared.
 */
export class Collection<T> implements DocumentSource<T> {
  readonly definition: DocumentDefinition<T, never>;
  readonly store: RoutedStore;
  readonly schemas: StoredSchemas;
  readonly indexes: readonly DocumentIndex<T>[];
  /** True when a document's values may stand in the way of another's. */
  readonly hasUnique: boolean;
  /** What of it is in memory, and can be read without a store: all of it. */
  readonly residents: DocumentSource<T> = this;
  /** True when others may have written what memory shows otherwise. */
  readonly isShared: boolean;
  /** True when its store keeps expiry and tags. */
  readonly keepsMetadata: boolean;
  /** Whose turn it is to update a key. */
  readonly updates = new KeyLocks();
  readonly #table = new DocumentTable();
  readonly #schemaIds = new SchemaNumbers();
  readonly #read = new ReadValues<T>();
  readonly #lifetimes = new Lifetimes();
  #expiry: Expiry | undefined;
  #ledger: DocumentLedger | undefined;
  #noteGet: ((slot: number) => void) | undefined;
  /** What keeps it below its bytes, where it has a bound. */
  bound: EvictionBound | undefined;
  /** Keys under which globals are stored, where that is an older one than their own. */
  readonly #olderKeys = new Map<string, string>();

  constructor(definition: DocumentDefinition<T, never>, store: RoutedStore, schemas: StoredSchemas) {
    this.definition = definition;
    this.store = store;
    this.schemas = schemas;
    this.indexes = definition.indexes.map((declaration) => new DocumentIndex(declaration, this.#table));
    this.isShared = store.store.isShared === true;
    this.keepsMetadata = store.store.keepsMetadata === true;
    this.hasUnique = definition.indexes.some(({ unique }) => unique);
  }

  /** Says who takes documents out of memory once they have expired. Called once, before anything is read. */
  expireBy(expiry: Expiry): void {
    this.#expiry = expiry;
  }

  /** Takes out what has expired, at most `limit` documents. The result is how many those are. */
  settle(limit = Number.POSITIVE_INFINITY): number {
    const expiry = this.#expiry;
    if (expiry === undefined || this.#lifetimes.next === Number.POSITIVE_INFINITY) return 0;
    const due = this.#lifetimes.takeDue(expiry.now(), limit);
    if (due.length > 0)
      expiry.drop(
        this,
        due.map((slot) => this.#table.key(slot)),
      );
    return due.length;
  }

  /** True when a document is in memory, expired or not. */
  holds(key: string): boolean {
    return this.#table.find(key) >= 0;
  }

  /** The version of a document that may have expired already. */
  leaving(key: string): DocumentVersion<T> | undefined {
    const slot = this.#table.find(key);
    return slot < 0 ? undefined : this.#versionAt(slot, key);
  }

  /** When the next document expires; infinite when none does. */
  get nextExpiry(): number {
    return this.#lifetimes.next;
  }

  /** Brings in everything that memory does not have yet, and takes out what has expired: whoever asks of all documents calls it first. */
  gather(): void {
    this.settle();
  }

  /** What is known of all documents in memory together; from the first call on it is kept. */
  get ledger(): DocumentLedger {
    this.#ledger ??= ledgerOf(this.#table);
    return this.#ledger;
  }

  /** Calls `note` with the slot of every document that is asked for by its id from now on, -1 when there is none. */
  noteGets(note: (slot: number) => void): void {
    this.#noteGet = note;
  }

  keyAt(slot: number): string {
    return this.#table.key(slot);
  }

  /** The store key of the document that was stored first, or last. */
  endByTime(end: "oldest" | "newest"): string | undefined {
    this.gather();
    return endByTime(this.#table, end);
  }

  /** The store keys of documents with a tag. */
  tagged(tag: string): string[] {
    this.gather();
    return this.#lifetimes.tagged(tag).map((slot) => this.#table.key(slot));
  }

  /** False when a document would first have to be brought into memory, by a store that does not answer at once. */
  isAtHand(_key: string): boolean {
    return true;
  }

  /** True when memory holds only some of its documents. */
  get isBounded(): boolean {
    return false;
  }

  /** The document of an id that was asked for before; undefined says nothing. */
  known(id: unknown): Readonly<T> | undefined {
    return this.#read.get(id);
  }

  /** The document of a key, and keeps it for the id that means this key. */
  valueFor(id: unknown, key: string): Readonly<T> | undefined {
    const value = this.value(key);
    const slot = value === undefined ? -1 : this.#table.find(key);
    if (this.#noteGet !== undefined) {
      // Nothing is kept for the id, so that each call comes here.
      this.#noteGet(slot);
      return value;
    }
    // What expires is looked for each time, so that it is gone at once.
    if (value !== undefined && this.#read.at(slot) === value && this.#lifetimes.expiresAt(slot) === undefined) {
      const isKey = id === key;
      // Of equal texts, the one that the value keeps alive anyway: 32 bytes a document.
      const own = isKey ? this.definition.storeKeyOf(value) : undefined;
      this.#read.keepFor(isKey && own === key ? own : id, key, value);
    }
    return value;
  }

  value(key: string): Readonly<T> | undefined {
    const slot = this.#find(key);
    return slot < 0 ? undefined : this.#valueAt(slot);
  }

  has(key: string): boolean {
    return this.#find(key) >= 0;
  }

  version(key: string): DocumentVersion<T> | undefined {
    const slot = this.#find(key);
    return slot < 0 ? undefined : this.#versionAt(slot, key);
  }

  /** The version that a write takes the place of. */
  replaced(key: string): DocumentVersion<T> | undefined {
    return this.version(key);
  }

  keys(): string[] {
    this.settle();
    return this.#table.slots().map((slot) => this.#table.key(slot));
  }

  /** Under which keys its documents are stored. */
  persistedKeys(): string[] {
    return this.keys().map((key) => this.#olderKeys.get(key) ?? key);
  }

  values(): Readonly<T>[] {
    this.settle();
    return this.#table.slots().map((slot) => this.#valueAt(slot));
  }

  count(): number {
    this.settle();
    return this.#table.count;
  }

  find(index: number, query: IndexQuery, options?: FindOptions): Readonly<T>[] {
    this.settle();
    const slots = this.indexes[index]?.slots(query, options) ?? [];
    if (this.bound !== undefined) for (const slot of slots) this.#ledger?.use(slot);
    return slots.map((slot) => this.#valueAt(slot));
  }

  hits(index: number, query: IndexQuery, options?: CollectOptions): Hit[] {
    this.settle();
    return this.indexes[index]?.collect(query, options) ?? [];
  }

  /** Takes in a document that is new here; `value` is its decoded payload, which is not kept. */
  load(key: string, version: DocumentVersion<T>, value: T): void {
    const slot = this.#put(key, version);
    this.#ledger?.load(slot, documentBytes(key, version.payload), timeOfText(version.storedAt));
    for (const index of this.indexes) index.change(slot, value);
  }

  /** Puts a stored version into memory and the indexes, or takes the document out when there is none. */
  apply(key: string, after: DocumentVersion<T> | undefined): void {
    if (after === undefined) {
      this.#delete(key);
      return;
    }
    const slot = this.#put(key, after);
    this.#ledger?.put(slot, documentBytes(key, after.payload));
    if (this.#read.at(slot) !== undefined) {
      this.#read.replace(slot, key, after.expiresAt === undefined ? after.share() : undefined);
    }
    if (this.indexes.length > 0) {
      const value = after.peek();
      for (const index of this.indexes) index.change(slot, value);
    }
    after.settle();
  }

  #delete(key: string): void {
    const slot = this.#table.find(key);
    if (slot < 0) return;
    for (const index of this.indexes) index.change(slot, undefined);
    this.#read.replace(slot, key, undefined);
    this.#lifetimes.set(slot, undefined, undefined);
    this.#ledger?.delete(slot);
    this.#olderKeys.delete(key);
    this.#table.delete(key);
  }

  #put(key: string, version: DocumentVersion<T>): number {
    if (version.persistedKey !== key) this.#olderKeys.set(key, version.persistedKey);
    else if (this.#olderKeys.size > 0) this.#olderKeys.delete(key);
    const { storedAt, payload } = version;
    const slot = this.#table.put({ key, schema: this.#schemaIds.numberOf(version.schemaId), storedAt, payload });
    const { expiresAt } = version;
    this.#lifetimes.set(slot, expiresAt, version.tags);
    if (expiresAt !== undefined) this.#expiry?.expect(expiresAt);
    return slot;
  }

  /** The slot of a document that is there and has not expired, or -1. */
  #find(key: string): number {
    const slot = this.#table.find(key);
    if (slot < 0 || this.#expiry === undefined) return slot;
    const expiresAt = this.#lifetimes.expiresAt(slot);
    if (expiresAt === undefined || expiresAt > this.#expiry.now()) return slot;
    this.#expiry.drop(this, [key]);
    return -1;
  }

  #versionAt(slot: number, key: string): DocumentVersion<T> {
    const record = this.#table.record(slot);
    const content = new ResidentContent(record, this.#schemaIds, {
      persistedKey: this.#olderKeys.get(key) ?? key,
      expiresAt: this.#lifetimes.expiresAt(slot),
      tags: this.#lifetimes.tags(slot),
    });
    return new DocumentVersion(this.definition, content, { shared: this.#read.at(slot) });
  }

  #valueAt(slot: number): Readonly<T> {
    const known = this.#read.at(slot);
    if (known !== undefined) return known;
    const value = decodeToKeep(this.definition, this.#table.payload(slot));
    if (this.definition.freezable && freezeDeep(value)) this.#read.keep(slot, value);
    return value;
  }
}

/** A definition's collection, when the definition is known only as one of many. */
// biome-ignore lint/suspicious/noExplicitAny: a cache holds collections of documents of any type side by side.
export type AnyCollection = Collection<any>;

/** The collections of a cache, by the definition objects that it was opened with. */
export type Collections = ReadonlyMap<AnyDocument, AnyCollection>;

import type { FindOptions, IndexDeclaration } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import { Collection } from "../collection.ts";
import type { DocumentSource } from "../document-source.ts";
import type { DocumentVersion } from "../document-version.ts";
import { type CollectOptions, type Hit, tuplesOf } from "../index/document-index.ts";
import { behindEntries, type EntryRange, entryBytes, entryRange, isSameEntry } from "../index/entry-bytes.ts";
import type { IndexQuery } from "../index/index-query.ts";
import { loadDocument } from "../opening/load-document.ts";
import type { LazyContent } from "./lazy-contents.ts";
import { type LazyStore, storeKeyOf } from "./lazy-store.ts";

/**
 * A collection that is not all in memory yet. Whoever looks at it brings in first whatever of the moment could matter to the answer,
 * which then comes from memory as always; so there is one way of answering, and nothing to be merged. Once complete, it is a
 * collection like any other.
 */
export class LazyCollection<T> extends Collection<T> {
  /** What is in memory so far. */
  override readonly residents: DocumentSource<T> = {
    definition: this.definition,
    indexes: this.indexes,
    value: (key) => super.value(key),
    has: (key) => super.has(key),
    version: (key) => super.version(key),
    keys: () => super.keys(),
    values: () => super.values(),
    count: () => super.count(),
    find: (index, query, options) => super.find(index, query, options),
    hits: (index, query, options) => super.hits(index, query, options),
  };
  #rest: LazyStore | undefined;
  #count = 0;
  #hasFormer = false;
  #hasExpiring = false;
  // Of documents that were deleted since the moment, which still has them.
  readonly #deleted = new Set<string>();
  /** By store key, why documents of the moment could not be taken in. */
  readonly #refused = new Map<string, unknown>();
  #isWhole = true;

  /** Says where the documents are. Called once, before anything is read. */
  begin(rest: LazyStore, { documents, former, expiring }: LazyContent): void {
    this.#rest = rest;
    this.#count = documents;
    // What those have in an index, a migration decides.
    this.#hasFormer = former.size > 0;
    this.#hasExpiring = expiring > 0;
    this.#isWhole = false;
  }

  override value(key: string): Readonly<T> | undefined {
    const resident = super.value(key);
    return this.#isWhole || resident !== undefined || !this.#fetch(key) ? resident : super.value(key);
  }

  override has(key: string): boolean {
    return super.has(key) || (!this.#isWhole && this.#fetch(key));
  }

  override version(key: string): DocumentVersion<T> | undefined {
    const resident = super.version(key);
    return this.#isWhole || resident !== undefined || !this.#fetch(key) ? resident : super.version(key);
  }

  override gather(): void {
    this.#loadRest();
    super.gather();
  }

  override keys(): string[] {
    this.#loadRest();
    return super.keys();
  }

  override values(): Readonly<T>[] {
    this.#loadRest();
    return super.values();
  }

  override count(): number {
    // Which of those that are not in memory have expired meanwhile, nobody knows.
    if (!this.#isWhole && this.#hasExpiring) this.#loadRest();
    if (!this.#isWhole) this.settle();
    return this.#isWhole ? super.count() : this.#count;
  }

  override find(at: number, query: IndexQuery, options: FindOptions = {}): Readonly<T>[] {
    if (!this.#isWhole) this.#fetchMatching(at, query, options);
    return super.find(at, query, options);
  }

  override hits(at: number, query: IndexQuery, options: CollectOptions = {}): Hit[] {
    if (!this.#isWhole) this.#fetchMatching(at, query, options);
    return super.hits(at, query, options);
  }

  // Whoever changes a document has looked at it before, so that it is in memory if there is one.
  override apply(key: string, after: DocumentVersion<T> | undefined): void {
    if (!this.#isWhole) {
      this.#count += Number(after !== undefined) - Number(this.holds(key));
      if (after === undefined) this.#deleted.add(key);
    }
    super.apply(key, after);
  }

  /** Takes in a document of the moment, if it is still what is stored. False when it is refused. */
  offer(envelope: Envelope): boolean {
    const key = storeKeyOf(this.definition, envelope.key);
    if (this.#refused.has(key)) return false;
    if (this.#rest === undefined || this.#deleted.has(key) || this.holds(key)) return true;
    try {
      loadDocument(this, envelope);
      return true;
    } catch (error) {
      this.#refused.set(key, error);
      return false;
    }
  }

  /** Says that every document of the moment was offered. */
  complete(): void {
    this.#rest = undefined;
    this.#deleted.clear();
    this.#isWhole = this.#refused.size === 0;
  }

  /** Takes in a document that is not in memory. False when there is none. */
  #fetch(key: string): boolean {
    if (this.#refused.has(key)) throw this.#refused.get(key);
    const rest = this.#rest;
    if (rest === undefined || this.#deleted.has(key)) return false;
    rest.uses++;
    const envelope = rest.read(this, key);
    if (envelope === undefined) return false;
    loadDocument(this, envelope);
    return true;
  }

  #loadRest(): void {
    this.#rest?.loadType(this);
    this.#throwRefusal();
  }

  #throwRefusal(): void {
    for (const error of this.#refused.values()) throw error;
  }

  #fetchMatching(at: number, query: IndexQuery, options: CollectOptions): void {
    const rest = this.#rest;
    const index = this.#hasFormer ? undefined : rest?.index(this.definition, at);
    const declaration = this.indexes[at]?.declaration;
    if (rest === undefined || index === undefined || declaration === undefined) {
      this.#loadRest();
      return;
    }
    this.#throwRefusal();
    rest.uses++;
    const { limit = Number.POSITIVE_INFINITY, reverse = false, skip } = options;
    const { from, to } = this.#rangeWithin(declaration, { at, query }, options);
    // Of the documents that are taken in here, what they have in the index: an entry may be left over from a former state.
    const taken = new Map<string, readonly Uint8Array[]>();
    const found = new Set<string>();
    for (const { entry, key: persisted } of limit === 0 ? [] : rest.find(index, [from, to, { reverse }])) {
      const key = storeKeyOf(this.definition, persisted);
      // A document may have very many entries: once it is found, they are not looked through again.
      if (found.has(key) || skip?.(key) === true) continue;
      const own = taken.get(key) ?? this.#entriesOfRest(declaration, key, limit);
      taken.set(key, own);
      if (own.some((each) => isSameEntry(each, entry))) found.add(key);
      if (found.size >= limit) break;
    }
  }

  // What was in memory before is found there. Without a limit nobody counts what was found.
  #entriesOfRest(declaration: IndexDeclaration<T>, key: string, limit: number): readonly Uint8Array[] {
    if (super.has(key) || !this.#fetch(key) || limit === Number.POSITIVE_INFINITY) return [];
    const version = super.version(key);
    if (version === undefined) return [];
    return tuplesOf(declaration, version.peek()).map((tuple) => entryBytes(declaration, tuple));
  }

  // Where memory has enough hits already, nothing behind the last of them can be among the first of all.
  #rangeWithin(
    declaration: IndexDeclaration<T>,
    { at, query }: { readonly at: number; readonly query: IndexQuery },
    options: CollectOptions,
  ): EntryRange {
    const range = entryRange(declaration, query);
    if (options.limit === undefined) return range;
    const last = super.hits(at, query, options)[options.limit - 1];
    if (last === undefined) return range;
    const entry = entryBytes(declaration, last.values);
    return options.reverse === true ? { from: entry, to: range.to } : { from: range.from, to: behindEntries(entry) };
  }
}

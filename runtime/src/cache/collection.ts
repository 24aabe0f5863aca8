import type { AnyDocument, DocumentDefinition } from "../document/definition.ts";
import { type CollectOptions, DocumentIndex, type Hit } from "./document-index.ts";
import type { DocumentSource } from "./document-source.ts";
import type { DocumentVersion } from "./document-version.ts";
import type { IndexQuery } from "./index-query.ts";
import { KeyLocks } from "./key-locks.ts";
import type { Resident } from "./resident.ts";
import type { RoutedStore } from "./store-routing.ts";
import type { StoredSchemas } from "./stored-schemas.ts";

/** All documents of one type that are committed, and their indexes. Changed only by loading and by commits that are stored. */
export class Collection<T> implements DocumentSource<T> {
  readonly definition: DocumentDefinition<T, never>;
  readonly store: RoutedStore;
  readonly schemas: StoredSchemas;
  readonly indexes: readonly DocumentIndex<T>[];
  /** Whose turn it is to update a key. */
  readonly updates = new KeyLocks();
  readonly #places = new Map<string, Place<T>>();

  constructor(definition: DocumentDefinition<T, never>, store: RoutedStore, schemas: StoredSchemas) {
    this.definition = definition;
    this.store = store;
    this.schemas = schemas;
    this.indexes = definition.indexes.map((declaration) => new DocumentIndex(declaration));
  }

  version(key: string): DocumentVersion<T> | undefined {
    return this.#places.get(key)?.version;
  }

  keys(): string[] {
    return [...this.#places.keys()];
  }

  versions(): DocumentVersion<T>[] {
    return Array.from(this.#places.values(), (place) => place.version);
  }

  count(): number {
    return this.#places.size;
  }

  hits(index: number, query: IndexQuery, options?: CollectOptions): Hit[] {
    return this.indexes[index]?.collect(query, options) ?? [];
  }

  /** Takes in a document while opening; `value` is its decoded payload, which is not kept. */
  load(key: string, version: DocumentVersion<T>, value: T): void {
    const place = { key, version };
    this.#places.set(key, place);
    for (const index of this.indexes) index.change(place, undefined, value);
  }

  /** Puts a stored version into memory and the indexes, or takes the document out when there is none. */
  apply(key: string, after: DocumentVersion<T> | undefined): void {
    const known = this.#places.get(key);
    if (after === undefined) {
      if (known === undefined) return;
      this.#places.delete(key);
      this.#reindex(known, known.version, undefined);
      return;
    }
    const place = known ?? { key, version: after };
    if (known === undefined) this.#places.set(key, place);
    this.#reindex(place, known?.version, after);
    place.version = after;
    after.settle();
  }

  #reindex(place: Resident, before: DocumentVersion<T> | undefined, after: DocumentVersion<T> | undefined): void {
    if (this.indexes.length === 0) return;
    const [old, now] = [before?.peek(), after?.peek()];
    for (const index of this.indexes) index.change(place, old, now);
  }
}

interface Place<T> extends Resident {
  version: DocumentVersion<T>;
}

/** A definition's collection, when the definition is known only as one of many. */
// biome-ignore lint/suspicious/noExplicitAny: a cache holds collections of documents of any type side by side.
export type AnyCollection = Collection<any>;

/** The collections of a cache, by the definition objects that it was opened with. */
export type Collections = ReadonlyMap<AnyDocument, AnyCollection>;

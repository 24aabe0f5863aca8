import type { DocumentDefinition, FindOptions } from "../../document/definition.ts";
import type { AnyCollection, Collection } from "../collection.ts";
import type { DocumentSource } from "../document-source.ts";
import type { DocumentVersion } from "../document-version.ts";
import { type CollectOptions, DocumentIndex, type Hit } from "../index/document-index.ts";
import type { IndexQuery } from "../index/index-query.ts";
import type { CommitRecord } from "./commit-history.ts";
import { OverlayDocuments } from "./overlay-documents.ts";

/**
 * A collection as of some commit, with changes of its own on top. It holds only what differs from the collection: it looks at
 * the commits since then when it is read, and remembers the versions that they replaced.
 */
export class Overlay<T> implements DocumentSource<T> {
  readonly #collection: Collection<T>;
  #position: CommitRecord;
  readonly #differing = new OverlayDocuments<T>();
  readonly #ownIndexes = new Map<number, DocumentIndex<T>>();

  constructor(collection: Collection<T>, position: CommitRecord) {
    this.#collection = collection;
    this.#position = position;
  }

  get definition(): DocumentDefinition<T, never> {
    return this.#collection.definition;
  }

  get indexes(): readonly DocumentIndex<T>[] {
    return this.#collection.indexes;
  }

  value(key: string): Readonly<T> | undefined {
    this.#catchUp();
    return this.#differing.has(key) ? this.#differing.version(key)?.value() : this.#collection.value(key);
  }

  has(key: string): boolean {
    this.#catchUp();
    return this.#differing.has(key) ? this.#differing.version(key) !== undefined : this.#collection.has(key);
  }

  version(key: string): DocumentVersion<T> | undefined {
    this.#catchUp();
    return this.#differing.has(key) ? this.#differing.version(key) : this.#collection.version(key);
  }

  /** The version that a write takes the place of, as far as that is known. */
  replaced(key: string): DocumentVersion<T> | undefined {
    this.#catchUp();
    return this.#differing.has(key) ? this.#differing.version(key) : this.#collection.replaced(key);
  }

  keys(): string[] {
    this.#catchUp();
    const all = this.#collection.keys();
    if (this.#differing.size === 0) return all;
    const keys = all.filter((key) => !this.#differing.has(key));
    for (const [key] of this.#differing.entries()) if (this.#differing.version(key) !== undefined) keys.push(key);
    return keys;
  }

  values(): Readonly<T>[] {
    this.#catchUp();
    if (this.#differing.size === 0) return this.#collection.values();
    return this.#valuesOf(this.keys());
  }

  count(): number {
    this.#catchUp();
    let count = this.#collection.count();
    for (const [key] of this.#differing.entries()) {
      count += Number(this.#differing.version(key) !== undefined) - Number(this.#collection.has(key));
    }
    return count;
  }

  find(at: number, query: IndexQuery, options?: FindOptions): Readonly<T>[] {
    this.#catchUp();
    if (this.#differing.size === 0) return this.#collection.find(at, query, options);
    return this.#valuesOf(this.hits(at, query, options).map(({ key }) => key));
  }

  hits(at: number, query: IndexQuery, options: CollectOptions = {}): Hit[] {
    this.#catchUp();
    const index = this.#collection.indexes[at];
    if (index === undefined) return [];
    if (this.#differing.size === 0) return this.#collection.hits(at, query, options);
    const skip = (key: string) => this.#differing.has(key);
    const unchanged = this.#collection.hits(at, query, { ...options, skip });
    const differing = this.#ownIndex(at, index).collect(query, options);
    const direction = options.reverse === true ? -1 : 1;
    const merged = mergeHits(unchanged, differing, (a, b) => direction * index.compareHits(a, b));
    return options.limit === undefined ? merged : merged.slice(0, options.limit);
  }

  /** Changes what this overlay shows, and nothing else. */
  set(key: string, version: DocumentVersion<T> | undefined): void {
    this.#catchUp();
    this.#show(key, version);
  }

  // The first replaced version since the start is the one that this overlay shows; its own changes stand above it.
  #catchUp(): void {
    // What has expired leaves by a commit too, so that who looks at an earlier moment still sees it.
    this.#collection.settle();
    const collection: AnyCollection = this.#collection;
    for (let record = this.#position.next; record !== undefined; record = record.next) {
      this.#position = record;
      for (const change of record.changes) {
        if (change.collection === collection && !this.#differing.has(change.key)) this.#show(change.key, change.before);
      }
    }
  }

  #valuesOf(keys: readonly string[]): Readonly<T>[] {
    const values: Readonly<T>[] = [];
    for (const key of keys) {
      const value = this.value(key);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  #show(key: string, version: DocumentVersion<T> | undefined): void {
    const slot = this.#differing.set(key, version);
    for (const index of this.#ownIndexes.values()) index.change(slot, version?.peek());
  }

  // Built when first asked for: most overlays are never queried.
  #ownIndex(at: number, of: DocumentIndex<T>): DocumentIndex<T> {
    let own = this.#ownIndexes.get(at);
    if (own === undefined) {
      own = new DocumentIndex(of.declaration, this.#differing);
      for (const [key, slot] of this.#differing.entries()) own.change(slot, this.#differing.version(key)?.peek());
      this.#ownIndexes.set(at, own);
    }
    return own;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a snapshot or transaction holds overlays over documents of any type side by side.
export type AnyOverlay = Overlay<any>;

function mergeHits(a: readonly Hit[], b: readonly Hit[], compare: (a: Hit, b: Hit) => number): Hit[] {
  if (b.length === 0) return [...a];
  const merged: Hit[] = [];
  let at = 0;
  for (const hit of a) {
    for (let next = b[at]; next !== undefined && compare(next, hit) < 0; next = b[++at]) merged.push(next);
    merged.push(hit);
  }
  return [...merged, ...b.slice(at)];
}

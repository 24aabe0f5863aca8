import type { DocumentDefinition } from "../document/definition.ts";
import type { AnyCollection, Collection } from "./collection.ts";
import type { CommitRecord } from "./commit-history.ts";
import { type CollectOptions, DocumentIndex, type Hit } from "./document-index.ts";
import type { DocumentSource } from "./document-source.ts";
import type { DocumentVersion } from "./document-version.ts";
import type { IndexQuery } from "./index-query.ts";
import type { Resident } from "./resident.ts";

/**
 * A collection as of some commit, with changes of its own on top. It holds only what differs from the collection: it looks at
 * the commits since then when it is read, and remembers the versions that they replaced.
 */
export class Overlay<T> implements DocumentSource<T> {
  readonly #collection: Collection<T>;
  #position: CommitRecord;
  readonly #differing = new Map<string, Difference<T>>();
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

  version(key: string): DocumentVersion<T> | undefined {
    this.#catchUp();
    const difference = this.#differing.get(key);
    return difference === undefined ? this.#collection.version(key) : difference.version;
  }

  keys(): string[] {
    this.#catchUp();
    const keys = this.#collection.keys().filter((key) => !this.#differing.has(key));
    for (const { key, version } of this.#differing.values()) if (version !== undefined) keys.push(key);
    return keys;
  }

  versions(): DocumentVersion<T>[] {
    const versions: DocumentVersion<T>[] = [];
    for (const key of this.keys()) {
      const version = this.version(key);
      if (version !== undefined) versions.push(version);
    }
    return versions;
  }

  count(): number {
    this.#catchUp();
    let count = this.#collection.count();
    for (const { key, version } of this.#differing.values()) {
      count += Number(version !== undefined) - Number(this.#collection.version(key) !== undefined);
    }
    return count;
  }

  hits(at: number, query: IndexQuery, options: CollectOptions = {}): Hit[] {
    this.#catchUp();
    const index = this.#collection.indexes[at];
    if (index === undefined) return [];
    const skip = (key: string) => this.#differing.has(key);
    const unchanged = index.collect(query, { ...options, skip });
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
    const collection: AnyCollection = this.#collection;
    for (let record = this.#position.next; record !== undefined; record = record.next) {
      this.#position = record;
      for (const change of record.changes) {
        if (change.collection === collection && !this.#differing.has(change.key)) this.#show(change.key, change.before);
      }
    }
  }

  #show(key: string, version: DocumentVersion<T> | undefined): void {
    const known = this.#differing.get(key);
    const difference = known ?? { key, version };
    for (const index of this.#ownIndexes.values()) index.change(difference, known?.version?.peek(), version?.peek());
    difference.version = version;
    this.#differing.set(key, difference);
  }

  // Built when first asked for: most overlays are never queried.
  #ownIndex(at: number, of: DocumentIndex<T>): DocumentIndex<T> {
    let own = this.#ownIndexes.get(at);
    if (own === undefined) {
      own = new DocumentIndex(of.declaration);
      for (const difference of this.#differing.values()) own.change(difference, undefined, difference.version?.peek());
      this.#ownIndexes.set(at, own);
    }
    return own;
  }
}

interface Difference<T> extends Resident {
  version: DocumentVersion<T> | undefined;
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

import type { DocumentDefinition, FindOptions } from "../../document/definition.ts";
import type { DocumentChange } from "../commit/commit-history.ts";
import type { Overlay } from "../commit/overlay.ts";
import type { DocumentSource } from "../document-source.ts";
import type { DocumentVersion } from "../document-version.ts";
import { type CollectOptions, type DocumentIndex, type Hit, tuplesOf } from "../index/document-index.ts";
import { type IndexQuery, matchesQuery } from "../index/index-query.ts";

/**
 * The documents of one type as a transaction sees them, with a record of everything that it looked at: a commit of someone
 * else that would have changed an answer is a conflict, any other is not.
 */
export class TransactionReads<T> implements DocumentSource<T> {
  readonly #overlay: Overlay<T>;
  readonly #keys = new Set<string>();
  readonly #queries: { readonly index: DocumentIndex<T>; readonly query: IndexQuery }[] = [];
  #sawWhichExist = false;
  #sawAll = false;

  constructor(overlay: Overlay<T>) {
    this.#overlay = overlay;
  }

  get definition(): DocumentDefinition<T, never> {
    return this.#overlay.definition;
  }

  get indexes(): readonly DocumentIndex<T>[] {
    return this.#overlay.indexes;
  }

  value(key: string): Readonly<T> | undefined {
    this.#keys.add(key);
    return this.#overlay.value(key);
  }

  has(key: string): boolean {
    this.#keys.add(key);
    return this.#overlay.has(key);
  }

  version(key: string): DocumentVersion<T> | undefined {
    this.#keys.add(key);
    return this.#overlay.version(key);
  }

  keys(): string[] {
    this.#sawWhichExist = true;
    return this.#overlay.keys();
  }

  values(): Readonly<T>[] {
    this.#sawAll = true;
    return this.#overlay.values();
  }

  count(): number {
    this.#sawWhichExist = true;
    return this.#overlay.count();
  }

  find(at: number, query: IndexQuery, options?: FindOptions): Readonly<T>[] {
    this.#saw(at, query);
    return this.#overlay.find(at, query, options);
  }

  hits(at: number, query: IndexQuery, options?: CollectOptions): Hit[] {
    this.#saw(at, query);
    return this.#overlay.hits(at, query, options);
  }

  /** Records a write: it conflicts with others' writes of the key as a read does. */
  set(key: string, version: DocumentVersion<T> | undefined): void {
    this.#keys.add(key);
    this.#overlay.set(key, version);
  }

  /** The keys that it looked at one by one. */
  get keysRead(): ReadonlySet<string> {
    return this.#keys;
  }

  conflictsWith({ key, before, after }: DocumentChange): boolean {
    if (this.#sawAll || this.#keys.has(key)) return true;
    if (this.#sawWhichExist && (before === undefined) !== (after === undefined)) return true;
    if (this.#queries.length === 0) return false;
    // Decoded once for all queries: the next commit waits for this.
    const [left, come] = [before?.peek(), after?.peek()];
    return this.#queries.some(({ index, query }) => answers(index, query, left) || answers(index, query, come));
  }

  #saw(at: number, query: IndexQuery): void {
    const index = this.#overlay.indexes[at];
    if (index !== undefined) this.#queries.push({ index, query });
  }
}

function answers<T>(index: DocumentIndex<T>, query: IndexQuery, value: Readonly<T> | undefined): boolean {
  if (value === undefined) return false;
  const { declaration } = index;
  return tuplesOf<T>(declaration, value).some((tuple) => matchesQuery(declaration, query, tuple));
}

// biome-ignore lint/suspicious/noExplicitAny: a transaction reads documents of any type side by side.
export type AnyReads = TransactionReads<any>;

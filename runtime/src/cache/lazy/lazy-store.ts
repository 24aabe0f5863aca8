import type { AnyDocument } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import { globalStoreKey } from "../../document/global-key.ts";
import { isReservedType } from "../../document/reserved-type.ts";
import type { IndexHit, MomentIndex, StoreMoment } from "../../stores/backing-store.ts";
import { closedError } from "../cache-errors.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import { storedIndexesOf } from "../index/index-entries.ts";
import { MissingEntries } from "../index/missing-entries.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import type { LazyCollection } from "./lazy-collection.ts";
import type { LazyContent } from "./lazy-contents.ts";

/** Collections that are filled from a moment. */
// biome-ignore lint/suspicious/noExplicitAny: a store holds documents of any type side by side.
type AnyLazyCollection = LazyCollection<any>;

/** Where a store's documents go. */
export interface LazyTarget {
  readonly source: RoutedStore;
  /** By persisted type name. */
  readonly collections: ReadonlyMap<string, AnyLazyCollection>;
  /** Takes the envelopes of all other types. */
  readonly foreign: Envelope[];
  /** Types that stay in the store. */
  readonly bounded: ReadonlySet<string>;
}

// So many documents at once, where somebody waits for all of them.
const batch = 1000;

/**
 * A store's documents as of the moment when it was opened, for as long as not all of them are in memory. What fails here is an error of
 * the read that asked.
 */
export class LazyStore {
  readonly #target: LazyTarget;
  readonly #moment: StoreMoment;
  readonly #indexes = new Map<AnyDocument, (MomentIndex | undefined)[]>();
  readonly #missing: MissingEntries;
  /** Documents by type. */
  readonly #counts = new Map<string, number>();
  /** What was read and is not offered to its collection yet, the next at the end. */
  readonly #read: Envelope[] = [];
  /** The same, of what was read of one type alone. */
  readonly #readOfType: Envelope[] = [];
  /** Those that are still to be read, where not all are. */
  #types: string[] | undefined;
  #isLoaded = false;
  #hasEnded = false;
  #failure: { readonly error: unknown } | undefined;
  /** Grows with every read that came here. */
  uses = 0;

  constructor(target: LazyTarget, moment: StoreMoment) {
    this.#target = target;
    this.#moment = moment;
    this.#missing = new MissingEntries(target.source.store, moment);
  }

  /** True when there is nothing more to be had: all documents are in memory, or reading them one after the other failed. */
  get isDone(): boolean {
    return this.#isLoaded || this.#hasEnded || this.#failure !== undefined;
  }

  /** True when what was read should first be dealt with. */
  get isBehind(): boolean {
    return this.#missing.isBehind;
  }

  /** Says which documents of a type are in the moment. */
  addType(collection: AnyLazyCollection, { documents, former }: LazyContent): void {
    this.#counts.set(collection.definition.type, documents);
    // What a migration makes of a document may be another thing tomorrow.
    if (former.size === 0) this.#ask(() => this.#missing.addType(collection));
  }

  /** The envelope of a store key. A global may stand under an older one. */
  read({ definition, schemas }: AnyLazyCollection, key: string): Envelope | undefined {
    return this.#ask(() => {
      const envelope = this.#moment.read(definition.type, key);
      if (envelope !== undefined || !definition.global) return envelope;
      for (const older of schemas.olderGlobalKeys) {
        const found = this.#moment.read(definition.type, older);
        if (found !== undefined) return found;
      }
      return undefined;
    });
  }

  /** An index of the type, when the store keeps all of it. */
  index(definition: AnyDocument, at: number): MomentIndex | undefined {
    let indexes = this.#indexes.get(definition);
    if (indexes === undefined) {
      const stored = storedIndexesOf(definition);
      indexes = this.#ask(() => stored.map((index) => this.#moment.index(definition.type, index)));
      this.#indexes.set(definition, indexes);
    }
    return indexes[at];
  }

  /** What is found in an index, as long as somebody asks for more. */
  *find(index: MomentIndex, range: Parameters<MomentIndex["find"]>): Generator<IndexHit> {
    try {
      yield* index.find(...range);
    } catch (error) {
      throw storeRefusal(this.#target.source.store, error);
    }
  }

  /** Takes in some documents. */
  loadSome(limit: number): void {
    this.#offerRead();
    if (this.isDone) return;
    const envelopes = this.#next(() => this.#nextOfAny(limit));
    this.#read.push(...envelopes.toReversed());
    this.#offerRead();
    if (envelopes.length === 0) this.#complete();
  }

  /** Takes in everything. @throws StoreError when that is not possible */
  loadAll(): void {
    // The store takes nothing before this returns, and memory should not hold all entries until then.
    if (!this.isDone) this.#missing.giveUp();
    while (!this.isDone) this.loadSome(batch);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Takes in all documents of one type, as far as the store can tell them from others. */
  loadType(collection: AnyLazyCollection): void {
    const moment = this.#moment;
    const { type } = collection.definition;
    if (this.isDone || moment.nextOf === undefined || this.#isMostly(type)) {
      this.loadAll();
      return;
    }
    this.#offerRead();
    while (!this.isDone) {
      const envelopes = this.#next(() => moment.nextOf?.(type, batch) ?? []);
      if (envelopes.length === 0) break;
      this.#readOfType.push(...envelopes.toReversed());
      this.#offerRead();
    }
    collection.complete();
  }

  /** Lets go of the moment: what is not in memory by then cannot be read any more. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    try {
      this.#moment.close();
    } catch {
      // Everything that was asked of it was answered; if the store is not well, closing it will tell.
    }
  }

  // A migration may ask the cache for more, and come here again: then what was read before goes on there.
  #offerRead(): void {
    const { collections, foreign, bounded } = this.#target;
    for (let envelope = this.#read.pop(); envelope !== undefined; envelope = this.#read.pop()) {
      if (isReservedType(envelope.type) || bounded.has(envelope.type)) continue;
      const collection = collections.get(envelope.type);
      if (collection === undefined) foreign.push(envelope);
      else if (collection.offer(envelope)) {
        this.#missing.add(collection, storeKeyOf(collection.definition, envelope.key));
      } else this.#missing.giveUp();
    }
    for (let envelope = this.#readOfType.pop(); envelope !== undefined; envelope = this.#readOfType.pop()) {
      collections.get(envelope.type)?.offer(envelope);
    }
  }

  // Bounded types may be most of a store, and are not to be read.
  #nextOfAny(limit: number): readonly Envelope[] {
    const { bounded } = this.#target;
    if (bounded.size === 0 || this.#moment.nextOf === undefined) return this.#moment.next(limit);
    this.#types ??= [...new Set(this.#moment.contents().map(({ type }) => type))].filter((type) => !bounded.has(type));
    for (let type = this.#types[0]; type !== undefined; type = this.#types[0]) {
      const envelopes = this.#moment.nextOf(type, limit);
      if (envelopes.length > 0) return envelopes;
      this.#types.shift();
    }
    return [];
  }

  // Reading everything is faster than picking most of it, unless entries are to be found on the way.
  #isMostly(type: string): boolean {
    let others = 0;
    for (const [each, documents] of this.#counts) if (each !== type) others += documents;
    return !this.#missing.isWanted && (this.#counts.get(type) ?? 0) > others;
  }

  #complete(): void {
    this.#isLoaded = true;
    for (const collection of this.#target.collections.values()) collection.complete();
    if (!this.#missing.isWanted) this.end();
    // Nobody waits for this, nor for the moment to be let go.
    else void this.#missing.finish().then(() => this.end());
  }

  #next(read: () => readonly Envelope[]): readonly Envelope[] {
    try {
      return this.#ask(read);
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  #ask<R>(read: () => R): R {
    if (this.#hasEnded) throw closedError();
    try {
      return read();
    } catch (error) {
      throw storeRefusal(this.#target.source.store, error);
    }
  }
}

/** Under which key memory has what is persisted under another. */
export function storeKeyOf(definition: AnyDocument, persisted: string): string {
  return definition.global ? globalStoreKey : persisted;
}

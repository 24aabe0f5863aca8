import { decodeToKeep } from "../../document/decode-to-keep.ts";
import type { FindOptions, IndexDeclaration } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import { freezeDeep } from "../../document/freeze-deep.ts";
import type { BackingStore, MomentIndex, MomentStore, StoreMoment } from "../../stores/backing-store.ts";
import type { Collection } from "../collection.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import { type CollectOptions, type Hit, tuplesOf } from "../index/document-index.ts";
import { entryBytes, entryRange, isSameEntry } from "../index/entry-bytes.ts";
import { storedIndexesOf } from "../index/index-entries.ts";
import type { IndexQuery } from "../index/index-query.ts";
import { storeKeyOf } from "../lazy/lazy-store.ts";
import { readStored } from "../opening/read-stored.ts";
import { notIndexedError, notListedError } from "./bounded-errors.ts";

const batch = 500;

/** A document found in the store. */
interface StoredHit<T> extends Hit {
  readonly value: Readonly<T>;
}

/** All documents of a bounded type, as their store has them now: each answer is of one moment, and fills no memory. */
export class StoredDocuments<T> {
  readonly #collection: Collection<T>;

  constructor(collection: Collection<T>) {
    this.#collection = collection;
  }

  keys(): string[] {
    const keys: string[] = [];
    this.#each("`keys`", ({ key }) => keys.push(storeKeyOf(this.#collection.definition, key)));
    return keys;
  }

  values(): Readonly<T>[] {
    const values: Readonly<T>[] = [];
    this.#each("`all`", (envelope) => values.push(this.#valueOf(envelope)));
    return values;
  }

  count(): number {
    const { type } = this.#collection.definition;
    return this.#within("`count`", (moment) => {
      return moment.contents().reduce((count, each) => count + (each.type === type ? each.documents : 0), 0);
    });
  }

  /** In order; each document once, at its first place. */
  find(at: number, query: IndexQuery, options: FindOptions & CollectOptions): StoredHit<T>[] {
    const declaration = this.#collection.indexes[at]?.declaration;
    if (declaration === undefined) return [];
    return this.#within(`\`${declaration.accessor}\``, (moment) => {
      const { definition, store } = this.#collection;
      const stored = storedIndexesOf(definition)[at];
      const index = stored && moment.index(definition.type, stored);
      if (index === undefined) throw notIndexedError(definition.type, declaration, store.text);
      return this.#findIn(moment, { index, declaration }, { query, options });
    });
  }

  #findIn(
    moment: StoreMoment,
    { index, declaration }: { readonly index: MomentIndex; readonly declaration: IndexDeclaration<T> },
    { query, options }: { readonly query: IndexQuery; readonly options: CollectOptions },
  ): StoredHit<T>[] {
    const { definition } = this.#collection;
    const { limit = Number.POSITIVE_INFINITY, reverse = false, skip } = options;
    const { from, to } = entryRange(declaration, query);
    const hits = new Map<string, StoredHit<T>>();
    for (const { entry, key: persisted } of limit === 0 ? [] : index.find(from, to, { reverse })) {
      const key = storeKeyOf(definition, persisted);
      if (hits.has(key) || skip?.(key) === true) continue;
      const envelope = moment.read(definition.type, persisted);
      if (envelope === undefined) continue;
      const value = this.#valueOf(envelope);
      // An entry may be left over from a former state of its document.
      const values = tuplesOf(declaration, value).find((tuple) => isSameEntry(entryBytes(declaration, tuple), entry));
      if (values !== undefined) hits.set(key, { key, values, value });
      if (hits.size >= limit) break;
    }
    return [...hits.values()];
  }

  /** What a store answers. @throws StoreError */
  ask<R>(read: () => R): R {
    try {
      return read();
    } catch (error) {
      throw storeRefusal(this.#collection.store.store, error);
    }
  }

  #valueOf(envelope: Envelope): Readonly<T> {
    const { definition } = this.#collection;
    const value = decodeToKeep(definition, readStored(this.#collection, envelope).payload);
    if (definition.freezable) freezeDeep(value);
    return value;
  }

  #each(what: string, take: (envelope: Envelope) => void): void {
    const { type } = this.#collection.definition;
    this.#within(what, (moment) => {
      for (;;) {
        const envelopes = this.ask(() => moment.nextOf?.(type, batch) ?? moment.next(batch));
        if (envelopes.length === 0) return;
        for (const envelope of envelopes) if (envelope.type === type) take(envelope);
      }
    });
  }

  #within<R>(what: string, answer: (moment: StoreMoment) => R): R {
    const { definition, store } = this.#collection;
    const { openMoment }: BackingStore & Partial<MomentStore> = store.store;
    if (openMoment === undefined) throw notListedError(definition.type, store.text, what);
    const moment = this.ask(() => openMoment.call(store.store));
    try {
      return answer(moment);
    } finally {
      moment.close();
    }
  }
}

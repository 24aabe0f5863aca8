import type { Envelope } from "../../document/envelope.ts";
import type { BackingStore } from "../../stores/backing-store.ts";
import type { DocumentName } from "../../stores/store-abilities.ts";
import { BoundedCollection } from "../bounded/bounded-collection.ts";
import { storeKeyOf } from "../lazy/lazy-store.ts";
import type { RoutedCollections } from "../opening/store-routing.ts";
import type { CommitHistory } from "./commit-history.ts";
import { type FoundDocument, refreshDocuments } from "./refresh-document.ts";

/** Brings into memory what others have written to a store. */
export class ForeignWrites {
  readonly #store: BackingStore;
  readonly #history: CommitHistory;
  readonly #collections: RoutedCollections;
  #waiting: Wanted[] = [];

  constructor(store: BackingStore, history: CommitHistory, collections: RoutedCollections) {
    this.#store = store;
    this.#history = history;
    this.#collections = collections;
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Asks for documents, or for all of them; resolves once `take` has brought them in. */
  add(names: readonly DocumentName[] | undefined): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ names, resolve, reject }));
  }

  /** Reads what was asked for. */
  async take(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { names, resolve, reject } of waiting) {
      try {
        refreshDocuments(names === undefined ? await this.#all() : await this.#named(names), this.#history);
        resolve();
      } catch (error) {
        reject(error);
      }
    }
  }

  /** Shows what a store found in place of what memory has; false when that cannot be read. */
  show(found: readonly FoundDocument[]): boolean {
    try {
      refreshDocuments(found, this.#history);
      return true;
    } catch {
      return false;
    }
  }

  async #named(names: readonly DocumentName[]): Promise<readonly FoundDocument[]> {
    const found: FoundDocument[] = [];
    for (const { type, key } of names) {
      const collection = this.#collections.get(type);
      if (collection === undefined) continue;
      const envelope = await this.#store.read(type, key);
      // What is brought into memory is no change of it.
      if (!(collection instanceof BoundedCollection) || collection.holds(key))
        found.push({ collection, key, envelope });
      else collection.admit(storeKeyOf(collection.definition, key), envelope);
    }
    return found;
  }

  async #all(): Promise<readonly FoundDocument[]> {
    const stored = new Map<string, Map<string, Envelope>>();
    for await (const envelope of this.#store.readAll()) {
      const documents = stored.get(envelope.type) ?? new Map<string, Envelope>();
      stored.set(envelope.type, documents.set(envelope.key, envelope));
    }
    const found: FoundDocument[] = [];
    for (const [type, collection] of this.#collections) {
      const documents = stored.get(type) ?? new Map<string, Envelope>();
      for (const key of collection.persistedKeys()) {
        if (!documents.has(key)) found.push({ collection, key, envelope: undefined });
      }
      for (const [key, envelope] of documents) {
        if (!collection.isBounded || collection.holds(key)) found.push({ collection, key, envelope });
      }
    }
    return found;
  }
}

interface Wanted {
  readonly names: readonly DocumentName[] | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

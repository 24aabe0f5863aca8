import type { IndexEntries, StoreChange } from "../stores/backing-store.ts";
import { duplicateUniqueError } from "./cache-errors.ts";
import type { AnyCollection, Collection } from "./collection.ts";
import type { CommitRecord, DocumentChange } from "./commit-history.ts";
import type { AnyVersion } from "./document-version.ts";
import { findDuplicate } from "./find-duplicate.ts";
import { entriesOfChange, keepsIndexes } from "./index-entries.ts";
import { type AnyOverlay, Overlay } from "./overlay.ts";

/** What a commit wants: a document's new version, or none. */
export interface Operation {
  readonly collection: AnyCollection;
  readonly key: string;
  readonly version: AnyVersion | undefined;
}

/** Decides what to write once it is the commit's turn. A throw refuses this commit alone. */
export type CommitPlan = (stage: CommitStage) => readonly Operation[];

/**
 * Judges the commits of one batch in order, each against memory as it will be once those before it are stored. Nothing here
 * is visible to anyone until the store has taken the batch.
 */
export class CommitStage {
  // Made, asked and forgotten before any commit is shown, so that nothing follows upon the moment that its overlays are of.
  readonly #now: CommitRecord = { changes: [], next: undefined };
  readonly #overlays = new Map<AnyCollection, AnyOverlay>();
  /** What the commits admitted so far change, in order. */
  readonly admitted: DocumentChange[] = [];

  /** The collection as it will be. */
  source<T>(collection: Collection<T>): Overlay<T> {
    let overlay = this.#overlays.get(collection);
    if (overlay === undefined) {
      overlay = new Overlay(collection, this.#now);
      this.#overlays.set(collection, overlay);
    }
    return overlay;
  }

  /** The changes of a commit, once they are known to be allowed. @throws what refuses it; the stage is then as before */
  admit(plan: CommitPlan): readonly DocumentChange[] {
    const changes: DocumentChange[] = [];
    try {
      for (const { collection, key, version } of plan(this)) {
        const source = this.source(collection);
        const before = source.version(key);
        if (before === undefined && version === undefined) continue;
        changes.push({ collection, key, before, after: version });
        source.set(key, version);
      }
      const duplicate = this.#findDuplicate(changes);
      if (duplicate !== undefined) throw duplicateUniqueError(duplicate);
    } catch (error) {
      for (const { collection, key, before } of changes.toReversed()) this.source(collection).set(key, before);
      throw error;
    }
    this.admitted.push(...changes);
    return changes;
  }

  // Judged at the end of the commit, so that two documents of one commit may swap unique values.
  #findDuplicate(changes: readonly DocumentChange[]) {
    for (const { collection, key } of changes) {
      if (!collection.hasUnique) continue;
      const source = this.source(collection);
      const value = source.version(key)?.peek();
      const duplicate = value === undefined ? undefined : findDuplicate(source, key, value);
      if (duplicate !== undefined) return duplicate;
    }
    return undefined;
  }
}

/** What the store is told. A global that was kept under its older key moves to the one key that is written. */
export function storeChangesOf(changes: readonly DocumentChange[]): StoreChange[] {
  const told: StoreChange[] = [];
  for (const change of changes) {
    const { collection, before, after } = change;
    const left = before?.persistedKey;
    if (after !== undefined) told.push(putOf(change, after));
    if (left !== undefined && left !== after?.persistedKey) {
      told.push({ kind: "delete", type: collection.definition.type, key: left, ...entriesFor(change, left) });
    }
  }
  return told;
}

function putOf(change: DocumentChange, { envelope }: AnyVersion): StoreChange {
  const { entries } = entriesFor(change, envelope.key);
  return entries === undefined ? { kind: "put", envelope } : { kind: "put", envelope, entries };
}

const noEntries: EntriesOfChange = {};

interface EntriesOfChange {
  readonly entries?: IndexEntries;
}

function entriesFor(change: DocumentChange, key: string): EntriesOfChange {
  const { definition, store } = change.collection;
  if (definition.indexes.length === 0 || !keepsIndexes(store.store)) return noEntries;
  return { entries: entriesOfChange(change, key) };
}

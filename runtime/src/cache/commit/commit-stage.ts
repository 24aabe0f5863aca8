import type { Condition, IndexEntries, StoreChange } from "../../stores/backing-store.ts";
import { duplicateUniqueError } from "../cache-errors.ts";
import type { AnyCollection, Collection } from "../collection.ts";
import type { AnyVersion } from "../document-version.ts";
import { findDuplicate } from "../index/find-duplicate.ts";
import { entriesOfChange, keepsIndexes } from "../index/index-entries.ts";
import type { EvictionBound } from "../lasting/eviction-bound.ts";
import { noMetadataError } from "../lasting/lasting-errors.ts";
import type { AttachedChange } from "./attached-change.ts";
import type { Conditions } from "./commit-guards.ts";
import type { ChangeCause, CommitRecord, DocumentChange } from "./commit-history.ts";
import { type AnyOverlay, Overlay } from "./overlay.ts";

/** What a commit wants: a document's new version, or none. */
export interface Operation {
  readonly collection: AnyCollection;
  readonly key: string;
  readonly version: AnyVersion | undefined;
  /** True when it was made from what memory shows of the document: see `DocumentChange`. */
  readonly isGuarded?: boolean;
  /** Why, where that is not what a caller asked for. */
  readonly cause?: ChangeCause;
}

/** A document that a commit was made from and leaves as it is. */
export interface ReadDocument {
  readonly collection: AnyCollection;
  readonly key: string;
  readonly version: AnyVersion | undefined;
}

/** Decides what to write once it is the commit's turn. A throw refuses this commit alone. */
export type CommitPlan = (stage: CommitStage) => readonly Operation[] | PlannedCommit;

export interface PlannedCommit {
  readonly operations: readonly Operation[];
  /** What must not change before it is stored, in stores that others write too; and what else is stored with it. */
  readonly reads: readonly (ReadDocument | AttachedChange)[];
}

/** A commit that is allowed. */
export interface AdmittedCommit {
  readonly changes: readonly DocumentChange[];
  readonly reads: PlannedCommit["reads"];
}

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
  admit(plan: CommitPlan): AdmittedCommit {
    const changes: DocumentChange[] = [];
    let reads: PlannedCommit["reads"] = [];
    try {
      const planned = plan(this);
      const operations = "operations" in planned ? planned.operations : planned;
      if ("reads" in planned) reads = planned.reads;
      this.#applyAll(operations, changes);
      for (const bound of boundsOf(changes)) this.#applyAll(bound.evictions(this, changes), changes);
      const duplicate = this.#findDuplicate(changes);
      if (duplicate !== undefined) throw duplicateUniqueError(duplicate);
    } catch (error) {
      for (const { collection, key, before } of changes.toReversed()) this.source(collection).set(key, before);
      throw error;
    }
    this.admitted.push(...changes);
    return { changes, reads };
  }

  #applyAll(operations: readonly Operation[], changes: DocumentChange[]): void {
    for (const operation of operations) {
      const change = this.#apply(operation);
      if (change !== undefined) changes.push(change);
    }
  }

  #apply({ collection, key, version, isGuarded = false, cause }: Operation): DocumentChange | undefined {
    const source = this.source(collection);
    const before = source.replaced(key);
    // Others may have put what memory does not have.
    if (before === undefined && version === undefined && !collection.isShared) return undefined;
    if (
      version !== undefined &&
      !collection.keepsMetadata &&
      (version.expiresAt !== undefined || version.tags !== undefined)
    ) {
      throw noMetadataError(collection.store.store, collection.definition.type, key);
    }
    source.set(key, version);
    const change = { collection, key, before, after: version, ...(isGuarded && { isGuarded }) };
    return cause === undefined ? change : { ...change, cause };
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

const noBounds: readonly EvictionBound[] = [];

/** The bounds of collections into which a commit puts something. */
function boundsOf(changes: readonly DocumentChange[]): Iterable<EvictionBound> {
  let bounds: Set<EvictionBound> | undefined;
  for (const { collection, after } of changes) {
    if (collection.bound === undefined || after === undefined) continue;
    bounds ??= new Set();
    bounds.add(collection.bound);
  }
  return bounds ?? noBounds;
}

const noConditions: Conditions = new Map();

/** What the store is told. A global that was kept under its older key moves to the one key that is written. */
export function storeChangesOf(
  changes: readonly DocumentChange[],
  conditions: Conditions = noConditions,
): StoreChange[] {
  const told: StoreChange[] = [];
  for (const change of changes) {
    const { collection, key, before, after } = change;
    const condition = conditions.get(change);
    const left = before?.persistedKey ?? (after === undefined ? key : undefined);
    if (after !== undefined) {
      // A global that moves is nowhere yet where it is put.
      const own = condition !== undefined && left !== undefined && left !== after.persistedKey ? null : condition;
      told.push(withCondition(putOf(change, after), own));
    }
    if (left !== undefined && left !== after?.persistedKey) {
      const gone = {
        kind: "delete",
        type: collection.definition.type,
        key: left,
        ...entriesFor(change, left),
      } as const;
      told.push(withCondition(gone, condition));
    }
  }
  return told;
}

function withCondition(change: StoreChange, condition: Condition | undefined): StoreChange {
  return condition === undefined ? change : { ...change, condition };
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

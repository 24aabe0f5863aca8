import { StoreError } from "../../errors.ts";
import type { BackingStore, StoreChange, WriteInfo } from "../../stores/backing-store.ts";
import { type DocumentName, isHistorical } from "../../stores/store-abilities.ts";
import { conflictError, reasonText } from "../cache-errors.ts";
import type { RoutedCollections } from "../opening/store-routing.ts";
import type { AttachedChange } from "./attached-change.ts";
import { type ConflictPlace, conditionsOf, conflictsOf } from "./commit-guards.ts";
import type { CommitHistory, DocumentChange } from "./commit-history.ts";
import { type AdmittedCommit, type CommitPlan, CommitStage, type Operation } from "./commit-stage.ts";
import { pauseAfterConflict } from "./conflict-pause.ts";
import { ForeignWrites } from "./foreign-writes.ts";
import { toldBatch } from "./told-batch.ts";

// A batch stops growing here, so that one store transaction stays of a size that every store takes.
const batchLimit = 10_000;
/** So often a commit meets writes of other processes before it is given up: several seconds. */
const attemptLimit = 200;

/**
 * Group commit for one store: commits that arrive while a write is under way are written together by the next one. The store
 * first, then memory; when the store refuses a batch, memory, indexes and lookups are as they were. When it has other documents than
 * guarded commits were made from, memory takes those in, and the commits are planned anew.
 */
export class CommitQueue {
  readonly #store: BackingStore;
  readonly #history: CommitHistory;
  readonly #foreign: ForeignWrites;
  readonly #writesEach: boolean;
  #waiting: Commit[] = [];
  #draining: Promise<void> | undefined;

  constructor(store: BackingStore, history: CommitHistory, collections: RoutedCollections) {
    this.#store = store;
    this.#history = history;
    this.#foreign = new ForeignWrites(store, history, collections);
    this.#writesEach = isHistorical(store);
  }

  /** Ends once nothing waits any more; undefined when nothing does. */
  get draining(): Promise<void> | undefined {
    return this.#draining;
  }

  /**
   * What the commit changed, once it is stored and visible. `info` is for the store's history.
   * @throws what the plan throws, `cache/duplicate-unique`, `cache/conflict`, StoreError
   */
  submit(plan: CommitPlan, info?: WriteInfo): Promise<readonly DocumentChange[]> {
    return new Promise((resolve, reject) => this.#add({ plan, info, resolve, reject, attempts: 0 }));
  }

  /** Commits what is known already. Resolves once it is stored and visible. @throws `cache/duplicate-unique`, StoreError */
  write(operations: readonly Operation[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#add({ plan: () => operations, info: undefined, resolve: () => resolve(), reject, attempts: 0 });
    });
  }

  /**
   * Takes into memory what the store has of some documents, or of all. Resolves once memory shows what was stored before the call.
   * @throws StoreError; as `readStored`
   */
  refresh(names: readonly DocumentName[] | undefined): Promise<void> {
    const refreshed = this.#foreign.add(names);
    this.#begin();
    return refreshed;
  }

  #add(commit: Commit): void {
    this.#waiting.push(commit);
    this.#begin();
  }

  #begin(): void {
    this.#draining ??= Promise.resolve().then(() => this.#drain());
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0 || this.#foreign.isWaiting) {
        // While no write is under way, so that what is read is not older than what memory shows.
        if (this.#foreign.isWaiting) await this.#foreign.take();
        await this.#writeBatch();
      }
    } finally {
      this.#draining = undefined;
    }
  }

  async #writeBatch(): Promise<void> {
    const { batch, refused } = this.#admitWaiting(new CommitStage());
    if (this.#writesEach) await Promise.all(batch.map((judged) => this.#writeTogether([judged])));
    else await this.#writeTogether(batch);
    // Only now, so that who tries again finds in memory what it was refused for.
    for (const { commit, error } of refused) commit.reject(error);
  }

  async #writeTogether(batch: readonly JudgedCommit[]): Promise<void> {
    const isGuarded = batch.some(({ changes, reads }) => reads.length > 0 || changes.some((each) => each.isGuarded));
    let places: readonly (ConflictPlace | AttachedChange)[] = [];
    try {
      if (isGuarded) {
        const told = toldBatch(batch, await conditionsOf(this.#store, batch));
        places = told.places;
        await this.#write(told.changes, batch);
      } else if (batch.some(({ changes }) => changes.length > 0)) await this.#write(toldBatch(batch).changes, batch);
    } catch (error) {
      const conflicts = conflictsOf(error, places);
      if (conflicts === undefined || !this.#foreign.show(conflicts)) this.#refuse(batch, error);
      else await this.#putBack(batch);
      return;
    }
    for (const { commit, changes } of batch) this.#show(commit, changes);
  }

  #write(changes: readonly StoreChange[], batch: readonly JudgedCommit[]): Promise<void> {
    const info = this.#writesEach ? batch[0]?.commit.info : undefined;
    return info === undefined ? this.#store.write(changes) : this.#store.write(changes, info);
  }

  #refuse(batch: readonly JudgedCommit[], error: unknown): void {
    const refusal = storeRefusal(this.#store, error);
    for (const { commit } of batch) commit.reject(refusal);
  }

  /** The commits are planned anew, in their order and before all others, after a while that grows and is never the same in two processes. */
  async #putBack(batch: readonly JudgedCommit[]): Promise<void> {
    let most = 0;
    const again: Commit[] = [];
    for (const { commit, changes, reads } of batch) {
      const mayConflict = reads.length > 0 || changes.some((change) => change.isGuarded);
      if (mayConflict) commit.attempts++;
      most = Math.max(most, commit.attempts);
      if (commit.attempts < attemptLimit) again.push(commit);
      else commit.reject(conflictError("A write", attemptLimit));
    }
    this.#waiting = [...again, ...this.#waiting];
    await pauseAfterConflict(most);
  }

  #show(commit: Commit, changes: readonly DocumentChange[]): void {
    try {
      if (changes.length > 0) this.#history.append(changes, commit.info);
      commit.resolve(changes);
    } catch (error) {
      // Only a definition whose index parts throw comes here; the commits after this one must not suffer for it.
      commit.reject(error);
    }
  }

  #admitWaiting(stage: CommitStage): JudgedCommits {
    const judged: JudgedCommits = { batch: [], refused: [] };
    let at = 0;
    // A plan may submit further commits: the list is read anew each time.
    for (; stage.admitted.length < batchLimit; at++) {
      const commit = this.#waiting[at];
      if (commit === undefined) break;
      try {
        judged.batch.push({ commit, ...stage.admit(commit.plan) });
      } catch (error) {
        judged.refused.push({ commit, error });
      }
    }
    this.#waiting = this.#waiting.slice(at);
    return judged;
  }
}

/** A store's own errors pass through; anything else a store throws is told with the place. */
export function storeRefusal(store: Pick<BackingStore, "name" | "location">, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(
    "store/io",
    store.location,
    `the ${store.name} store failed: ${reasonText(error)} Nothing of the operation counts as done.`,
    { cause: error },
  );
}

interface Commit {
  readonly plan: CommitPlan;
  readonly info: WriteInfo | undefined;
  readonly resolve: (changes: readonly DocumentChange[]) => void;
  readonly reject: (error: unknown) => void;
  /** How often it met a write of another process. */
  attempts: number;
}

interface JudgedCommit extends AdmittedCommit {
  readonly commit: Commit;
}

interface JudgedCommits {
  readonly batch: JudgedCommit[];
  readonly refused: { readonly commit: Commit; readonly error: unknown }[];
}

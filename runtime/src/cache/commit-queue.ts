import { StoreError } from "../errors.ts";
import type { BackingStore } from "../stores/backing-store.ts";
import { reasonText } from "./cache-errors.ts";
import type { CommitHistory, DocumentChange } from "./commit-history.ts";
import { type CommitPlan, CommitStage, type Operation, storeChangesOf } from "./commit-stage.ts";

// A batch stops growing here, so that one store transaction stays of a size that every store takes.
const batchLimit = 10_000;

/**
 * Group commit for one store: commits that arrive while a write is under way are written together by the next one. The store
 * first, then memory; when the store refuses a batch, memory, indexes and lookups are as they were.
 */
export class CommitQueue {
  readonly #store: BackingStore;
  readonly #history: CommitHistory;
  #waiting: Commit[] = [];
  #draining: Promise<void> | undefined;

  constructor(store: BackingStore, history: CommitHistory) {
    this.#store = store;
    this.#history = history;
  }

  /** Ends once nothing waits any more; undefined when nothing does. */
  get draining(): Promise<void> | undefined {
    return this.#draining;
  }

  /** What the commit changed, once it is stored and visible. @throws what the plan throws, `cache/duplicate-unique`, StoreError */
  submit(plan: CommitPlan): Promise<readonly DocumentChange[]> {
    return new Promise((resolve, reject) => this.#add({ plan, resolve, reject }));
  }

  /** Commits what is known already. Resolves once it is stored and visible. @throws `cache/duplicate-unique`, StoreError */
  write(operations: readonly Operation[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#add({ plan: () => operations, resolve: () => resolve(), reject });
    });
  }

  #add(commit: Commit): void {
    this.#waiting.push(commit);
    this.#draining ??= Promise.resolve().then(() => this.#drain());
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) await this.#writeBatch();
    } finally {
      this.#draining = undefined;
    }
  }

  async #writeBatch(): Promise<void> {
    const stage = new CommitStage();
    const { batch, refused } = this.#admitWaiting(stage);
    try {
      if (stage.admitted.length > 0) await this.#store.write(storeChangesOf(stage.admitted));
    } catch (error) {
      const refusal = storeRefusal(this.#store, error);
      for (const { commit } of batch) commit.reject(refusal);
      batch.length = 0;
    }
    for (const { commit, changes } of batch) this.#show(commit, changes);
    // Only now, so that who tries again finds in memory what it was refused for.
    for (const { commit, error } of refused) commit.reject(error);
  }

  #show(commit: Commit, changes: readonly DocumentChange[]): void {
    try {
      if (changes.length > 0) this.#history.append(changes);
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
        judged.batch.push({ commit, changes: stage.admit(commit.plan) });
      } catch (error) {
        judged.refused.push({ commit, error });
      }
    }
    this.#waiting = this.#waiting.slice(at);
    return judged;
  }
}

/** A store's own errors pass through; anything else a store throws is told with the place. */
export function storeRefusal(store: BackingStore, error: unknown): StoreError {
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
  readonly resolve: (changes: readonly DocumentChange[]) => void;
  readonly reject: (error: unknown) => void;
}

interface JudgedCommits {
  readonly batch: { readonly commit: Commit; readonly changes: readonly DocumentChange[] }[];
  readonly refused: { readonly commit: Commit; readonly error: unknown }[];
}

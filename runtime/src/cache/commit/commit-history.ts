import type { WriteInfo } from "../../stores/backing-store.ts";
import type { AnyCollection } from "../collection.ts";
import type { AnyVersion } from "../document-version.ts";

/** One document's part in a commit. */
export interface DocumentChange {
  readonly collection: AnyCollection;
  readonly key: string;
  readonly before: AnyVersion | undefined;
  readonly after: AnyVersion | undefined;
  /** True when it may only be stored over what memory showed: others may have written the document meanwhile. */
  readonly isGuarded?: boolean;
  /** Why it changed, where that is not a write of this cache. */
  readonly cause?: ChangeCause;
}

/** Its time had come; the store's bound was reached; another process wrote it. */
export type ChangeCause = "expired" | "evicted" | "elsewhere";

/** A commit that memory shows, and behind it the next one. */
export interface CommitRecord {
  readonly changes: readonly DocumentChange[];
  /** Why and by whom, where the transaction said so. */
  readonly info?: WriteInfo | undefined;
  next: CommitRecord | undefined;
}

/**
 * Commits as a list that is only held at its end. Who wants to know what happened since some moment (a snapshot, a transaction)
 * holds the end of that moment and follows `next`; what nobody looks back at is garbage.
 */
export class CommitHistory {
  #last: CommitRecord = { changes: [], next: undefined };
  #isFollowed = false;
  readonly #watchers = new Set<(commit: CommitRecord) => void>();

  /** The end of the list, from which all that follows can be found. */
  get last(): CommitRecord {
    this.#isFollowed = true;
    return this.#last;
  }

  /** Appends the changes of a stored commit, and puts them into memory. */
  append(changes: readonly DocumentChange[], info?: WriteInfo): void {
    for (const change of changes) change.collection.apply(change.key, change.after);
    const record: CommitRecord = { changes, info, next: undefined };
    // A record that the collector of garbage once took for long-lived keeps alive whatever is linked to it: a third of the time of a write.
    if (this.#isFollowed) this.#last.next = record;
    this.#last = record;
    for (const watcher of this.#watchers) watcher(record);
  }

  /** Calls `watcher` with every commit once memory shows it, until the result is called. It must not throw. */
  watch(watcher: (commit: CommitRecord) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

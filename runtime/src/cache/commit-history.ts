import type { AnyCollection } from "./collection.ts";
import type { AnyVersion } from "./document-version.ts";

/** One document's part in a commit. */
export interface DocumentChange {
  readonly collection: AnyCollection;
  readonly key: string;
  readonly before: AnyVersion | undefined;
  readonly after: AnyVersion | undefined;
}

/** A commit that memory shows, and behind it the next one. */
export interface CommitRecord {
  readonly changes: readonly DocumentChange[];
  next: CommitRecord | undefined;
}

/**
 * Commits as a list that is only held at its end. Who wants to know what happened since some moment (a snapshot, a transaction)
 * holds the end of that moment and follows `next`; what nobody looks back at is garbage.
 */
export class CommitHistory {
  #last: CommitRecord = { changes: [], next: undefined };
  #isFollowed = false;

  /** The end of the list, from which all that follows can be found. */
  get last(): CommitRecord {
    this.#isFollowed = true;
    return this.#last;
  }

  /** Appends the changes of a stored commit, and puts them into memory. */
  append(changes: readonly DocumentChange[]): void {
    for (const change of changes) change.collection.apply(change.key, change.after);
    const record: CommitRecord = { changes, next: undefined };
    // A record that the collector of garbage once took for long-lived keeps alive whatever is linked to it: a third of the time of a write.
    if (this.#isFollowed) this.#last.next = record;
    this.#last = record;
  }
}

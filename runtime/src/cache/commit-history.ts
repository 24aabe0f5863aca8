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

  get last(): CommitRecord {
    return this.#last;
  }

  /** Appends the changes of a stored commit, and puts them into memory. */
  append(changes: readonly DocumentChange[]): void {
    for (const change of changes) change.collection.apply(change.key, change.after);
    const record: CommitRecord = { changes, next: undefined };
    this.#last.next = record;
    this.#last = record;
  }
}

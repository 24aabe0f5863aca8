import type { AnyCollection } from "../collection.ts";
import type { CommitHistory, DocumentChange } from "../commit/commit-history.ts";

/** Takes documents out of memory once they have expired. The stores treat them as absent by themselves. */
export interface Expiry {
  /** By which documents expire, in milliseconds since 1970; never goes back. */
  now(): number;
  /** Told of every time at which a document that memory takes in expires. */
  expect(time: number): void;
  /** Takes documents out, as a commit that deletes them would. */
  drop(collection: AnyCollection, keys: readonly string[]): void;
}

/** Documents expire out of memory and indexes by a commit that no store is told of, so that snapshots keep what they saw. */
export function expiryBy({ now, expect, history }: Omit<Expiry, "drop"> & { readonly history: CommitHistory }): Expiry {
  return {
    now,
    expect,
    drop: (collection, keys) => {
      const changes: DocumentChange[] = keys.map((key) => {
        return { collection, key, before: collection.leaving(key), after: undefined, cause: "expired" };
      });
      history.append(changes);
    },
  };
}
